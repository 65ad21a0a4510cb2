// Which endpoints does the console have? All groups of routes in one table.
import type { Nmc } from "../nmc.ts";
import type { EndpointTable } from "../wire/endpoint.ts";
import { authRoutes } from "./auth.ts";
import { cloudCredentialRoutes } from "./cloudCredentials.ts";
import { exportRoutes } from "./exports.ts";
import { filerRoutes } from "./filers.ts";
import { folderQuotaRoutes } from "./folderQuotas.ts";
import { hostOptionRoutes } from "./hostOptions.ts";
import { messageRoutes } from "./messages.ts";
import { ftpDirectoryRoutes, shareRoutes } from "./shares.ts";
import { snapshotRoutes } from "./snapshots.ts";
import { volumeFilerRoutes } from "./volumeFilers.ts";
import { volumeRoutes } from "./volumes.ts";

/** Every endpoint, by its path below the version. */
export function endpointTable(nmc: Nmc): EndpointTable {
  return {
    ...authRoutes(nmc),
    ...filerRoutes(nmc),
    ...cloudCredentialRoutes(nmc),
    ...volumeRoutes(nmc),
    ...volumeFilerRoutes(nmc),
    ...snapshotRoutes(nmc),
    ...shareRoutes(nmc),
    ...exportRoutes(nmc),
    ...hostOptionRoutes(nmc),
    ...ftpDirectoryRoutes(nmc),
    ...folderQuotaRoutes(nmc),
    ...messageRoutes(nmc),
  };
}
