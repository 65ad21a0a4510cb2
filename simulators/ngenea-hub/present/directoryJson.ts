// What is in a directory of a site? Worked out from the spaces, so that browsing fits to the rest of the estate.
import { siteNamed, spacesBySite } from "../state/hubState.ts";
import type { SpaceRecord } from "../state/spaceRecords.ts";
import type { Json } from "../wire/apiError.ts";
import { isoTime } from "../wire/isoTime.ts";
import { link, type View } from "./view.ts";

/** A directory that somebody looks at. */
export interface DirectoryRequest {
  /** Absolute path. */
  readonly path: string;
  /** Name of the site. */
  readonly site: string;
  /** Who looks. */
  readonly view: View;
}

/** The directory with what is directly in it, or null when it does not exist at that site. Sizes in bytes. */
export function directoryJson({ path, site, view }: DirectoryRequest): Json | null {
  const siteId = siteNamed(view.hub.state, site)?.id;
  const here = spacesBySite(view.hub.state.spaces.list()).get(siteId ?? 0) ?? [];
  const at = path.length > 1 ? path.replace(/\/+$/, "") : path;
  const owner = here.findLast(({ mountpoint }) => at === mountpoint || at.startsWith(`${mountpoint}/`));
  const below = here.filter(({ mountpoint }) => mountpoint !== at && mountpoint.startsWith(at === "/" ? at : `${at}/`));
  if (owner === undefined && below.length === 0) return null;
  const usage = owner?.mountpoint === at ? usageAt(owner, siteId) : [0, 0];
  const files = owner === undefined ? [] : ["reel-001", "reel-002", "notes.txt"];
  const children = [
    ...below
      .filter(({ mountpoint }) => parentOf(mountpoint) === at)
      .map(({ mountpoint }) => entry(mountpoint, true, view)),
    ...files.map((name) => entry(`${at}/${name}`, !name.includes("."), view)),
  ];
  return {
    ...entry(at, true, view),
    url: `${link(view, "/file/")}?${new URLSearchParams({ path: at, site })}`,
    site,
    disk_usage: usage[0] ?? 0,
    total_files: usage[1] ?? 0,
    children: children.map((child) => ({ ...child, site })),
    error: "",
  };
}

function usageAt(space: SpaceRecord, siteId: number | undefined): number[] {
  return space.placements.find((placement) => placement.siteId === siteId)?.usage ?? [];
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

function entry(path: string, isDirectory: boolean, view: View): Json {
  const touched = isoTime(view.now - 3_600_000 - (path.length % 24) * 3_600_000);
  return {
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    type: isDirectory ? "directory" : "file",
    size: isDirectory ? 4096 : 18_432,
    status: isDirectory ? "" : "none",
    atime: touched,
    ctime: touched,
    mtime: touched,
    time_refreshed: isoTime(view.now),
    metadata: {},
    remote_locations: [],
    deleted: false,
  };
}
