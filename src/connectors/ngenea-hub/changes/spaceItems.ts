// How does a space show what a change asked of it? In a form that can be compared and kept among facts: sizes as text, no limit
// and no schedule as null, sites by name in order. Pure apart from the reads.
import type { Call } from "../../../contract/call.ts";
import type { Json, RowName } from "../../../contract/changes/Change.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { type Hub, itemOf, pagesOf } from "../hub.ts";
import { type RawSpace, rawSpace } from "../raw/space.ts";

const list = { action: "list spaces", path: "/spaces/", row: rawSpace };

/** What of a space a change may ask for. */
export interface ShownSpace {
  readonly name: string;
  readonly mountpoint: string | null;
  /** Bytes; null: unlimited. */
  readonly size: string | null;
  /** Names of its sites, in order of the alphabet. */
  readonly sites: readonly string[] | null;
  readonly permissionMode: string | null;
  readonly schedule: { readonly frequency: string; readonly time: string; readonly duration: string } | null;
}

/** One space; null when there is none. */
export const readSpace = (hub: Hub, id: string, call: Call): Promise<RawSpace | null> =>
  itemOf(hub, { ...list, action: "read a space" }, { id, call });

/** One space that may be changed. Throws NOT_FOUND, and UNSUPPORTED_BY_VENDOR for an immutable one. */
export async function changeableSpace(hub: Hub, refuse: Refusals, { id, call }: { id: string; call: Call }) {
  const space = await readSpace(hub, id, call);
  if (space === null) throw refuse.because("NOT_FOUND", "there is no such space any more");
  if (space.immutable === true) throw refuse.unsupported(null, "the space is immutable");
  return space;
}

/** All spaces with this name or this mount point. The Hub's filter is by keyword, of which nothing more is told: all are read. */
export async function spacesLike(
  hub: Hub,
  { name, mountpoint }: { readonly name: string; readonly mountpoint: string | null },
  call: Call,
): Promise<RawSpace[]> {
  const found: RawSpace[] = [];
  for await (const { rows } of pagesOf(hub, list, call))
    found.push(
      ...rows.filter(
        (space) => space.name === name || (mountpoint !== null && shownSpace(space).mountpoint === mountpoint),
      ),
    );
  return found;
}

/** What a space shows. */
export function shownSpace(space: RawSpace): ShownSpace {
  const { size, snapshot_schedule: plan } = space;
  const names = space.sites?.map(({ name }) => name) ?? null;
  return {
    name: space.name,
    mountpoint: space.mountpoint?.replace(/(?<=.)\/+$/, "") ?? null,
    size: size === null || size === 0n ? null : String(size),
    sites: names === null || names.includes(null) ? null : names.map(String).sort(),
    permissionMode: space.permission_mode,
    schedule:
      plan === null ? null : { frequency: plan.frequency ?? "", time: plan.time ?? "", duration: plan.duration ?? "" },
  };
}

/** Of what is shown, what has the names of what is wanted. */
export function partOf(shown: ShownSpace, wanted: Json): { readonly [name: string]: Json } {
  const names = Object.keys(wanted as object) as (keyof ShownSpace)[];
  return Object.fromEntries(names.map((name) => [name, shown[name] as Json]));
}

/** Whether both say the same; both were written by `partOf` or in its form. */
export const isSame = (left: Json, right: Json): boolean => textOf(left) === textOf(right);

/** Names in order, so that the order in which facts were kept does not count. */
const textOf = (value: Json): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );

/** Name of a space's volume. */
export const volumeName = (id: string): RowName => ({ kind: "Volume", nativeId: id });
