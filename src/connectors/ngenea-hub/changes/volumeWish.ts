// What of a volume is sent to the Hub, and is it fit to be sent? Pure; used where a space is made or changed (sheet §7).
import { z } from "zod";
import type { Json } from "../../../contract/changes/Change.ts";
import type { CreateVolume, UpdateVolume } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { checkedLimit, checkedText, refuseWritten } from "./checks.ts";
import type { ShownSpace } from "./spaceItems.ts";

/** The settings of a space that were asked for. */
export interface VolumeWish {
  readonly body: { readonly [name: string]: Json };
  readonly wanted: Partial<ShownSpace>;
}

/** `NgeneaHubSpaceInput`. */
const details = z.strictObject({ permissionMode: z.string().nullish() });

/** Name, limit, sites and permission mode, as far as they are written. Throws INVALID_INPUT, UNSUPPORTED_BY_VENDOR. */
export function volumeWish(refuse: Refusals, input: CreateVolume | UpdateVolume): VolumeWish {
  refuseWritten(refuse, { "input.description": [input.description, "a space has no description; leave it out"] });
  const mode = modeOf(refuse, input);
  const sites = sitesOf(refuse, input);
  const { name, limit } = input;
  if (name !== undefined) {
    checkedText(refuse, name, { field: "input.name", most: 255 });
    if (name.includes("/")) throw refuse.invalid("input.name", "the name of a space holds no slash");
  }
  const size = limit === undefined ? undefined : checkedLimit(refuse, limit);
  return {
    body: {
      ...(name === undefined ? {} : { name }),
      ...(size === undefined ? {} : { size }),
      ...(sites === undefined ? {} : { sites }),
      ...(mode === undefined ? {} : { permission_mode: mode }),
    },
    wanted: {
      ...(name === undefined ? {} : { name }),
      ...(size === undefined ? {} : { size: String(size) }),
      ...(sites === undefined ? {} : { sites: sites.map((site) => site.name).sort() }),
      ...(mode === undefined ? {} : { permissionMode: mode }),
    },
  };
}

/** Sites as the Hub takes them: by name, with the label that it demands beside it. */
function sitesOf(refuse: Refusals, { placements }: CreateVolume | UpdateVolume) {
  if (placements === undefined) return undefined;
  if (placements.length === 0) throw refuse.invalid("input.placements", "a space is at one site or more");
  const sites = placements.map(({ site, pool }, at) => {
    const field = `input.placements[${at}]`;
    if (pool !== undefined)
      throw refuse.unsupported(
        `${field}.poolId`,
        "the Hub's API shows the pool of a space and does not say how it is set",
      );
    if (site.name === null) throw refuse.invalid(`${field}.siteId`, "the Hub tells no name of this site");
    const label = site.details?.label;
    return { name: site.name, label: typeof label === "string" ? label : site.name };
  });
  if (new Set(sites.map(({ name }) => name)).size < sites.length)
    throw refuse.invalid("input.placements", "name each site once");
  return sites;
}

function modeOf(refuse: Refusals, { details: given }: CreateVolume | UpdateVolume): string | undefined {
  if (given === undefined) return undefined;
  const read = details.safeParse(given.ngeneaHub);
  if (!read.success) throw refuse.invalid("input.details", "write details.ngeneaHub for a volume of this vendor");
  const mode = read.data.permissionMode ?? undefined;
  const field = "input.details.ngeneaHub.permissionMode";
  return mode === undefined ? undefined : checkedText(refuse, mode, { field, most: 255 });
}
