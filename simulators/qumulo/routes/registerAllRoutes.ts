// Which endpoints does the simulator have? Registers every group of routes once.
import type { QumuloContext } from "../qumuloContext.ts";
import { registerAccessKeyRoutes } from "./accessKeys.ts";
import { registerAccessTokenRoutes } from "./accessTokens.ts";
import { registerBucketRoutes } from "./buckets.ts";
import { registerCapacityRoutes } from "./capacity.ts";
import { registerCertificateRoutes } from "./certificates.ts";
import { registerClusterRoutes } from "./cluster.ts";
import { registerFileRoutes } from "./files.ts";
import { registerHardwareRoutes } from "./hardware.ts";
import { registerNfsRoutes } from "./nfsExports.ts";
import { registerQuotaRoutes } from "./quotas.ts";
import { registerReplicationObjectRoutes } from "./replicationObjects.ts";
import { registerReplicationSourceRoutes } from "./replicationSources.ts";
import { registerReplicationTargetRoutes } from "./replicationTargets.ts";
import { registerSessionRoutes } from "./session.ts";
import { registerSmbRoutes } from "./smbShares.ts";
import { registerSnapshotPolicyRoutes } from "./snapshotPolicies.ts";
import { registerSnapshotStatusRoutes } from "./snapshotStatus.ts";
import { registerSnapshotRoutes } from "./snapshots.ts";
import { registerTreeDeleteRoutes } from "./treeDeletes.ts";
import { registerUpgradeRoutes } from "./upgrade.ts";
import { registerUserRoutes } from "./users.ts";

/** Registers everything that the cluster answers. */
export function registerAllRoutes(context: QumuloContext): void {
  registerSessionRoutes(context);
  registerAccessTokenRoutes(context);
  registerUserRoutes(context);
  registerClusterRoutes(context);
  registerUpgradeRoutes(context);
  registerHardwareRoutes(context);
  registerCapacityRoutes(context);
  registerCertificateRoutes(context);
  registerFileRoutes(context);
  registerQuotaRoutes(context);
  registerTreeDeleteRoutes(context);
  registerNfsRoutes(context);
  registerSmbRoutes(context);
  registerBucketRoutes(context);
  registerAccessKeyRoutes(context);
  registerSnapshotRoutes(context);
  registerSnapshotStatusRoutes(context);
  registerSnapshotPolicyRoutes(context);
  registerReplicationSourceRoutes(context);
  registerReplicationTargetRoutes(context);
  registerReplicationObjectRoutes(context);
}
