// Which connector speaks for which vendor? The literal registry: one entry per vendor, used by `createSource`.
import type { SourceConfig } from "./config/Config.ts";
import { createNasuniConnector, NASUNI_DEFAULTS, nasuniAuth, readNasuniError } from "./connectors/nasuni/index.ts";
import {
  createNgeneaHubConnector,
  NGENEA_HUB_DEFAULTS,
  ngeneaHubAuth,
  readNgeneaHubError,
} from "./connectors/ngenea-hub/index.ts";
import {
  createNginxInstanceManagerConnector,
  NGINX_INSTANCE_MANAGER_DEFAULTS,
  nginxInstanceManagerAuth,
  readNginxInstanceManagerError,
} from "./connectors/nginx-instance-manager/index.ts";
import { createNodeumConnector, NODEUM_DEFAULTS, nodeumAuth, readNodeumError } from "./connectors/nodeum/index.ts";
import { createQumuloConnector, QUMULO_DEFAULTS, qumuloAuth, readQumuloError } from "./connectors/qumulo/index.ts";
import type { CallClass, Clock } from "./contract/call.ts";
import type { Connector } from "./contract/connector.ts";
import type { AuthStrategy, VendorErrorReader } from "./upstream/AuthStrategy.ts";
import type { CallLimit } from "./upstream/budget/CallLimit.ts";
import type { UpstreamClient } from "./upstream/UpstreamClient.ts";

/** What the composition root needs to know of a vendor. */
export interface VendorParts {
  /** Put before every path. */
  readonly basePath: string;
  /** What the gateway allows itself where the configuration says nothing. */
  readonly budgets: Readonly<Record<CallClass, CallLimit>>;
  readonly auth: AuthStrategy;
  readonly readError: VendorErrorReader;
  connector(client: UpstreamClient, clock: Clock): Connector;
}

/** The parts of one source's vendor, made from its configuration. */
export function vendorParts(config: SourceConfig): VendorParts {
  switch (config.vendor) {
    case "QUMULO": {
      const auth = qumuloAuth({ sourceId: config.id, ...config.auth });
      return {
        basePath: QUMULO_DEFAULTS.basePath,
        budgets: QUMULO_DEFAULTS.budgets,
        auth,
        readError: readQumuloError,
        connector: (client, clock) =>
          createQumuloConnector({
            sourceId: config.id,
            client,
            clock,
            options: config.options,
            authMethod: auth.method,
          }),
      };
    }
    case "NGENEA_HUB": {
      const auth = ngeneaHubAuth({ sourceId: config.id, ...config.auth });
      return {
        basePath: NGENEA_HUB_DEFAULTS.basePath,
        budgets: NGENEA_HUB_DEFAULTS.budgets,
        auth,
        readError: readNgeneaHubError,
        connector: (client) =>
          createNgeneaHubConnector({ sourceId: config.id, client, options: config.options, authMethod: auth.method }),
      };
    }
    case "NODEUM": {
      const auth = nodeumAuth({ sourceId: config.id, ...config.auth });
      const options = { ...config.options, serverName: config.displayName ?? config.id };
      return {
        basePath: NODEUM_DEFAULTS.basePath,
        budgets: NODEUM_DEFAULTS.budgets,
        auth,
        readError: readNodeumError,
        connector: (client) => createNodeumConnector({ sourceId: config.id, client, options, authMethod: auth.method }),
      };
    }
    case "NASUNI": {
      const auth = nasuniAuth({ sourceId: config.id, ...config.auth });
      return {
        basePath: NASUNI_DEFAULTS.basePath,
        budgets: NASUNI_DEFAULTS.budgets,
        auth,
        readError: readNasuniError,
        connector: (client) =>
          createNasuniConnector({ sourceId: config.id, client, options: config.options, authMethod: auth.method }),
      };
    }
    case "NGINX_INSTANCE_MANAGER": {
      const auth = nginxInstanceManagerAuth({ sourceId: config.id, ...config.auth });
      const options = { ...config.options, deploymentName: config.displayName ?? config.id };
      return {
        basePath: NGINX_INSTANCE_MANAGER_DEFAULTS.basePath,
        budgets: NGINX_INSTANCE_MANAGER_DEFAULTS.budgets,
        auth,
        readError: readNginxInstanceManagerError,
        connector: (client) =>
          createNginxInstanceManagerConnector({
            sourceId: config.id,
            client,
            options,
            authMethod: auth.method,
          }),
      };
    }
    default:
      return config satisfies never;
  }
}
