// What can be changed of a space? Name, limit, sites and permission mode; its mount point stays (sheet §7).
import type { Change } from "../../../contract/changes/Change.ts";
import type { Hub } from "../hub.ts";
import { changeSpace } from "./changeSpace.ts";
import { changeableSpace, spacesLike, volumeName } from "./spaceItems.ts";
import { volumeWish } from "./volumeWish.ts";

/** UPDATE_VOLUME. */
export const updateVolume = (hub: Hub): Change<"UPDATE_VOLUME"> =>
  changeSpace<"UPDATE_VOLUME">(hub, {
    action: "change a volume",
    condition: "Not for immutable spaces, and the mount point stays as it is.",
    async wish({ input }, { refuse, call }) {
      const { target, name } = input;
      const wish = volumeWish(refuse, input);
      if (Object.keys(wish.body).length === 0) throw refuse.invalid("input", "say what shall be changed");
      const space = await changeableSpace(hub, refuse, { id: target.nativeId, call });
      const isRenamed = name !== undefined && name !== space.name;
      const like = isRenamed ? await spacesLike(hub, { name, mountpoint: null }, call) : [];
      if (like.length > 0) throw refuse.because("ALREADY_EXISTS", "there is a space of this name");
      return {
        ...wish,
        purpose: "Change the space",
        space,
        target: volumeName(space.id),
        becomes: volumeName(space.id),
        locks: isRenamed ? [`Volume name:${name}`] : [],
      };
    },
  });
