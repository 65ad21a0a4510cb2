// Which endpoints does the simulator have? Registers every group of routes once.
import { registerTokenRoutes } from "../gateway/identityProvider.ts";
import type { Nim } from "../nim.ts";
import { registerCertRoutes } from "./certRoutes.ts";
import { registerEventRoutes } from "./eventRoutes.ts";
import { registerGroupRoutes } from "./groupRoutes.ts";
import { registerHealthRoutes } from "./healthRoutes.ts";
import { registerMetricRoutes } from "./metricRoutes.ts";
import { registerPlatformRoutes } from "./platformRoutes.ts";
import { registerPublishRoutes } from "./publishRoutes.ts";
import { registerResourceGroupRoutes } from "./resourceGroupRoutes.ts";
import { registerServerRoutes } from "./serverRoutes.ts";
import { registerStagedConfigRoutes } from "./stagedConfigRoutes.ts";
import { registerSystemRoutes } from "./systemRoutes.ts";

/** Registers everything that NIM answers, and the stand-in identity provider in OIDC mode. */
export function registerAllRoutes(nim: Nim): void {
  const { app, behaviour, credentials, identityProvider: provider } = nim;
  if (behaviour.auth === "oidc") registerTokenRoutes(app, { provider, credentials, lifeMs: behaviour.tokenLifeMs });
  registerSystemRoutes(nim);
  registerPublishRoutes(nim);
  registerGroupRoutes(nim);
  registerStagedConfigRoutes(nim);
  registerCertRoutes(nim);
  registerServerRoutes(nim);
  registerEventRoutes(nim);
  registerMetricRoutes(nim);
  registerHealthRoutes(nim);
  registerResourceGroupRoutes(nim);
  registerPlatformRoutes(nim);
}
