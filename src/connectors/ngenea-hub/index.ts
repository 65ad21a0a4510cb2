// The Ngenea Hub connector: every kind that a Hub tells of, read through its REST API. Wired by the composition root.
import type { AuthMethod, Connector } from "../../contract/connector.ts";
import { unsupported } from "../../contract/support.ts";
import type { UpstreamClient } from "../../upstream/UpstreamClient.ts";
import { ngeneaHubCommands } from "./commands.ts";
import { alertsFeed } from "./feeds/alerts.ts";
import { jobsFeed } from "./feeds/jobs.ts";
import { sharesFeed } from "./feeds/shares.ts";
import { sitesFeed } from "./feeds/sites.ts";
import { spacesFeed } from "./feeds/spaces.ts";
import { templatesFeed } from "./feeds/templates.ts";
import type { Hub } from "./hub.ts";
import { hubWords } from "./map/words.ts";
import { hubSettings, type NgeneaHubOptions } from "./options.ts";

export { type NgeneaHubCredentials, ngeneaHubAuth } from "./auth.ts";
export { NGENEA_HUB_DEFAULTS, type NgeneaHubOptions } from "./options.ts";
export { readNgeneaHubError } from "./readError.ts";

/** What a connector is made of. */
export interface NgeneaHubConnectorParts {
  /** The operator's configuration key. */
  readonly sourceId: string;
  /** The door to the Hub, with `basePath`, login and budgets of `NGENEA_HUB_DEFAULTS`. */
  readonly client: UpstreamClient;
  /** What the operator set; all defaults when absent. */
  readonly options?: NgeneaHubOptions;
  /** How the client logs in: the `method` of what `ngeneaHubAuth` made; JWT when absent. */
  readonly authMethod?: AuthMethod;
}

/** Makes the connector of one Hub. Throws a RangeError for an option that no Hub can follow. */
export function createNgeneaHubConnector(parts: NgeneaHubConnectorParts): Connector {
  const { sourceId, client, options = {}, authMethod = "JWT_REFRESH" } = parts;
  const hub: Hub = { sourceId, client, settings: hubSettings(options), words: hubWords(client) };
  const sites = sitesFeed(hub);
  const spaces = spacesFeed(hub);
  return {
    vendor: "NGENEA_HUB",
    sourceId,
    authMethod,
    readers: {
      Site: sites,
      Host: sites,
      StoragePool: sites,
      Volume: spaces,
      Share: sharesFeed(hub),
      Snapshot: unsupported(
        "Ngenea Hub lists no snapshots: those that a space's schedule takes are kept on the sites, out of its API's reach.",
      ),
      SnapshotPolicy: spaces,
      Quota: spaces,
      Job: jobsFeed(hub),
      JobTemplate: templatesFeed(hub),
      Alert: alertsFeed(hub),
      Certificate: unsupported(
        "Ngenea Hub lists no certificates; it only tells for how many days its keys are made to last.",
      ),
    },
    commands: ngeneaHubCommands(hub),
    deriveAlerts: null,
    lateRelations: [
      "Host.site",
      "Job.site",
      "Job.volume",
      "Job.template",
      "JobTemplate.site",
      "Alert.site",
      "Alert.resource",
    ],
    async probe(call) {
      const query = { page: 1, page_size: 20 };
      await client.send({ action: "ask for a sign of life", method: "GET", path: "/sites/", query }, call);
      return { version: null };
    },
  };
}
