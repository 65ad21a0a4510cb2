// What do keys, preferences and kinds of labels look like? (sheet §2, §6.1, §6.10)
import type { Nodeum } from "../nodeum.ts";
import type {
  ApiKeyRecord,
  ApiKeyScope,
  ConfigurationRecord,
  MetadataDefinitionRecord,
} from "../state/accountRecords.ts";
import { type Json, unprocessable } from "../wire/apiError.ts";
import { type Attributes, fixed, settable } from "../wire/attributes.ts";
import type { Resource } from "./resource.ts";
import { tableChanges } from "./tableChanges.ts";

/** The resources of keys, preferences and labels. */
export function accountResources(nodeum: Nodeum) {
  const apiKeys = apiKeyResource(nodeum);
  const { api_key_scopes: _scopes, ...withoutScopes } = apiKeys.attributes;
  return {
    /** Keys as lists show them. */
    apiKeyRows: { ...apiKeys, attributes: withoutScopes },
    /** Keys as single reads show them. */
    apiKeys,
    /** Preferences. */
    configurations: configurationResource(nodeum),
    /** Kinds of labels of tasks. */
    taskDefinitions: definitionResource(nodeum, "task"),
    /** Kinds of labels of files. */
    fileDefinitions: definitionResource(nodeum, "file"),
  };
}

function apiKeyResource(nodeum: Nodeum): Resource<ApiKeyRecord> {
  const table = () => nodeum.state.apiKeys;
  const changes = tableChanges(table, {});
  return {
    word: "api_key",
    plural: "api_keys",
    names: [],
    sortable: false,
    attributes: {
      id: fixed("integer", { unfiltered: true }),
      key: fixed("text", { unfiltered: true }),
      name: settable("text", { required: true, unfiltered: true }),
      api_key_scopes: settable("json"),
    },
    table,
    values: (row) => ({ ...row, key: `******************${row.key.slice(-4)}` }),
    create: (values) => {
      const key = nodeum.state.random.hex(40);
      return changes.create({ key, ...values, api_key_scopes: readScopes(values.api_key_scopes) });
    },
    update: (row, values) =>
      changes.update(row, {
        ...values,
        ...(values.api_key_scopes !== undefined && { api_key_scopes: readScopes(values.api_key_scopes) }),
      }),
    destroy: changes.destroy,
  };
}

function readScopes(value: unknown): ApiKeyScope[] {
  if (value === undefined || value === null) return [];
  const isScope = (item: Json | null) => typeof item?.controller === "string" && typeof item.action === "string";
  if (!Array.isArray(value) || !value.every(isScope)) {
    throw unprocessable({ api_key_scopes: [{ error: "invalid", value: JSON.stringify(value) }] });
  }
  return value.map(({ controller, action }: ApiKeyScope) => ({ controller, action }));
}

function configurationResource(nodeum: Nodeum): Resource<ConfigurationRecord> {
  const table = () => nodeum.state.configurations;
  return {
    word: "configuration",
    plural: "configurations",
    names: ["key"],
    sortable: false,
    attributes: {
      id: fixed("integer", { unfiltered: true }),
      key: settable("text", { required: true, unique: true, unfiltered: true }),
      value: settable("text", { unfiltered: true }),
    },
    table,
    ...tableChanges(table, { value: null }),
  };
}

function definitionResource(nodeum: Nodeum, of: "task" | "file"): Resource<MetadataDefinitionRecord> {
  const plain: Attributes = Object.fromEntries(
    ["key", "name", "type", "comment"].map((name) => [name, fixed("text", { unfiltered: true })]),
  );
  const applies = ["apply_active_archive", "apply_offline_archive", "apply_data_exchange", "apply_maintenance"];
  const flag = fixed("flag", { unfiltered: true });
  return {
    word: "metadata_definition",
    plural: `${of}_metadata_definitions`,
    names: ["key"],
    sortable: false,
    attributes: {
      id: fixed("integer", { unfiltered: true }),
      ...plain,
      mandatory: flag,
      ...(of === "task" && Object.fromEntries(applies.map((name) => [name, flag]))),
    },
    table: () => (of === "task" ? nodeum.state.taskMetadataDefinitions : nodeum.state.fileMetadataDefinitions),
  };
}
