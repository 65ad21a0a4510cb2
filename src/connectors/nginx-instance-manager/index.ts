// The NGINX Instance Manager connector: systems, groups, deployments, events, saved configurations and certificates, read
// through its REST API. It is no storage product and says so. Wired by the composition root.
import type { AuthMethod, Connector } from "../../contract/connector.ts";
import { unsupported } from "../../contract/support.ts";
import type { UpstreamClient } from "../../upstream/UpstreamClient.ts";
import { nginxInstanceManagerAlerts } from "./alerts.ts";
import { nginxInstanceManagerCommands } from "./commands.ts";
import { fleetFeed } from "./feeds/fleet.ts";
import { certsFeed, configsFeed } from "./feeds/saved.ts";
import { workFeed } from "./feeds/work.ts";
import { nimWords } from "./map/words.ts";
import type { Nim } from "./nim.ts";
import { type NginxInstanceManagerOptions, pageSizeOf } from "./options.ts";

export { type NginxInstanceManagerCredentials, nginxInstanceManagerAuth } from "./auth.ts";
export { NGINX_INSTANCE_MANAGER_DEFAULTS, type NginxInstanceManagerOptions } from "./options.ts";
export { readNginxInstanceManagerError } from "./readError.ts";

/** What a connector is made of. */
export interface NginxInstanceManagerParts {
  /** The operator's configuration key. */
  readonly sourceId: string;
  /** The door to it, with `basePath`, login and budgets of `NGINX_INSTANCE_MANAGER_DEFAULTS`. */
  readonly client: UpstreamClient;
  /** What the operator set; all defaults when absent. */
  readonly options?: NginxInstanceManagerOptions;
  /** `method` of the strategy that `nginxInstanceManagerAuth` made; BASIC when absent. */
  readonly authMethod?: AuthMethod;
}

/** Makes the connector of one deployment. It keeps no rows between calls. Throws a RangeError for an impossible page size. */
export function createNginxInstanceManagerConnector(parts: NginxInstanceManagerParts): Connector {
  const { sourceId, client, options = {}, authMethod = "BASIC" } = parts;
  const { deploymentName: name = sourceId } = options;
  const nim: Nim = { sourceId, name, client, words: nimWords(client), pageSize: pageSizeOf(options) };
  const fleet = fleetFeed(nim);
  const work = workFeed(nim);
  return {
    vendor: "NGINX_INSTANCE_MANAGER",
    sourceId,
    authMethod,
    readers: {
      Site: fleet,
      Host: fleet,
      StoragePool: unsupported("NGINX Instance Manager manages web servers, not storage: it has no pools."),
      Volume: unsupported("NGINX Instance Manager manages web servers, not storage: it has no volumes."),
      Share: unsupported(
        "NGINX Instance Manager shares no files; what its servers proxy stands only in the text of their configurations.",
      ),
      Snapshot: configsFeed(nim),
      SnapshotPolicy: unsupported("NGINX Instance Manager saves configurations by hand, not by schedule."),
      Quota: unsupported("NGINX Instance Manager manages web servers, not storage: it has no quotas."),
      Job: work,
      JobTemplate: unsupported(
        "NGINX Instance Manager has nothing that runs again and again: each publication is asked for by itself.",
      ),
      Alert: work,
      Certificate: certsFeed(nim),
    },
    commands: nginxInstanceManagerCommands(nim),
    deriveAlerts: nginxInstanceManagerAlerts,
    lateRelations: [],
    async probe(call) {
      await client.send({ action: "ask for a sign of life", method: "GET", path: "/userinfo" }, call);
      return { version: null };
    },
  };
}
