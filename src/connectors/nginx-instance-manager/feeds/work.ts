// How are Job and Alert read? Events are alerts, and together with what instances and groups tell of their last deployment
// they are all that is known of jobs (sheet §5, §6.7).
import type { Feed, FeedPage } from "../../../contract/feed.ts";
import { deploymentOf, eventAlert } from "../map/event.ts";
import { type Nim, type NimList, pageCount, pagesOf } from "../nim.ts";
import { type RawEvent, rawEvent } from "../raw/work.ts";
import { deploymentSingle, type KnownTargets, knownDeployments } from "./deployments.ts";
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
    "NGINX Instance Manager lists no deployments: shown are the last one of each group and instance, as far as its lists hold it, and those that events tell of.",
} as const;

/** Reads events, and both lists of the fleet, so that alerts and jobs name only what is there. */
export function workFeed(nim: Nim): Feed {
  const { sourceId, words, pageSize } = nim;
  const targets: KnownTargets = new Map();
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
        for (const event of rows) noteDeployment(told, event);
        yield { ...page, rows: rows.map((event) => eventAlert(sourceId, event, { fleet, words })) };
      }
      const rows = await knownDeployments(nim, fleet, { told, targets });
      yield { list: events.list, vendorIds: [], total: null, rows, limits: [JOB_LIMIT] };
    },
    singles: { Job: deploymentSingle(nim, targets) },
  };
}

function noteDeployment(told: Map<string, RawEvent[]>, event: RawEvent): void {
  const id = deploymentOf(event);
  if (id === null) return;
  const others = told.get(id);
  if (others === undefined) told.set(id, [event]);
  else others.push(event);
}
