// How is a space removed? By DELETE, with its shares. Whether the files stay is not documented (sheet, "Unknown").
import { type Change, type FollowEnd, watchKey } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Hub } from "../hub.ts";
import { unlessImmutable } from "./changeSpace.ts";
import { oneCall } from "./oneCall.ts";
import { changeableSpace, readSpace, volumeName } from "./spaceItems.ts";

/** DELETE_VOLUME. */
export function deleteVolume(hub: Hub): Change<"DELETE_VOLUME"> {
  const refuse = refusalsOf(hub, "remove a volume");
  return oneCall<"DELETE_VOLUME">(hub, {
    condition: "Not for immutable spaces; whether the data is kept is not documented.",
    available: unlessImmutable,
    async plan({ input: { target } }, call) {
      const { id, name } = await changeableSpace(hub, refuse, { id: target.nativeId, call });
      // What was confirmed is a name: of another one nobody has said that it may go.
      if (name !== target.displayName)
        throw refuse.because("CONFLICT", `${target.displayName} is called ${name} by now; look again`);
      const only = plannedSend({
        purpose: "Remove the space",
        method: "DELETE",
        path: "/spaces/{id}/",
        params: { id },
        proof: "KEYED",
        outlasts: true,
      });
      return {
        sends: [only],
        target: volumeName(id),
        targetName: name,
        locks: [`Volume ${id}`, `Quota ${id}`, `SnapshotPolicy ${id}`],
        touches: ["Volume", "Quota", "SnapshotPolicy", "Share"],
        facts: { id },
      };
    },
    reading: ({ facts }) => ({ accept: [404], read: () => ({ watch: [volumeName(String(facts.id))] }) }),
    async lookUp({ facts }, call) {
      const id = String(facts.id);
      const isGone = (await readSpace(hub, id, call)) === null;
      return isGone ? { found: "DONE", facts: {}, watch: [volumeName(id)] } : { found: "NOT_DONE" };
    },
    async follow({ facts, rows }): Promise<FollowEnd> {
      const row = rows.get(watchKey(volumeName(String(facts.id))));
      if (row === null) return { ended: true, state: "SUCCEEDED", problems: [], facts: {} };
      return { ended: false, state: "RUNNING", progressPercent: null, facts: {}, againInMs: 5_000 };
    },
  });
}
