// How are Job and Alert read? Events are alerts, and together with what instances and groups tell of their last deployment
// they are all that is known of jobs, for the vendor lists no deployments (sheet §5, §6.7).
import type { Call } from "../../../contract/call.ts";
import type { Feed, FeedPage, SingleReader } from "../../../contract/feed.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { mapInSlices } from "../../../upstream/mapInSlices.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { deploymentOf, eventAlert, targetOf } from "../map/event.ts";
import type { Fleet } from "../map/fleet.ts";
import { deploymentId, deploymentJob, deploymentJobOfEvents, type Target } from "../map/job.ts";
import { type Nim, type NimList, pageCount, pagesOf } from "../nim.ts";
import { type RawDeployment, type RawEvent, rawDeployment, rawEvent } from "../raw/work.ts";
import { FLEET_LISTS, fleetCalls, readFleet } from "./fleetLists.ts";

const events: NimList<RawEvent> = {
  list: "events",
  action: "list events",
  path: "/analytics/events",
  row: rawEvent,
  idOf: ({ id }) => id,
  end: "TOKEN",
};

const JOB_LIMIT = {
  kind: "Job",
  coverage: "UNKNOWN",
  reason:
    "NGINX Instance Manager lists no deployments: shown are the last one of each instance and group, and those that events tell of.",
} as const;

/** Reads events, and both lists of the fleet, so that alerts and jobs name only what is there. */
export function workFeed(nim: Nim): Feed {
  const { sourceId, words, pageSize } = nim;
  return {
    name: "work",
    kinds: ["Job", "Alert"],
    windows: ["HOUR", "DAY", "WEEK", "ALL"],
    coverage: "ALL",
    lists: [...FLEET_LISTS, events.list],
    calls: (counts) => fleetCalls(counts, pageSize) + pageCount(events, counts.events ?? 0, pageSize),
    async *read({ call, since }): AsyncGenerator<FeedPage> {
      const { fleet, pages } = await readFleet(nim, call);
      yield* pages;
      const told = new Map<string, RawEvent[]>();
      const query = { startTime: since, orderBy: "timestamp,id", includeTotal: true };
      for await (const { rows, page } of pagesOf(nim, { ...events, query }, call)) {
        for (const event of rows) {
          const id = deploymentOf(event);
          if (id === null) continue;
          const others = told.get(id);
          if (others === undefined) told.set(id, [event]);
          else others.push(event);
        }
        yield { ...page, rows: rows.map((event) => eventAlert(sourceId, event, { fleet, words })) };
      }
      const rows = await jobsOf(nim, fleet, told);
      yield { list: events.list, vendorIds: [], total: null, rows, limits: [JOB_LIMIT] };
    },
    singles: { Job: deploymentSingle(nim) },
  };
}

/** Every deployment that is known, once: its own object says more than events do. */
function jobsOf(
  { sourceId, words }: Nim,
  fleet: Fleet,
  told: ReadonlyMap<string, readonly RawEvent[]>,
): Promise<JobRow[]> {
  const objects = lastDeployments(fleet);
  const ids = new Set([...objects.keys(), ...told.keys()]);
  return mapInSlices([...ids], (id) => {
    const known = objects.get(id);
    if (known !== undefined) return deploymentJob(known.raw, { sourceId, id, target: known.target, words });
    const own = told.get(id) ?? [];
    const targets = own.map((event) => targetOf(event, fleet));
    const group = targets.find((target) => target.group !== null)?.group ?? null;
    const instances = new Set(targets.flatMap(({ instance }) => instance ?? []));
    // Events of several instances are those of a group that is no longer there, or that no event names.
    const instance = group === null && instances.size === 1 ? ([...instances][0] ?? null) : null;
    return deploymentJobOfEvents(own, { sourceId, id, target: { instance, group }, words });
  });
}

/** The last deployment of every instance and group, by id. One that a group tells of goes to the group. */
function lastDeployments({ instances, groups }: Fleet): Map<string, { raw: RawDeployment; target: Target }> {
  const found = new Map<string, { raw: RawDeployment; target: Target }>();
  for (const { key, raw } of instances.values()) {
    const last = raw.lastDeploymentDetails;
    if (last?.id) found.set(last.id, { raw: last, target: { instance: key, group: null } });
  }
  for (const { uid, lastDeploymentDetails: last } of groups.values())
    if (last?.id) found.set(last.id, { raw: last, target: { instance: null, group: uid } });
  return found;
}

const WHERE = [
  { path: "/systems/instances/deployments/", nativeType: "instance" },
  { path: "/instance-groups/deployments/", nativeType: "instance group" },
] as const;

/** Reads deployments by id, wherever they stand; to what they went is not told there. */
function deploymentSingle({ sourceId, client, words }: Nim): SingleReader<"Job"> {
  const read = async (nativeId: string, call: Call): Promise<JobRow | null> => {
    const id = deploymentId(nativeId);
    if (id === null) return null;
    const action = "read a deployment";
    for (const { path, nativeType } of WHERE) {
      const request = { action, method: "GET", path: `${path}${encodeURIComponent(id)}`, expect: [404] } as const;
      const { status, body } = await client.send(request, call);
      if (status === 404) continue;
      const raw = parseAnswer(rawDeployment, body, { sourceId, action });
      const target = { instance: null, group: null };
      return { ...deploymentJob(raw, { sourceId, id, target, words }), nativeType };
    }
    return null;
  };
  return {
    calls: (keys) => WHERE.length * keys,
    getMany: async (nativeIds, call) =>
      new Map(await Promise.all([...new Set(nativeIds)].map(async (id) => [id, await read(id, call)] as const))),
  };
}
