// How is a fake Nasuni Management Console started? Used by `startSimulators`, and by tests directly.
import { createChassis } from "../chassis/createChassis.ts";
import type { RunningSimulator } from "../chassis/runningSimulator.ts";
import { credentialHandler, filerHandler, messageHandler, notificationHandler } from "./control/filerHandlers.ts";
import { forgetJob } from "./control/forgetJob.ts";
import { shareHandler } from "./control/shareHandler.ts";
import { quotaHandler, settingHandler, volumeHandler } from "./control/volumeHandlers.ts";
import { createNmc } from "./nmc.ts";
import type { NasuniOptions } from "./options.ts";
import { endpointTable } from "./routes/table.ts";
import { authFailure } from "./wire/nmcError.ts";
import { registerEndpoints } from "./wire/registerEndpoints.ts";

/** Starts the simulator; the API is below `/api/v1.2`. Rejects with EADDRINUSE when the port is taken. */
export async function startNasuniSimulator(options: NasuniOptions = {}): Promise<RunningSimulator> {
  const chassis = createChassis("nasuni", options);
  const nmc = createNmc(chassis, options, () => performance.now());
  registerEndpoints(chassis.app, nmc, endpointTable(nmc));
  const refusal = authFailure("Invalid token.");
  chassis.vendor({
    unauthorized: {
      status: refusal.status,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(refusal.body("v1.2")),
    },
    jsonContentType: "application/json",
    rows: {
      Site: filerHandler(nmc),
      Host: filerHandler(nmc),
      StoragePool: credentialHandler(nmc),
      Volume: volumeHandler(nmc),
      Share: shareHandler(nmc),
      Snapshot: settingHandler(nmc),
      SnapshotPolicy: settingHandler(nmc),
      Quota: quotaHandler(nmc),
      Job: messageHandler(nmc),
      Alert: notificationHandler(nmc),
    },
    forget: (job) => forgetJob(nmc, job),
    reset: () => nmc.reset(),
  });
  return chassis.listen();
}
