// How do spaces and shares look on the wire? (Sheet §7 and §8.)
import type { NfsShareRecord, SambaShareRecord, SpaceRecord } from "../state/spaceRecords.ts";
import type { Json } from "../wire/apiError.ts";
import { nestedShares } from "./siteJson.ts";
import { flagWord, link, sparse, type View } from "./view.ts";

/** A space, the same in lists and alone. Ids of its sites are texts here, whole numbers everywhere else. */
export function spaceJson(space: SpaceRecord, view: View): Json {
  const ready = view.now >= space.readyAtMs;
  const placements = space.placements.flatMap(({ siteId, pool, usage }) => {
    const site = view.hub.state.sites.get(String(siteId));
    return site === undefined ? [] : [{ id: String(site.id), name: site.name, label: site.label, pool, usage }];
  });
  return {
    id: space.id,
    url: link(view, `/spaces/${space.id}/`),
    uuid: space.uuid,
    name: space.name,
    mountpoint: space.mountpoint,
    size: space.size,
    sites: placements,
    snapshot_schedule: space.snapshot_schedule === null ? null : { ...space.snapshot_schedule, space: space.id },
    permission_mode: space.permission_mode,
    color: space.color,
    immutable: space.immutable,
    editable: flagWord(view, !space.immutable),
    is_ready: flagWord(view, ready),
    on_sites: onSites(placements, ready),
    nested_shares: nestedShares(space, view),
    relationships: [],
    created: space.created,
  };
}

/** State per site; of a space that is not ready, the last site is the one that is waited for. */
function onSites(placements: readonly { name: string }[], ready: boolean): Json {
  return Object.fromEntries(
    placements.map(({ name }, index) => [name, ready || index < placements.length - 1 ? "SUCCESS" : "PENDING"]),
  );
}

/** An NFS share with its clients. It has no word about its state at the sites (sheet §5). */
export function nfsShareJson(share: NfsShareRecord, view: View): Json {
  return { ...share, clients: share.clients.map((client) => sparse(view, { ...client, nfs_share: share.id })) };
}

/** A Samba share; it is there where its space is. */
export function sambaShareJson(share: SambaShareRecord, view: View): Json {
  const space = view.hub.state.spaces.get(String(share.space));
  return { ...share, on_sites: space === undefined ? {} : spaceJson(space, view).on_sites };
}
