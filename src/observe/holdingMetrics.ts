// What does the gateway hold, and how do the things beside it fare? Metrics of collections, operations, Redis and readiness, looked up
// when the metrics are asked for.
import { Gauge, type Registry } from "prom-client";

/** How one kind of one source stands in memory. */
export interface CollectionStatus {
  readonly sourceId: string;
  readonly kind: string;
  readonly state: CollectionState;
  /** Null while nothing is in hand. */
  readonly rows: number | null;
  /** Since the rows were read; null while nothing is in hand. */
  readonly ageMs: number | null;
}

/** Words for it: as fresh as its kind wants, older, incomplete, a read that was not believed, or the last read failed. */
export const COLLECTION_STATES = ["FRESH", "STALE", "PARTIAL", "SUSPECT", "FAILED"] as const;

/** One of them. */
export type CollectionState = (typeof COLLECTION_STATES)[number];

/** How far the gateway is. */
export type Readiness = "starting" | "ready" | "draining";

/** What these metrics look at. */
export interface HoldingSubjects {
  readonly registry: Registry;
  /** Kinds of sources that have been asked for at least once. */
  readonly collections: () => readonly CollectionStatus[];
  /** Operations that the ledger keeps; null where no ledger is configured. */
  readonly operations: (() => OperationStatus) | null;
  /** Whether Redis answers as it should; null where none is configured. */
  readonly redisUp: (() => boolean) | null;
  readonly readiness: () => Readiness;
}

/** What is known of operations. */
export interface OperationStatus {
  /** How many there are in each state. */
  readonly byState: ReadonlyMap<string, number>;
  /** Whether the ledger answered when it was last asked. */
  readonly ledgerAnswers: boolean;
}

/** Adds them. */
export function addHoldingMetrics(subjects: HoldingSubjects): void {
  const { registry, operations, redisUp, readiness } = subjects;
  addCollectionGauges(subjects);
  if (operations !== null) addOperationGauges(registry, operations);
  if (redisUp !== null)
    addSwitch(registry, {
      name: "redis_up",
      help: "1 while the Redis of the cache answers as it should.",
      isOn: redisUp,
    });
  const help = "1 while the gateway may be sent requests.";
  addSwitch(registry, { name: "ready", help, isOn: () => readiness() === "ready" });
}

function addSwitch(
  registry: Registry,
  { name, help, isOn }: { readonly name: string; readonly help: string; readonly isOn: () => boolean },
): void {
  new Gauge({
    name: `storagegraph_${name}`,
    help,
    registers: [registry],
    collect() {
      this.set(isOn() ? 1 : 0);
    },
  });
}

function addOperationGauges(registry: Registry, operations: () => OperationStatus): void {
  new Gauge({
    name: "storagegraph_operations",
    help: "Operations that the ledger keeps, by state: the same on every replica.",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      this.reset();
      for (const [state, count] of operations().byState) this.set({ state }, count);
    },
  });
  const help = "1 while the ledger of operations answers.";
  addSwitch(registry, { name: "ledger_up", help, isOn: () => operations().ledgerAnswers });
}

function addCollectionGauges({ registry, collections }: HoldingSubjects): void {
  const labelNames = ["source", "kind"];
  const registers = [registry];
  const figure = (name: string, help: string, value: (status: CollectionStatus) => number | null) =>
    new Gauge({
      name: `storagegraph_collection_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const status of collections()) {
          const now = value(status);
          if (now !== null) this.set({ source: status.sourceId, kind: status.kind }, now);
        }
      },
    });
  figure("rows", "Rows in memory.", ({ rows }) => rows);
  figure("age_seconds", "Since the rows in memory were read.", ({ ageMs }) => (ageMs === null ? null : ageMs / 1_000));
  new Gauge({
    name: "storagegraph_collection_state",
    help: "1 for the state that a kind of a source is in; only kinds that were asked for.",
    labelNames: [...labelNames, "state"],
    registers,
    collect() {
      this.reset();
      for (const { sourceId, kind, state: now } of collections())
        for (const state of COLLECTION_STATES) this.set({ source: sourceId, kind, state }, state === now ? 1 : 0);
    },
  });
}
