// What does the server know about keys and preferences? There are no API users in v2 (sheet §6.10).
import type { NumberedTable } from "./numberedTable.ts";

/** What a key may do. */
export interface ApiKeyScope {
  /** First part of a scope. */
  readonly controller: string;
  /** Second part of a scope. */
  readonly action: string;
}

/** An API key. */
export interface ApiKeyRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** The whole key. */
  readonly key: string;
  /** Name. */
  readonly name: string;
  /** What it may do. */
  readonly api_key_scopes: readonly ApiKeyScope[];
}

/** A preference of the caller. */
export interface ConfigurationRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Key. */
  readonly key: string;
  /** Value, always text. */
  readonly value: string | null;
}

/** A kind of label that tasks or files may carry. */
export interface MetadataDefinitionRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Key. */
  readonly key: string;
  /** Name. */
  readonly name: string;
  /** Whether it must be given. */
  readonly mandatory: boolean;
  /** Kind, one of the words of the API. */
  readonly type: string;
  /** Remark of an administrator. */
  readonly comment: string | null;
  /** Whether tasks of active archives may have it. */
  readonly apply_active_archive?: boolean;
  /** Whether tasks of offline archives may have it. */
  readonly apply_offline_archive?: boolean;
  /** Whether tasks of data exchange may have it. */
  readonly apply_data_exchange?: boolean;
  /** Whether maintenance tasks may have it. */
  readonly apply_maintenance?: boolean;
}

/** The tables of keys and preferences. */
export interface AccountTables {
  /** API keys. */
  readonly apiKeys: NumberedTable<ApiKeyRecord>;
  /** Preferences. */
  readonly configurations: NumberedTable<ConfigurationRecord>;
  /** Kinds of labels of tasks. */
  readonly taskMetadataDefinitions: NumberedTable<MetadataDefinitionRecord>;
  /** Kinds of labels of files. */
  readonly fileMetadataDefinitions: NumberedTable<MetadataDefinitionRecord>;
}
