// How does StorageGraph speak to a Qumulo cluster? The connector: which kinds come from which feed, which commands exist,
// which alerts are concluded. Used by the composition root.
import type { Call, Clock } from "../../contract/call.ts";
import { type AuthMethod, type Connector, DERIVED } from "../../contract/connector.ts";
import type { UpstreamClient } from "../../upstream/UpstreamClient.ts";
import { QUMULO_ALERTS } from "./alerts.ts";
import { type QumuloContext, readIt } from "./api.ts";
import { qumuloCommands } from "./commands.ts";
import { QUMULO_DEFAULTS } from "./defaults.ts";
import { certificateFeed } from "./feeds/certificate.ts";
import { clusterFeed } from "./feeds/cluster.ts";
import { policyFeed } from "./feeds/policies.ts";
import { quotaFeed } from "./feeds/quotas.ts";
import { shareFeed } from "./feeds/shares.ts";
import { snapshotFeed } from "./feeds/snapshots.ts";
import { workFeed } from "./feeds/work.ts";
import { endOfGone } from "./map/endOfGone.ts";
import { productVersion } from "./map/site.ts";
import { qumuloWords } from "./map/words.ts";
import { zVersion, zWhoAmI } from "./raw/cluster.ts";

export { type QumuloCredentials, qumuloAuth } from "./auth.ts";
export { QUMULO_DEFAULTS } from "./defaults.ts";
export { readQumuloError } from "./errors.ts";

/** What an operator may set. */
interface QumuloOptions {
  /** Rows per page of quotas, 1 or more; `QUMULO_DEFAULTS.pageSize` when left out. */
  readonly pageSize?: number;
}

/** What a connector needs. */
export interface QumuloParts {
  /** The operator's configuration key. */
  readonly sourceId: string;
  readonly client: UpstreamClient;
  /** What the time is. */
  readonly clock: Pick<Clock, "now">;
  readonly options?: QumuloOptions;
  /** `method` of the strategy that `qumuloAuth` made; LOGIN_TOKEN when left out. */
  readonly authMethod?: AuthMethod;
}

/** Makes the connector of one cluster. It keeps nothing between calls. Throws a RangeError for a page size below 1. */
export function createQumuloConnector(parts: QumuloParts): Connector {
  const { sourceId, client, clock, options = {}, authMethod = "LOGIN_TOKEN" } = parts;
  const { pageSize = QUMULO_DEFAULTS.pageSize } = options;
  if (!Number.isInteger(pageSize) || pageSize < 1) throw new RangeError(`pageSize must be 1 or more, not ${pageSize}.`);
  const now = () => clock.now();
  const context: QumuloContext = { sourceId, client, words: qumuloWords(client), now, pageSize };
  const cluster = clusterFeed(context);
  const quotas = quotaFeed(context);
  const work = workFeed(context);
  return {
    vendor: "QUMULO",
    sourceId,
    authMethod,
    readers: {
      Site: cluster,
      Host: cluster,
      StoragePool: cluster,
      Volume: quotas,
      Quota: quotas,
      Share: shareFeed(context),
      Snapshot: snapshotFeed(context),
      SnapshotPolicy: policyFeed(context),
      Job: work,
      JobTemplate: work,
      Alert: DERIVED,
      Certificate: certificateFeed(context),
    },
    commands: qumuloCommands(context),
    deriveAlerts: QUMULO_ALERTS,
    endOfGone,
    lateRelations: [
      "Volume.parent",
      "Volume.site",
      "Share.volume",
      "Share.site",
      "Snapshot.volume",
      "Snapshot.site",
      "SnapshotPolicy.volume",
      "SnapshotPolicy.site",
      "Job.site",
      "Job.volume",
      "JobTemplate.site",
      "Alert.site",
      "Alert.resource",
      "Certificate.site",
    ],
    probe: (call) => probe(context, authMethod, call),
  };
}

/**
 * A sign of life. The version is told to anybody, so it says nothing of credentials: a login has proved them just before, a
 * token has not and is asked whose it is instead.
 */
async function probe(context: QumuloContext, authMethod: AuthMethod, call: Call): Promise<{ version: string | null }> {
  if (authMethod === "STATIC_TOKEN") {
    await readIt(context, { what: "whose token it is", path: "/v1/session/who-am-i", schema: zWhoAmI }, call);
    return { version: null };
  }
  const answer = await readIt(context, { what: "the version", path: "/v1/version", schema: zVersion }, call);
  const version = productVersion(answer.revision_id);
  context.client.sawVersion(version);
  return { version };
}
