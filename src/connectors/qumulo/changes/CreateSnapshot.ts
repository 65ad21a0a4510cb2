// How is a snapshot taken? In one call. The operation's id stands at the end of its name: the vendor takes any name twice, so
// nothing else would tell ours from another's.
import { z } from "zod";
import type { Change } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, stepwise } from "../../../upstream/changes/stepwise.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { type QumuloContext, readIt } from "../api.ts";
import { SNAPSHOT_STATUS } from "../feeds/snapshots.ts";
import { zKey } from "../raw/pieces.ts";
import { zSnapshots } from "../raw/snapshots.ts";
import { checkedPath, directoryIn, isName } from "./directories.ts";
import { expirationOf, expirationSent } from "./expiration.ts";
import { demand, refuseGiven } from "./refusals.ts";

const COLLECTION = "/v3/snapshots/";

/** What Qumulo itself calls a snapshot that nobody named (sheet §8.8). */
const NAMELESS = "OnDemand";

/** `createSnapshot`. */
export function createSnapshot(context: QumuloContext): Change<"CREATE_SNAPSHOT"> {
  return stepwise<"CREATE_SNAPSHOT">(context, {
    condition: "Its name ends in the id of the operation, by which it is found again.",
    steps: { [`POST ${COLLECTION}`]: creationStep(context) },
    async plan({ input, operationId }, call) {
      const { volume, name = NAMELESS, expiration } = input;
      refuseGiven(context, { "input.siteId": [input.site, "a cluster is one site; leave it out"] });
      const below = checkedPath(context, input.path ?? "/", "input.path");
      const suffix = `${name}_${operationId}`;
      const isFine = isName(name) && isName(`${"9".repeat(20)}_${suffix}`);
      demand(context, isFine, { field: "input.name", say: "a name has 1 to 200 bytes and no slash" });
      const until = expiration === undefined ? null : expirationOf(context, expiration);
      const directory = await directoryIn(context, { volume, volumeField: "input.volumeId", below }, call);
      const creation = plannedSend({
        purpose: "Take the snapshot",
        method: "POST",
        path: COLLECTION,
        body: {
          name_suffix: suffix,
          source_file_id: directory.id,
          ...(until === null ? {} : { expiration: expirationSent(until) }),
        },
        proof: "MARKED",
      });
      return {
        sends: [creation],
        target: null,
        targetName: name,
        locks: [`Snapshot *_${suffix}`],
        touches: ["Snapshot"],
        facts: { suffix },
      };
    },
  });
}

function creationStep(context: QumuloContext): Step {
  const where = { sourceId: context.sourceId, action: "take the snapshot" };
  return {
    reading: () => ({
      read: ({ body }) => ({
        target: { kind: "Snapshot", nativeId: parseAnswer(z.object({ id: zKey }), body, where).id },
      }),
    }),
    async lookUp({ facts }, call) {
      const { entries } = await readIt(
        context,
        { what: "the snapshots", path: SNAPSHOT_STATUS, schema: zSnapshots },
        call,
      );
      const ours = entries.find(({ id, name }) => name === `${id}_${facts.suffix}`);
      if (ours === undefined) return { found: "NOT_DONE" };
      return { found: "DONE", facts: {}, target: { kind: "Snapshot", nativeId: ours.id } };
    },
  };
}
