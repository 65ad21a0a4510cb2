// Can a source be used? Asked as the gateway would: a sign of life, and the first page of every list that it reads.
import type { Call, Clock } from "../contract/call.ts";
import type { Feed } from "../contract/feed.ts";
import { KINDS, type Kind } from "../contract/kinds.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { RunningSource } from "../createSource.ts";

/** What was found of one list of a vendor. */
export interface SeenFeed {
  readonly kinds: readonly Kind[];
  /** Rows on the first page, or the vendor's own count where it tells one. */
  readonly rows: number;
  /** Why it cannot be read; null when it can. */
  readonly problem: Problem | null;
}

/** What was found of a source. */
export interface SourceFinding {
  /** Why it cannot be used at all; null when it can. */
  readonly problem: Problem | null;
  readonly version: string | null;
  /** What the account may see; empty when the source cannot be used. */
  readonly feeds: readonly SeenFeed[];
}

/** How a source is checked. */
export interface CheckOptions {
  readonly clock: Clock;
  /** Milliseconds for the sign of life, and again for each list. */
  readonly timeoutMs: number;
  /** Told what is asked now. */
  readonly onStep: (text: string) => void;
}

/** Checks it. One list after the other, so that it costs the vendor little. */
export async function checkSource(source: RunningSource, options: CheckOptions): Promise<SourceFinding> {
  const { connector } = source;
  options.onStep(`${source.id}: sign of life`);
  const life = await attempt(options, (call) => connector.probe(call));
  if (life.problem !== null) return { problem: life.problem, version: null, feeds: [] };
  const readers = KINDS.map((kind) => connector.readers[kind]);
  const feeds = new Set(readers.filter((reader): reader is Feed => "read" in reader));
  const seen: SeenFeed[] = [];
  for (const feed of feeds) {
    options.onStep(`${source.id}: ${feed.name}`);
    const first = await attempt(options, (call) => firstPage(feed, call));
    seen.push({ kinds: feed.kinds, rows: first.value ?? 0, problem: first.problem });
  }
  return { problem: null, version: life.value?.version ?? source.status().version, feeds: seen };
}

/** How many rows there are, as far as the first page tells. */
async function firstPage(feed: Feed, call: Call): Promise<number> {
  for await (const { rows, total } of feed.read({ window: "ALL", since: null, call })) return total ?? rows.length;
  return 0;
}

interface Attempt<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
}

async function attempt<T>({ clock, timeoutMs }: CheckOptions, ask: (call: Call) => Promise<T>): Promise<Attempt<T>> {
  const { signal } = new AbortController();
  const deadlineMs = clock.monotonic() + timeoutMs;
  const call: Call = { signal, deadlineMs, priority: "interactive", principal: "check" };
  try {
    return { value: await ask(call), problem: null };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { value: null, problem: error.problem };
  }
}
