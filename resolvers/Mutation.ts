// Where is each change asked for? One line for each mutation: the command that it is, handed on with its input as it came.
import type { VendorCommand } from "../src/contract/commands.ts";
import type { OperationOptions } from "../src/operations/Operations.ts";
import type { Context } from "../src/server/Context.ts";
import type { ChangeOutcome } from "../src/server/shapes.ts";
import { kindsIn } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** Arguments of every mutation. */
interface ChangeArguments {
  readonly input: object;
  readonly options?: OperationOptions | null;
}

/** A change that a vendor carries out. */
const change =
  (command: VendorCommand) =>
  (_root: unknown, { input, options }: ChangeArguments, { changes }: Context): Promise<ChangeOutcome> =>
    changes.submit(command, { ...input }, options);

/** Resolvers of the type in schema/Mutation.graphql. */
export const mutation: Pick<Resolvers, "Mutation"> = {
  Mutation: {
    createVolume: change("CREATE_VOLUME"),
    updateVolume: change("UPDATE_VOLUME"),
    deleteVolume: change("DELETE_VOLUME"),
    createShare: change("CREATE_SHARE"),
    updateShare: change("UPDATE_SHARE"),
    deleteShare: change("DELETE_SHARE"),
    createSnapshot: change("CREATE_SNAPSHOT"),
    updateSnapshot: change("UPDATE_SNAPSHOT"),
    deleteSnapshot: change("DELETE_SNAPSHOT"),
    lockSnapshot: change("LOCK_SNAPSHOT"),
    createSnapshotPolicy: change("CREATE_SNAPSHOT_POLICY"),
    updateSnapshotPolicy: change("UPDATE_SNAPSHOT_POLICY"),
    deleteSnapshotPolicy: change("DELETE_SNAPSHOT_POLICY"),
    setQuota: change("SET_QUOTA"),
    removeQuota: change("REMOVE_QUOTA"),
    runJobTemplate: change("RUN_JOB_TEMPLATE"),
    cancelJob: change("CANCEL_JOB"),
    pauseJob: change("PAUSE_JOB"),
    resumeJob: change("RESUME_JOB"),
    retryJob: change("RETRY_JOB"),
    saveConfiguration: change("SAVE_CONFIGURATION"),
    publishConfiguration: change("PUBLISH_CONFIGURATION"),
    startScan: change("START_SCAN"),
    uploadCertificate: change("UPLOAD_CERTIFICATE"),
    deleteCertificate: change("DELETE_CERTIFICATE"),
    refreshInventory: (_root, { input, options }, { changes }) =>
      changes.refresh({ ...input, kinds: kindsIn(input.kinds) }, options),
    cancelOperation: (_root, { input }, { changes }) => changes.cancel(input.id),
  },
};
