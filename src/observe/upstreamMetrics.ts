// How are vendors asked, and how do they answer? Metrics by source and class of call, counted as calls are made or looked up when the
// metrics are asked for.
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Clock } from "../contract/call.ts";
import type { Source } from "../contract/source.ts";
import type { CallWatch } from "./CallWatch.ts";

/** What upstream metrics look at. */
export interface UpstreamSubjects {
  readonly registry: Registry;
  readonly clock: Pick<Clock, "now">;
  /** Configuration keys of all sources, whose series are there from the start. */
  readonly sourceIds: readonly string[];
  /** Every configured source. */
  readonly sources: () => readonly ObservedSource[];
}

/** A source and what its client counts. */
export interface ObservedSource extends Source {
  /** How often each vendor word that nobody here knew was met. */
  unknownWords(): readonly { readonly count: number }[];
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const CALL_CLASSES = ["LOGIN", "READ", "WRITE"] as const;
const BREAKER_STATES = ["CLOSED", "OPEN", "HALF_OPEN"] as const;

/** Adds them; what it returns is to be told of calls. */
export function addUpstreamMetrics(subjects: UpstreamSubjects): CallWatch {
  const { registry } = subjects;
  const registers = [registry];
  const labelNames = ["source", "call_class"];
  const calls = new Counter({
    name: "storagegraph_upstream_calls_total",
    help: "Calls sent to vendors, each attempt counted; outcome is ok, abandoned or the error code.",
    labelNames: [...labelNames, "outcome"],
    registers,
  });
  const durations = new Histogram({
    name: "storagegraph_upstream_call_duration_seconds",
    help: "From sending a call to its answer or failure.",
    labelNames,
    buckets: SECONDS,
    registers,
  });
  const failures = new Counter({
    name: "storagegraph_upstream_failed_requests_total",
    help: "Requests to vendors that failed for good, after all attempts or before the first, by error code.",
    labelNames: [...labelNames, "code"],
    registers,
  });
  for (const source of subjects.sourceIds)
    for (const callClass of CALL_CLASSES) calls.inc({ source, call_class: callClass, outcome: "ok" }, 0);
  addBudgetGauges(subjects);
  addSourceGauges(subjects);
  return {
    began: ({ sourceId, callClass }) => ({
      headers: {},
      ended: ({ end, sent, durationMs }) => {
        if (!sent) return;
        calls.inc({ source: sourceId, call_class: callClass, outcome: end });
        durations.observe({ source: sourceId, call_class: callClass }, durationMs / 1_000);
      },
    }),
    failed: ({ sourceId, callClass }, code) => failures.inc({ source: sourceId, call_class: callClass, code }),
  };
}

function addBudgetGauges({ registry, clock, sources }: UpstreamSubjects): void {
  const labelNames = ["source", "call_class"];
  const registers = [registry];
  const gauge = (name: string, help: string, value: (budget: Budget) => number): Gauge =>
    new Gauge({
      name: `storagegraph_budget_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        for (const { id, status } of sources())
          for (const budget of status().budgets) this.set({ source: id, call_class: budget.callClass }, value(budget));
      },
    });
  gauge(
    "calls_per_second",
    "Calls that a vendor may get, of all replicas together.",
    (budget) => budget.callsPerSecond,
  );
  gauge("queued_calls", "Calls that wait for their turn.", (budget) => budget.queued);
  gauge("paused_seconds", "How long the vendor is still to be spared; 0 when it did not ask for that.", (budget) =>
    budget.pausedUntil === null ? 0 : Math.max(0, Date.parse(budget.pausedUntil) - clock.now()) / 1_000,
  );
}

type Budget = ReturnType<Source["status"]>["budgets"][number];

function addSourceGauges({ registry, clock, sources }: UpstreamSubjects): void {
  const registers = [registry];
  new Gauge({
    name: "storagegraph_breaker_state",
    help: "1 for the state that the circuit breaker of a source is in.",
    labelNames: ["source", "state"],
    registers,
    collect() {
      for (const { id, status } of sources()) {
        const { breakerState } = status();
        for (const state of BREAKER_STATES) this.set({ source: id, state }, state === breakerState ? 1 : 0);
      }
    },
  });
  new Gauge({
    name: "storagegraph_source_answer_age_seconds",
    help: "Since the vendor last answered; no series before its first answer.",
    labelNames: ["source"],
    registers,
    collect() {
      for (const { id, status } of sources()) {
        const { lastAnsweredAt } = status();
        if (lastAnsweredAt !== null) this.set({ source: id }, (clock.now() - Date.parse(lastAnsweredAt)) / 1_000);
      }
    },
  });
  new Gauge({
    name: "storagegraph_source_tls_unverified",
    help: "1 where tls.insecureSkipVerify takes any certificate.",
    labelNames: ["source"],
    registers,
    collect() {
      for (const { id, tlsVerified } of sources()) this.set({ source: id }, tlsVerified ? 0 : 1);
    },
  });
  new Counter({
    name: "storagegraph_source_unknown_words_total",
    help: "How often a vendor used a word that is not known here; the log tells each word once.",
    labelNames: ["source"],
    registers,
    collect() {
      this.reset();
      for (const { id, unknownWords } of sources())
        this.inc(
          { source: id },
          unknownWords().reduce((sum, { count }) => sum + count, 0),
        );
    },
  });
}
