// What does the server know about keys and preferences? There are no API users in v2 (sheet §6.10).
import type { NumberedTable } from "./numberedTable.ts";

/** What a key may do. */
export interface ApiKeyScope {
  readonly controller: string;
  readonly action: string;
}

/** An API key. */
export interface ApiKeyRecord {
  readonly id: number;
  /** The whole key. */
  readonly key: string;
  readonly name: string;
  readonly api_key_scopes: readonly ApiKeyScope[];
}

/** A preference of the caller. */
export interface ConfigurationRecord {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
}

/** A kind of label that tasks or files may carry. */
export interface MetadataDefinitionRecord {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly mandatory: boolean;
  readonly type: string;
  readonly comment: string | null;
  readonly apply_active_archive?: boolean;
  readonly apply_offline_archive?: boolean;
  readonly apply_data_exchange?: boolean;
  readonly apply_maintenance?: boolean;
}

/** The tables of keys and preferences. */
export interface AccountTables {
  readonly apiKeys: NumberedTable<ApiKeyRecord>;
  readonly configurations: NumberedTable<ConfigurationRecord>;
  readonly taskMetadataDefinitions: NumberedTable<MetadataDefinitionRecord>;
  readonly fileMetadataDefinitions: NumberedTable<MetadataDefinitionRecord>;
}
