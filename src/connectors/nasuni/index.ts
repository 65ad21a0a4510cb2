// The Nasuni connector: every kind that a management console tells of, read through its REST API. Wired by the composition root.
import type { AuthMethod, Connector } from "../../contract/connector.ts";
import { unsupported } from "../../contract/support.ts";
import type { UpstreamClient } from "../../upstream/UpstreamClient.ts";
import { NASUNI_ALERTS } from "./alerts.ts";
import { nasuniCommands } from "./commands.ts";
import { filersFeed } from "./feeds/filers.ts";
import { jobsFeed } from "./feeds/jobs.ts";
import { notificationsFeed } from "./feeds/notifications.ts";
import { quotasFeed } from "./feeds/quotas.ts";
import { sharesFeed } from "./feeds/shares.ts";
import { volumesFeed } from "./feeds/volumes.ts";
import { nasuniWords } from "./map/words.ts";
import type { Nmc } from "./nmc.ts";
import { type NasuniOptions, nasuniSettings } from "./options.ts";

export { type NasuniCredentials, nasuniAuth } from "./auth.ts";
export { NASUNI_DEFAULTS, type NasuniOptions } from "./options.ts";
export { readNasuniError } from "./readError.ts";

/** What a connector is made of. */
export interface NasuniConnectorParts {
  /** The operator's configuration key. */
  readonly sourceId: string;
  /** The door to the console, with `basePath`, login and budgets of `NASUNI_DEFAULTS`. */
  readonly client: UpstreamClient;
  /** What the operator set; all defaults when absent. */
  readonly options?: NasuniOptions;
  /** How the client logs in: the `method` of what `nasuniAuth` made; LOGIN_TOKEN when absent. */
  readonly authMethod?: AuthMethod;
}

const settingsNotRead = unsupported(
  "This source is configured not to read the settings of each volume at each filer, which alone tell of snapshots.",
);

/** Makes the connector of one console. It keeps nothing between calls. Throws a RangeError for a page size out of bounds. */
export function createNasuniConnector(parts: NasuniConnectorParts): Connector {
  const { sourceId, client, options = {}, authMethod = "LOGIN_TOKEN" } = parts;
  const nmc: Nmc = { sourceId, client, settings: nasuniSettings(options), words: nasuniWords(client) };
  const filers = filersFeed(nmc);
  const volumes = volumesFeed(nmc);
  const ofSettings = nmc.settings.includeFilerSettings ? volumes : settingsNotRead;
  return {
    vendor: "NASUNI",
    sourceId,
    authMethod,
    readers: {
      Site: filers,
      Host: filers,
      StoragePool: filers,
      Volume: volumes,
      Share: sharesFeed(nmc),
      Snapshot: ofSettings,
      SnapshotPolicy: ofSettings,
      Quota: quotasFeed(nmc),
      Job: jobsFeed(nmc),
      JobTemplate: unsupported("Nasuni's API has no jobs that could be started again and again."),
      Alert: notificationsFeed(nmc),
      Certificate: unsupported("Nasuni's API lists no certificates; they are kept at each filer, out of its reach."),
    },
    commands: nasuniCommands(nmc),
    deriveAlerts: NASUNI_ALERTS,
    lateRelations: [],
    async probe(call) {
      // The index of the API: the cheapest answer that needs a valid token. No call tells the console's own version.
      await client.send({ action: "ask for a sign of life", method: "GET", path: "/" }, call);
      return { version: null };
    },
  };
}
