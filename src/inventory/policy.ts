// How old may rows of a kind become, and how long does a caller wait for newer ones? The table of defaults, for refreshing
// and for answering.
import type { Kind, Window } from "../contract/kinds.ts";

/** How rows of one kind age. Durations in milliseconds. */
export interface KindPolicy {
  /** Up to this age rows are served as they are. */
  readonly ttlMs: number;
  /** So long after `ttlMs` they are served STALE at once, while a refresh runs behind. */
  readonly staleWhileRevalidateMs: number;
  /** Up to this age they are served STALE when the refresh fails; then the answer is FAILED. */
  readonly staleIfErrorMs: number;
  /** Least time between the end of a read and the start of the next, whatever age a caller demands. */
  readonly minAgeMs: number;
  /** How long a caller waits for a read, unless it says otherwise. */
  readonly waitMs: number;
  /** The window that is read when a query does not bound it; `ALL` for kinds without a time. */
  readonly defaultWindow: Window;
}

/** What differs from the defaults; a source's own word wins over a kind's. */
export interface PolicyOverrides {
  readonly byKind?: { readonly [K in Kind]?: Partial<KindPolicy> };
  readonly bySource?: Readonly<Record<string, Partial<KindPolicy>>>;
}

/** Answers with the policy of a kind of a source. */
export type Policies = (sourceId: string, kind: Kind) => KindPolicy;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const waits = { minAgeMs: 2 * SECOND, waitMs: 2 * SECOND };

const topology: KindPolicy = {
  ...waits,
  ttlMs: 10 * MINUTE,
  staleWhileRevalidateMs: HOUR,
  staleIfErrorMs: DAY,
  defaultWindow: "ALL",
};
const capacity: KindPolicy = { ...topology, ttlMs: MINUTE, staleWhileRevalidateMs: 10 * MINUTE };
const snapshots: KindPolicy = { ...capacity, ttlMs: 2 * MINUTE, defaultWindow: "WEEK" };
const jobs: KindPolicy = {
  ...waits,
  ttlMs: 10 * SECOND,
  staleWhileRevalidateMs: MINUTE,
  staleIfErrorMs: HOUR,
  defaultWindow: "DAY",
};

/** The defaults of every kind. */
export const DEFAULT_POLICIES: Readonly<Record<Kind, KindPolicy>> = {
  Site: topology,
  Host: topology,
  StoragePool: topology,
  Volume: capacity,
  Share: capacity,
  Snapshot: snapshots,
  SnapshotPolicy: topology,
  Quota: capacity,
  Job: jobs,
  JobTemplate: topology,
  Alert: { ...jobs, defaultWindow: "WEEK" },
  Certificate: topology,
};

/** Makes the policies of an inventory. */
export function createPolicies(overrides: PolicyOverrides = {}): Policies {
  const known = new Map<string, KindPolicy>();
  return (sourceId, kind) => {
    const key = `${kind}:${sourceId}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = { ...DEFAULT_POLICIES[kind], ...overrides.byKind?.[kind], ...overrides.bySource?.[sourceId] };
    known.set(key, made);
    return made;
  };
}

/** Reading takes at most this part of the time: so many times as long as the last read took, its rows are fresh. */
const REST_PER_READ = 5;

/**
 * A list that takes long to read (one call for each volume, five calls a second) is read less often than its kind, for else
 * it would be read all the time and take up the whole budget. @param readMs how long the last read took.
 */
export function paced(policy: KindPolicy, readMs: number): KindPolicy {
  const ttlMs = readMs * REST_PER_READ;
  return ttlMs <= policy.ttlMs ? policy : { ...policy, ttlMs };
}
