// Does anybody who follows an operation miss a state? Followers drop, stay away for a while and come back with `after` at another
// gateway; one of the gateways is killed meanwhile.
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "graphql-ws";
import { createSeededRandom } from "../../simulators/chassis/seededRandom.ts";
import type { Finding } from "../report.ts";
import type { Ask } from "./changes.ts";
import type { Estate } from "./estate.ts";
import { endsOf, insist, look } from "./operations.ts";
import type { Replica } from "./replica.ts";

const FOLLOWERS = 60;
/** The vendor's run goes through these, so long each. */
const COURSE = ["PAUSED", "STARTED", "PAUSED", "STARTED", "SUCCESS"];
const EACH_MS = 5_000;
const WITHIN_MS = 150_000;
const QUERY = `subscription ($id: ID!, $after: Count64) {
  operationUpdated(id: $id, after: $after) {
    sequence gap operation { state transitions { sequence state } }
  }
}`;

interface Event {
  readonly sequence: string;
  readonly gap: boolean;
  readonly operation: { readonly state: string; readonly transitions: readonly { readonly sequence: string }[] };
}

/** One who follows. */
interface Follower {
  readonly events: Event[];
  /** How often they came back. */
  returns: number;
  /** How often they came back with a number, and the next event left out a state in between without saying so. */
  silent: number;
}

/** Follows for so long or to the end; true at the end. */
async function listen(
  url: string,
  variables: { readonly id: string; readonly after: string | null },
  { heard, forMs }: { readonly heard: (event: Event) => void; readonly forMs: number },
): Promise<boolean> {
  const client = createClient({ url: url.replace("http", "ws"), webSocketImpl: WebSocket, retryAttempts: 0 });
  const completed = new Promise<boolean>((resolve) => {
    client.subscribe<{ readonly operationUpdated: Event }>(
      { query: QUERY, variables },
      {
        next: ({ data }) => {
          if (data) heard(data.operationUpdated);
        },
        error: () => resolve(false),
        complete: () => resolve(true),
      },
    );
  });
  // Leaving completes too; only an end that comes by itself counts.
  const isEnd = await Promise.race([completed, pause(forMs, false)]);
  await client.dispose();
  return isEnd;
}

/** Follows to the end, coming and going. @param urls of the gateways that answer now. */
async function follow(id: string, urls: () => readonly string[], place: number): Promise<Follower> {
  const random = createSeededRandom(1, `follower ${place}`);
  const follower: Follower = { events: [], returns: -1, silent: 0 };
  const untilMs = Date.now() + WITHIN_MS;
  for (let at = place; Date.now() < untilMs; at += 1) {
    const after = follower.events.at(-1)?.sequence ?? null;
    const heard = (event: Event) => {
      const before = follower.events.at(-1)?.sequence ?? null;
      if (before !== null && !event.gap && leavesOut(event, before)) follower.silent += 1;
      follower.events.push(event);
    };
    follower.returns += 1;
    const now = urls();
    if (await listen(now[at % now.length] ?? "", { id, after }, { heard, forMs: random.int(300, 6_000) })) break;
    await pause(random.int(50, 6_000));
  }
  return follower;
}

/** True when there was a state between the two that had no event. */
const leavesOut = ({ sequence, operation }: Event, before: string): boolean =>
  operation.transitions.some((one) => BigInt(one.sequence) > BigInt(before) && BigInt(one.sequence) < BigInt(sequence));

/** Lets followers come and go. @param gateways of which the last is killed. */
export async function comeBack(
  gateways: readonly [Replica, Replica, Replica],
  run: Ask,
  estate: Estate,
): Promise<readonly Finding[]> {
  const [first, second, third] = gateways;
  const alive = [first, second, third];
  const vendor = estate.vendor(run.vendor);
  const id = await insist(() => first, run, { name: "followed", key: "followed" });
  const following = Array.from({ length: FOLLOWERS }, (_, place) =>
    follow(id, () => alive.map(({ url }) => url), place),
  );
  const job = await jobOf(first, id);
  for (const [place, state] of COURSE.entries()) {
    await pause(EACH_MS);
    await vendor.rows({ kind: "Job", update: { ids: [job], values: [{ state }] } });
    if (place !== 1) continue;
    alive.pop();
    await third.kill();
  }
  await endsOf(() => first, [id], { withinMs: WITHIN_MS, meanwhile: async () => {} });
  const followers = await Promise.all(following);
  const [record] = await look(second, [id]);
  const states = record?.transitions ?? [];
  const told = followers.map(({ events }) => {
    const from = BigInt(events[0]?.sequence ?? 0);
    const numbers = new Set(events.map(({ sequence }) => sequence));
    return states.filter(({ sequence }) => BigInt(sequence) >= from && !numbers.has(sequence)).length;
  });
  const complete = followers.filter(({ events }) => events.at(-1)?.operation.state === record?.state).length;
  const sum = (numbers: readonly number[]) => numbers.reduce((left, right) => left + right, 0);
  const doubled = followers.filter(
    ({ events }) => new Set(events.map(({ sequence }) => sequence)).size < events.length,
  );
  const foreign = await fromElsewhere(second.url, id);
  const gaps = sum(followers.map(({ events }) => events.filter(({ gap }) => gap).length));
  return [
    {
      what: `${FOLLOWERS} follow a run, drop and come back with \`after\` at another gateway; one gateway is killed: all see the end`,
      measured: `${complete} of ${FOLLOWERS}; ${sum(followers.map(({ returns }) => returns))} returns`,
      kept: complete === FOLLOWERS,
    },
    {
      what: "nobody misses a state that the ledger holds, and nothing is told twice",
      measured: `${states.map(({ state }) => state).join(" → ")}; ${sum(told)} states missed, ${sum(followers.map(({ silent }) => silent))} left out in silence, ${doubled.length} told twice, ${gaps} with a gap`,
      kept: sum(told) === 0 && sum(followers.map(({ silent }) => silent)) === 0 && doubled.length === 0 && gaps === 0,
    },
    {
      what: "who comes with a number that no ledger gave is told of the gap, with the latest state",
      measured: `gap: ${foreign?.gap}, ${foreign?.operation.state}`,
      kept: foreign?.gap === true && foreign.operation.state === record?.state,
    },
  ];
}

/** What somebody is told who was told numbers elsewhere. */
async function fromElsewhere(url: string, id: string): Promise<Event | undefined> {
  const events: Event[] = [];
  await listen(url, { id, after: "1000000" }, { heard: (event) => events.push(event), forMs: 10_000 });
  return events[0];
}

/** The vendor's own number of the run. */
async function jobOf(at: Replica, id: string): Promise<string> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Operation { jobs { nodes { nativeId } } } } }`;
  for (const untilMs = Date.now() + WITHIN_MS; Date.now() < untilMs; await pause(500)) {
    const { node } = await at.ask<{ node: { jobs: { nodes: readonly { nativeId: string }[] } } }>(query, { id });
    const [job] = node.jobs.nodes;
    if (job !== undefined) return job.nativeId.replace("job:", "");
  }
  throw new Error("There is no run to follow.");
}
