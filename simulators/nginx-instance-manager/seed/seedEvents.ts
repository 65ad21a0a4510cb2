// What has happened in the last weeks? Events of all levels, and failures that are only INFO; used by `seedNim` and `POST /__sim/rows`.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import { instanceDimensions } from "../state/eventDesk.ts";
import type { NimState } from "../state/nimState.ts";
import type { EventRecord } from "../state/workRecords.ts";

type Sort = Pick<EventRecord, "category" | "level" | "status" | "error"> & { message: string };

const sorts: readonly Sort[] = [
  {
    category: "agent status",
    level: "INFO",
    status: "Config Apply Success",
    message: "successfully applied config on",
    error: null,
  },
  {
    category: "agent status",
    level: "INFO",
    status: "Agent Start",
    message: "nginx-agent v2.41.1 started on",
    error: null,
  },
  {
    category: "agent status",
    level: "INFO",
    status: "Agent Stop",
    message: "nginx-agent v2.41.1 was stopped on",
    error: null,
  },
  {
    category: "agent status",
    level: "INFO",
    status: "Config Apply Failure",
    message: "failed to apply nginx config on",
    error: "Config apply failed (write): Error running nginx -t exit status 1",
  },
  { category: "agent config", level: "DEBUG", status: "Config Report", message: "received the config of", error: null },
  {
    category: "nginx status",
    level: "WARNING",
    status: "NGINX Reload",
    message: "worker processes are exiting slowly on",
    error: null,
  },
  {
    category: "nginx status",
    level: "ERROR",
    status: "NGINX Stop",
    message: "nginx was stopped on",
    error: "exit status 1",
  },
  {
    category: "clickhouse status",
    level: "CRITICAL",
    status: "ClickHouse Connection",
    message: "metrics could not be stored for",
    error: "dial tcp 127.0.0.1:9000: connect: connection refused",
  },
];

/** How often each sort comes: quiet ones mostly, a critical one now and then. */
const weights = [10, 4, 3, 2, 5, 2, 1, 0.4];

function pickSort(random: SeededRandom): Sort {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return sorts[index] ?? (sorts[0] as Sort);
}

/** An event at this moment; the first ones, by `index`, go through all sorts so that every level is there. */
export function seedEvent(
  state: NimState,
  random: SeededRandom,
  { index, timestampMs }: { index: number; timestampMs: number },
): EventRecord {
  const { message, ...sort } = sorts[index] ?? pickSort(random);
  const instances = state.instances.list();
  const instance = instances.length === 0 ? undefined : random.pick(instances);
  return {
    id: random.uuid(),
    timestampMs,
    ...sort,
    message: `${message} ${instance?.displayName ?? "this host"}`,
    dimensions: instance === undefined ? {} : instanceDimensions(state, instance),
  };
}

/** Adds events: a quarter of them within the last day, the others within 30 days. Some share a second. */
export function seedEvents(
  state: NimState,
  random: SeededRandom,
  { count, nowMs }: { count: number; nowMs: number },
): void {
  for (let index = 0; index < count; index++) {
    const reachSeconds = index % 4 === 0 ? 86_400 : 30 * 86_400;
    const timestampMs = Math.floor(nowMs / 1000) * 1000 - random.int(1, reachSeconds) * 1000;
    state.events.set(seedEvent(state, random, { index, timestampMs }));
  }
}
