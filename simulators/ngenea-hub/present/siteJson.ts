// How does a site look on the wire? Shorter in lists than alone, and its spaces change their shape (sheet §6).
import { nfsSharesBySpace, sambaSharesBySpace, spacesBySite } from "../state/hubState.ts";
import type { NodeRecord, SiteRecord } from "../state/siteRecords.ts";
import type { Json } from "../wire/apiError.ts";
import { isoTime } from "../wire/isoTime.ts";
import { flagWord, link, type View } from "./view.ts";

const nothing: readonly never[] = [];

/** A row of GET `/sites/`: no search addresses, no tuning, and `spaces` as a list of names. */
export function siteRowJson(site: SiteRecord, view: View): Json {
  return {
    id: site.id,
    url: link(view, `/sites/${site.id}/`),
    name: site.name,
    label: site.label,
    shortcode: site.shortcode,
    type: site.type,
    public_url: site.public_url,
    timezone: site.timezone,
    bandwidth: site.bandwidth,
    color: site.color,
    spaces: spacesOf(site, view).map(({ name }) => name),
    directories_count: site.directories_count,
    files_count: site.files_count,
    files_hydrated_count: site.files_hydrated_count,
    files_stubbed_count: site.files_stubbed_count,
    am_i_configured: site.am_i_configured,
    ready_to_configure: site.ready_to_configure,
    editable: flagWord(view, true),
  };
}

/** GET `/sites/{id}/` and the answers of writes: everything, and `spaces` as objects. */
export function siteJson(site: SiteRecord, view: View): Json {
  return {
    ...siteRowJson(site, view),
    elasticsearch_url: site.elasticsearch_url,
    pixstor_search_url: site.pixstor_search_url,
    include: site.include,
    exclude: site.exclude,
    file_batch_size: site.file_batch_size,
    file_batch_gb: site.file_batch_gb,
    enable_auto_file_batch_sizing: site.enable_auto_file_batch_sizing,
    gpfs_iscan_buckets: site.gpfs_iscan_buckets,
    gpfs_iscan_threads: site.gpfs_iscan_threads,
    lock_threshold: site.lock_threshold,
    spaces: spacesOf(site, view).map(({ id, name }) => ({ id, name, url: link(view, `/spaces/${id}/`) })),
  };
}

function spacesOf(site: SiteRecord, view: View) {
  return spacesBySite(view.hub.state.spaces.list()).get(site.id) ?? nothing;
}

/** GET `/sites/{id}/health/`, also a row of the hub-wide answer: ok, warning (some nodes down) or critical (all down). */
export function siteHealthJson(site: SiteRecord, view: View): Json {
  const nodes = view.hub.state.nodes.list().filter((node) => node.site === site.name);
  const down = nodes.filter((node) => !node.online).length;
  const health = down === 0 ? "ok" : down === nodes.length ? "critical" : "warning";
  return {
    site: site.name,
    health,
    nodes: nodes.map(({ name, online }) => ({ name, health: online ? "ok" : "critical", online })),
  };
}

/** Nodes that are online were heard within the last half minute. */
export function nodeHeartbeat(node: NodeRecord, now: number): string {
  return node.online ? isoTime(now - ((node.id * 7_919) % 30_000)) : node.last_heartbeat;
}

/** A worker node. */
export function nodeJson(node: NodeRecord, view: View): Json {
  return {
    id: node.id,
    url: link(view, `/nodes/${node.id}/`),
    name: node.name,
    site: node.site,
    online: flagWord(view, node.online),
    last_heartbeat: nodeHeartbeat(node, view.now),
    has_default_queue: flagWord(view, node.has_default_queue),
  };
}

/** The shares of a space that lie below its root, as the space's `nested_shares` shows them. */
export function nestedShares(space: { id: number; mountpoint: string }, view: View): Json[] {
  const { nfsShares, sambaShares } = view.hub.state;
  const nfs = nfsSharesBySpace(nfsShares.list()).get(space.id) ?? nothing;
  const samba = sambaSharesBySpace(sambaShares.list()).get(space.id) ?? nothing;
  return [
    ...nfs.map((share) => ({ type: "nfs", id: share.id, name: share.name, path: share.path })),
    ...samba.map((share) => ({ type: "samba", id: share.id, name: share.name, path: share.path })),
  ].filter(({ path }) => path !== space.mountpoint);
}
