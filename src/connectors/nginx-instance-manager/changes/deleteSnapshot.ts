// How is a saved configuration removed? In one call; what was published of it stays in force (sheet §6.4).
import type { Change } from "../../../contract/changes/Change.ts";
import { endsWithItsAnswer } from "../../../upstream/changes/endsWithItsAnswer.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { sendPlanned } from "../../../upstream/changes/sendPlanned.ts";
import type { Nim } from "../nim.ts";
import { readSaved, savedName } from "./savedConfigurations.ts";

/** `deleteSnapshot`. */
export const deleteSnapshot = (nim: Nim): Change<"DELETE_SNAPSHOT"> => ({
  supported: true,
  condition: "Removes the saved configuration; what was published of it stays in force.",
  async plan({ input: { target } }, call) {
    const { nativeId: uid, displayName } = target;
    const refuse = refusalsOf(nim, "remove a saved configuration");
    if ((await readSaved(nim, uid, call)) === null)
      throw refuse.because("NOT_FOUND", `there is no ${displayName} any more`, "input.id");
    const removal = plannedSend({
      purpose: "Remove the saved configuration",
      method: "DELETE",
      path: "/configs/{uid}",
      params: { uid },
      proof: "KEYED",
    });
    return {
      sends: [removal],
      target: savedName(uid),
      targetName: displayName,
      locks: [`Snapshot ${uid}`],
      touches: ["Snapshot"],
      facts: { uid },
    };
  },
  send: (at, call) => sendPlanned({ client: nim.client, at, call }, { accept: [404] }),
  lookUp: async ({ facts }, call) =>
    (await readSaved(nim, String(facts.uid), call)) === null ? { found: "DONE", facts: {} } : { found: "NOT_DONE" },
  follow: endsWithItsAnswer,
});
