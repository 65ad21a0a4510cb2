// How does StorageGraph speak to a Nodeum server (data archiving, API v2)? The connector: which kinds come from which feed, which
// commands exist, which alerts are concluded. Used by the composition root.
import { type AuthMethod, type Connector, DERIVED } from "../../contract/connector.ts";
import { unsupported } from "../../contract/support.ts";
import type { UpstreamClient } from "../../upstream/UpstreamClient.ts";
import { NODEUM_ALERTS } from "./alerts.ts";
import type { Nodeum } from "./api.ts";
import { nodeumCommands } from "./commands.ts";
import { containersFeed } from "./feeds/containers.ts";
import { executionsFeed } from "./feeds/executions.ts";
import { serverFeed, signOfLife } from "./feeds/server.ts";
import { storageFeed } from "./feeds/storage.ts";
import { tasksFeed } from "./feeds/tasks.ts";
import { nodeumWords } from "./map/words.ts";
import { NODEUM_DEFAULTS, type NodeumOptions } from "./options.ts";

export { type NodeumCredentials, nodeumAuth } from "./auth.ts";
export { NODEUM_DEFAULTS, type NodeumOptions } from "./options.ts";
export { readNodeumError } from "./readError.ts";

/** What a connector needs. */
export interface NodeumParts {
  /** The operator's configuration key. */
  readonly sourceId: string;
  /** The door to the server, with `basePath` and budgets of `NODEUM_DEFAULTS`. */
  readonly client: UpstreamClient;
  readonly options?: NodeumOptions;
  /** `method` of the strategy that `nodeumAuth` made; STATIC_TOKEN when left out. */
  readonly authMethod?: AuthMethod;
}

const NO_SNAPSHOTS = unsupported(
  "Nodeum takes no snapshots; its backup tasks copy files, and are shown as job templates.",
);

/** Makes the connector of one server. It keeps nothing between calls. Throws a RangeError for a page size below 1. */
export function createNodeumConnector(parts: NodeumParts): Connector {
  const { sourceId, client, options = {}, authMethod = "STATIC_TOKEN" } = parts;
  const { pageSize, filterExecutions, serverName = sourceId } = { ...NODEUM_DEFAULTS, ...options };
  if (!Number.isInteger(pageSize) || pageSize < 1) throw new RangeError(`pageSize must be 1 or more, not ${pageSize}.`);
  const nodeum: Nodeum = { sourceId, client, words: nodeumWords(client), pageSize };
  const storage = storageFeed(nodeum);
  const containers = containersFeed(nodeum);
  return {
    vendor: "NODEUM",
    sourceId,
    authMethod,
    readers: {
      Site: serverFeed(nodeum, serverName),
      Host: unsupported(
        "Nodeum does not tell on which machines it runs; systems that it mounts shares of are no hosts of it.",
      ),
      StoragePool: storage,
      Volume: containers,
      Share: storage,
      Snapshot: NO_SNAPSHOTS,
      SnapshotPolicy: NO_SNAPSHOTS,
      Quota: containers,
      Job: executionsFeed(nodeum, { filters: filterExecutions }),
      JobTemplate: tasksFeed(nodeum),
      Alert: DERIVED,
      Certificate: unsupported("Nodeum manages no certificates through its API."),
    },
    commands: nodeumCommands({ ...nodeum, filterExecutions }),
    deriveAlerts: NODEUM_ALERTS,
    // The one site has a constant key, and everything else is named by its own.
    lateRelations: [],
    async probe(call) {
      await signOfLife(nodeum, call);
      return { version: null };
    },
  };
}
