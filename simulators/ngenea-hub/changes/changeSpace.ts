// How do spaces come to be and change? Checks what is asked, and lets the sites follow (sheet §7).
import type { Hub } from "../hub.ts";
import { makeSpace } from "../seed/seedSpaces.ts";
import type { Placement, SnapshotSchedule, SpaceRecord } from "../state/spaceRecords.ts";
import { ApiError, invalidField, type Json } from "../wire/apiError.ts";
import { type Fields, integer, listOf, objectOf, readFields, text } from "../wire/fields.ts";
import { isoTime } from "../wire/isoTime.ts";
import { startSettingsTasks } from "./settleSites.ts";

/** How long the sites take to provision a space. */
const provisioningMs = 20_000;

const required = { required: true };

const spaceFields: Fields = {
  name: text({ required: true, maxLength: 100 }),
  size: integer({ nullable: true, min: 0 }),
  sites: listOf({
    read: (value) => (typeof value === "object" && value !== null ? { value } : { error: ["Invalid data."] }),
  }),
  snapshot_schedule: objectOf(
    { frequency: text(required), time: text(required), duration: text(required) },
    { nullable: true },
  ),
  permission_mode: text(),
  color: listOf(integer()),
};

/** Makes a space as POST asks for it. Throws a 400 with Django's field errors. */
export function addSpace(hub: Hub, body: Json): SpaceRecord {
  const { spaces, random } = hub.state;
  const mountpoint = text({ required: true, pattern: /^\/[^\0]*$/ });
  const fields = readFields(body, { ...spaceFields, mountpoint });
  refuseTaken(hub, fields, null);
  const now = hub.now();
  const { id: _id, ...blank } = makeSpace(random, { id: 1, siteIds: [], startMs: now });
  const space = spaces.add({
    ...blank,
    name: String(fields.name),
    mountpoint: String(fields.mountpoint),
    size: (fields.size ?? null) as number | null,
    snapshot_schedule: null,
    permission_mode: String(fields.permission_mode ?? ""),
    color: (fields.color ?? []) as number[],
    immutable: false,
    created: isoTime(now),
    placements: readPlacements(hub, fields.sites ?? [], []),
    readyAtMs: now + provisioningMs,
  });
  const withSchedule = applySchedule(hub, space, fields);
  tellSites(hub, withSchedule);
  return withSchedule;
}

/** Changes a space as PATCH asks for it; `mountpoint` and everything computed are silently ignored (sheet §7). */
export function changeSpace(hub: Hub, space: SpaceRecord, body: Json): SpaceRecord {
  const fields = readFields(body, spaceFields, true);
  const { sites, snapshot_schedule: _schedule, ...plain } = fields;
  refuseTaken(hub, plain, space.id);
  const patch: Partial<SpaceRecord> = { ...plain, readyAtMs: hub.now() + provisioningMs };
  if (sites !== undefined) patch.placements = readPlacements(hub, sites, space.placements);
  const changed = hub.state.spaces.patch(String(space.id), patch) ?? space;
  const withSchedule = applySchedule(hub, changed, fields);
  tellSites(hub, withSchedule);
  return withSchedule;
}

/** Sites of a space as they are written: each by its `id` (a text or a number) or its `name`; what is known is kept. */
export function readPlacements(hub: Hub, sites: unknown, known: readonly Placement[]): Placement[] {
  if (!Array.isArray(sites)) return [];
  return sites.map((given: { id?: unknown; name?: unknown; pool?: unknown }) => {
    const site = hub.state.sites.list().find(({ id, name }) => String(id) === String(given.id) || name === given.name);
    if (site === undefined) throw invalidField("sites", `Object with name=${String(given.name)} does not exist.`);
    const kept = known.find(({ siteId }) => siteId === site.id);
    const pool = typeof given.pool === "string" ? given.pool : (kept?.pool ?? "sas1");
    return { siteId: site.id, pool, usage: kept?.usage ?? [] };
  });
}

function applySchedule(hub: Hub, space: SpaceRecord, fields: Json): SpaceRecord {
  if (fields.snapshot_schedule === undefined) return space;
  const given = fields.snapshot_schedule as Omit<SnapshotSchedule, "id"> | null;
  const schedule = given === null ? null : { id: space.snapshot_schedule?.id ?? space.id, ...given };
  return hub.state.spaces.patch(String(space.id), { snapshot_schedule: schedule }) ?? space;
}

function refuseTaken(hub: Hub, fields: Json, own: number | null): void {
  for (const key of ["name", "mountpoint"] as const) {
    if (fields[key] === undefined) continue;
    const taken = hub.state.spaces.list().some((space) => space.id !== own && space[key] === fields[key]);
    if (taken) throw new ApiError(400, { [key]: [`space with this ${key} already exists.`] });
  }
}

function tellSites(hub: Hub, space: SpaceRecord): void {
  const names = space.placements.flatMap(({ siteId }) => hub.state.sites.get(String(siteId))?.name ?? []);
  startSettingsTasks(hub, names, { space: space.name });
}
