// How is a share removed? By DELETE; the files stay, only the way to them goes.
import type { Change } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Hub } from "../hub.ts";
import { oneCall } from "./oneCall.ts";
import { listPath, shareAt, shareIn, shareName, shownName, thingAt, wordOf } from "./shareItems.ts";

/** DELETE_SHARE. @param condition told with the command. */
export function deleteShare(hub: Hub, condition: string): Change<"DELETE_SHARE"> {
  const refuse = refusalsOf(hub, "remove a share");
  return oneCall<"DELETE_SHARE">(hub, {
    condition,
    async plan({ input: { target, deleteContents } }, call) {
      if (deleteContents)
        throw refuse.unsupported(
          "input.deleteContents",
          "the Hub keeps the folder behind a share; remove it by a client",
        );
      const at = shareAt(target.nativeId);
      if (at === null) throw refuse.unsupported("input.id", "the Hub removes NFS and Samba shares");
      const { sort, id } = at;
      const thing = await thingAt(hub, at, call);
      if (thing === null) throw refuse.because("NOT_FOUND", "there is no such share any more");
      const name = shownName(sort, thing);
      // What was confirmed is a name: of another one nobody has said that it may go.
      if (name !== target.displayName)
        throw refuse.because("CONFLICT", `${target.displayName} is called ${name} by now; look again`);
      const only = plannedSend({
        purpose: `Remove the ${wordOf(sort)}`,
        method: "DELETE",
        path: `${listPath(hub, sort)}{id}/`,
        params: { id },
        proof: "KEYED",
      });
      return {
        sends: [only],
        target: shareName(sort, id),
        targetName: name,
        locks: [`Share ${sort}:${id}`],
        touches: ["Share"],
        facts: { sort, id },
      };
    },
    reading: () => ({ accept: [404] }),
    lookUp: async ({ facts }, call) =>
      (await thingAt(hub, shareIn(facts), call)) === null ? { found: "DONE", facts: {} } : { found: "NOT_DONE" },
  });
}
