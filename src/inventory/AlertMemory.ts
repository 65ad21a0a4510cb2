// Which alerts follow from the rows of other kinds? Runs a connector's rule over what is in hand, joins its alerts with
// those that the vendor reports, and remembers when each was first seen.
import type { AlertEvidence, AlertRule } from "../contract/connector.ts";
import type { Instant, Kind } from "../contract/kinds.ts";
import type { Problem } from "../contract/problem.ts";
import type { Row, RowOf } from "../contract/rows/index.ts";
import type { Collection, Reading } from "./Collection.ts";
import type { Obtained } from "./obtain.ts";
import { problemOf } from "./problems.ts";
import { runNow } from "./Slicer.ts";
import { sameValue } from "./sameRow.ts";
import { buildTable, type Table } from "./Table.ts";

/** What the alerts of one source are made of. */
export interface AlertParts {
  readonly sourceId: string;
  readonly rule: AlertRule;
  /** What the vendor reports; null when it has no alerts of its own. */
  readonly native: Obtained | null;
  /** What the rule looks at, kinds that the vendor does not have left out. */
  readonly evidence: ReadonlyMap<Kind, Obtained>;
}

/** Concludes alerts, for all requests. */
export interface AlertMemory {
  /** All alerts of a source; concluded anew only when its evidence changed. */
  alertsOf(parts: AlertParts): Obtained;
}

interface Concluded {
  /** Keys of the tables that it was concluded from. */
  readonly key: string;
  readonly table: Table;
  readonly derived: ReadonlyMap<string, RowOf["Alert"]>;
  /** Why the rule could not be run; null when it could. */
  readonly problem: Problem | null;
}

/** Makes an empty memory. */
export function createAlertMemory(nextVersion: () => number): AlertMemory {
  const last = new Map<string, Concluded>();
  const firstSeen = new Map<string, ReadonlyMap<string, Instant>>();

  const conclude = (parts: AlertParts, seenAt: Instant): Concluded => {
    const key = [parts.native, ...parts.evidence.values()].map((part) => part?.collection?.table.key ?? "-").join("|");
    const before = last.get(parts.sourceId);
    if (before?.key === key) return before;
    const known = firstSeen.get(parts.sourceId) ?? new Map<string, Instant>();
    const { alerts, problem } = derive(parts);
    const derived = new Map<string, RowOf["Alert"]>();
    for (const alert of alerts) {
      const row = { ...alert, raisedAt: alert.raisedAt ?? known.get(alert.nativeId) ?? seenAt };
      const same = before?.derived.get(row.nativeId);
      derived.set(row.nativeId, same !== undefined && sameValue(same, row) ? same : row);
    }
    // What could not be looked at may still last: only full evidence lets an alert be forgotten.
    const seen = new Map(problem === null && isWhole(parts) ? [] : known);
    for (const row of derived.values()) seen.set(row.nativeId, row.raisedAt ?? seenAt);
    firstSeen.set(parts.sourceId, seen);
    const rows = withoutDoubles([...(parts.native?.collection?.table.rows ?? []), ...derived.values()]);
    const identity = { key: String(nextVersion()), sourceId: parts.sourceId, kind: "Alert" as const };
    const made = { key, derived, problem, table: runNow(buildTable(identity, rows)) };
    last.set(parts.sourceId, made);
    return made;
  };

  return {
    alertsOf: (parts) => {
      const all = partsOf(parts);
      const inHand = all.map((part) => part.collection).filter((collection) => collection !== null);
      const oldest = inHand.reduce<Collection | null>(older, null);
      const newest = inHand
        .map((collection) => collection.observedAt)
        .sort()
        .at(-1);
      if (oldest === null || newest === undefined) return nothingToGoBy(all);
      return joined(parts, { ...conclude(parts, newest), oldest });
    },
  };
}

/** Runs the rule; a fault in it costs the derived alerts, not those that the vendor reports. */
function derive(parts: AlertParts): { readonly alerts: readonly RowOf["Alert"][]; readonly problem: Problem | null } {
  try {
    return { alerts: parts.rule.derive(evidenceOf(parts)), problem: null };
  } catch (error) {
    return { alerts: [], problem: problemOf(error, parts.sourceId, "conclude alerts") };
  }
}

/** Which state a whole of several parts has: that of the part that is worst, by this order. */
const WORST_FIRST = ["FAILED", "PARTIAL", "SUSPECT", "STALE", "CACHED", "LIVE"] as const;

function joined(parts: AlertParts, made: Concluded & { readonly oldest: Collection }): Obtained {
  const all = partsOf(parts);
  const worst = WORST_FIRST.find((state) => all.some((part) => part.state === state)) ?? "CACHED";
  const native = parts.native?.collection ?? null;
  const looked = [...parts.evidence.values()].map((part) => part.collection).reduce<Collection | null>(older, null);
  const base = native ?? made.oldest;
  const { observedAt, observedMs } = looked ?? base;
  const reading: Reading = { observedAt, observedMs, unconfirmed: false, absentOnce: false };
  const complete = made.problem === null && all.every((part) => part.complete);
  const readings = new Map([...made.derived.keys()].map((nativeId) => [nativeId, reading]));
  const coverage = native?.coverage ?? "ALL";
  const reasons = [parts.native?.reason, evidenceReason(parts)].filter((reason) => reason != null);
  return {
    state: worst === "FAILED" || made.problem !== null ? "PARTIAL" : worst,
    collection: {
      ...base,
      kind: "Alert",
      table: made.table,
      complete,
      coverage,
      readings: new Map([...readings, ...(native?.readings ?? [])]),
    },
    observedAt: made.oldest.observedAt,
    complete,
    problem: made.problem ?? problemIn(all),
    reason: reasons.length === 0 ? null : reasons.join(" "),
  };
}

const partsOf = (parts: AlertParts): readonly Obtained[] => [
  ...(parts.native === null ? [] : [parts.native]),
  ...parts.evidence.values(),
];

const problemIn = (all: readonly Obtained[]): Problem | null =>
  all.find((part) => part.problem !== null)?.problem ?? null;

const nothingToGoBy = (all: readonly Obtained[]): Obtained => ({
  state: all.some((part) => part.state === "FAILED") ? "FAILED" : "PARTIAL",
  collection: null,
  observedAt: null,
  complete: false,
  problem: problemIn(all),
  reason: "Nothing that alerts are concluded from could be read.",
});

const isWhole = (parts: AlertParts): boolean => [...parts.evidence.values()].every((part) => part.complete);

/** Says which kinds are not whole, in a sentence; null when all are. */
function evidenceReason({ evidence }: AlertParts): string | null {
  const missing = [...evidence].filter(([, part]) => !part.complete).map(([kind]) => kind);
  return missing.length === 0
    ? null
    : `Alerts are concluded from other kinds, of which not all is in hand: ${missing.join(", ")}.`;
}

function evidenceOf({ rule, evidence }: AlertParts): AlertEvidence {
  const rows = rule.from.map((kind) => [kind, evidence.get(kind)?.collection?.table.rows ?? []] as const);
  // Each table holds rows of its own kind alone.
  return Object.fromEntries(rows) as AlertEvidence;
}

/** Rows of different native ids; what the vendor reports comes first and wins. */
const withoutDoubles = (rows: readonly Row[]): readonly Row[] => {
  const byId = new Map<string, Row>();
  for (const row of rows) if (!byId.has(row.nativeId)) byId.set(row.nativeId, row);
  return [...byId.values()];
};

const older = (left: Collection | null, right: Collection | null): Collection | null =>
  left === null || (right !== null && right.observedMs < left.observedMs) ? right : left;
