// How is the limit of a space set and lifted? It is the space's own size; no limit is written as 0, as the vendor's own pages
// do, and read as 0 or null (sheet §7).
import type { Change } from "../../../contract/changes/Change.ts";
import type { Hub } from "../hub.ts";
import { changeSpace } from "./changeSpace.ts";
import { checkedLimit, refuseWritten } from "./checks.ts";
import { changeableSpace, shownSpace } from "./spaceItems.ts";

const quotaName = (id: string) => ({ kind: "Quota", nativeId: id }) as const;

/** SET_QUOTA. */
export const setQuota = (hub: Hub): Change<"SET_QUOTA"> =>
  changeSpace<"SET_QUOTA">(hub, {
    action: "set a quota",
    condition: "The limit is the size of the space; not for immutable spaces.",
    async wish({ input }, { refuse, call }) {
      const { volume, path, limit, eachChild, notifyEmail } = input;
      refuseWritten(refuse, {
        "input.path": [path === "/" ? undefined : path, "the Hub limits whole spaces; leave it out"],
        "input.eachChild": [eachChild || undefined, "the Hub limits whole spaces; leave it out"],
        "input.notifyEmail": [notifyEmail, "the Hub tells nobody of a space that fills; leave it out"],
      });
      const size = checkedLimit(refuse, limit);
      const space = await changeableSpace(hub, refuse, { id: volume.nativeId, call });
      return {
        purpose: "Set the size of the space",
        space,
        body: { size },
        wanted: { size: String(size) },
        target: shownSpace(space).size === null ? null : quotaName(space.id),
        becomes: quotaName(space.id),
      };
    },
  });

/** REMOVE_QUOTA. */
export const removeQuota = (hub: Hub): Change<"REMOVE_QUOTA"> =>
  changeSpace<"REMOVE_QUOTA">(hub, {
    action: "remove a quota",
    condition: "The size of the space is set to unlimited, which the vendor's pages show but do not specify.",
    async wish({ input: { target } }, { refuse, call }) {
      const space = await changeableSpace(hub, refuse, { id: target.nativeId, call });
      if (shownSpace(space).size === null) throw refuse.because("NOT_FOUND", "the space has no limit any more");
      return {
        purpose: "Lift the limit of the space",
        space,
        body: { size: 0 },
        wanted: { size: null },
        target: quotaName(space.id),
        becomes: quotaName(space.id),
      };
    },
  });
