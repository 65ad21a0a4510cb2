// What is the simplest vendor that changes something? Names in memory, jobs that run, every effect written down; and answers that get
// lost, refusals and pauses, just as a test says.
import type {
  Change,
  ChangePoint,
  FollowEnd,
  Json,
  LookUpEnd,
  Plan,
  PlannedSend,
  RowName,
  SendEnd,
} from "../../../src/contract/changes/Change.ts";
import { COMMANDS, type VendorCommand } from "../../../src/contract/commands.ts";
import type { CommandSupports } from "../../../src/contract/connector.ts";
import { GatewayError, type ProblemFacts } from "../../../src/contract/problem.ts";
import type { Row, RowOf } from "../../../src/contract/rows/index.ts";
import { unsupported } from "../../../src/contract/support.ts";
import { row } from "../../support/rows.ts";

/** What happens to the next send. `lost`: it has its effect, and no answer comes. `dropped`: neither. */
export type Script = "taken" | "lost" | "dropped" | "refused" | "notSent" | "turnedAway";

const problem = (code: ProblemFacts["code"], more: Partial<ProblemFacts> = {}) =>
  new GatewayError({ code, sourceId: "alpha", message: `alpha: ${code}.`, ...more }).problem;

type Effect = (vendor: ScriptedVendor, operationId: string) => Partial<Extract<SendEnd, { outcome: "ACCEPTED" }>>;

/** A vendor in memory. */
export class ScriptedVendor {
  /** Every change that took effect, in order. */
  readonly effects: string[] = [];
  readonly names = new Set<string>();
  readonly jobs = new Map<string, { state: RowOf["Job"]["state"]; progressPercent: number | null }>();
  /** What happens to the next sends; then they are taken. */
  readonly scripts: Script[] = [];
  readonly calls = { plan: 0, send: 0, lookUp: 0, follow: 0 };
  /** True while look-ups and follows fail. */
  isAway = false;
  /** Is called in the middle of a send, before it has its effect. */
  onSend: () => Promise<void> = async () => {};

  readonly commands = {
    ...Object.fromEntries(Object.keys(COMMANDS).map((command) => [command, unsupported("It has no such thing.")])),
    CREATE_SHARE: this.#keyed("CREATE_SHARE", (input) => [make(`share ${input.name}`)], {
      lock: (input) => `Share ${input.name}`,
      kind: "Share",
    }),
    DELETE_VOLUME: this.#keyed("DELETE_VOLUME", () => [unmake("quota v1"), unmake("tree v1")], {
      lock: () => "Volume v1",
      kind: "Volume",
    }),
    RUN_JOB_TEMPLATE: this.#runner("NONE"),
    CREATE_SNAPSHOT: this.#runner("MARKED"),
    CANCEL_JOB: this.#keyed("CANCEL_JOB", (input) => [stopJob(String(input.target?.nativeId))], {
      lock: (input) => `Job ${input.target?.nativeId}`,
      kind: "Job",
    }),
    DELETE_SHARE: unsupported("It never removes shares."),
  } as unknown as CommandSupports;

  /** Rows that are watched, read now. */
  rows(names: readonly RowName[]): ReadonlyMap<string, Row | null> {
    if (this.isAway) throw new GatewayError(problem("UPSTREAM_UNREACHABLE", { retryable: true }));
    return new Map(names.map((name) => [`${name.kind} ${name.nativeId}`, this.#row(name)]));
  }

  #row({ kind, nativeId }: RowName): Row | null {
    if (kind !== "Job") return this.names.has(`${kind.toLowerCase()} ${nativeId}`) ? row(kind, nativeId) : null;
    const job = this.jobs.get(nativeId);
    return job === undefined ? null : row("Job", nativeId, job);
  }

  async #sent(effect: Effect, operationId: string, maySend: (() => boolean) | undefined): Promise<SendEnd> {
    this.calls.send += 1;
    const script = this.scripts.shift() ?? "taken";
    if (script === "notSent")
      return { outcome: "NOT_SENT", problem: problem("BUDGET_EXHAUSTED", { retryable: true, retryAfterMs: 2_000 }) };
    if (script === "turnedAway") return { outcome: "NOT_SENT", problem: problem("UPSTREAM_AUTH_FAILED") };
    await this.onSend();
    if (maySend?.() === false)
      return { outcome: "NOT_SENT", problem: problem("LEDGER_UNAVAILABLE", { retryable: true }) };
    if (script === "refused") return { outcome: "REFUSED", problem: problem("INVALID_INPUT", { vendorStatus: 422 }) };
    const inDoubt = { outcome: "IN_DOUBT", problem: problem("UPSTREAM_TIMEOUT", { retryable: true }) } as const;
    if (script === "dropped") return inDoubt;
    const taken = effect(this, operationId);
    if (script === "lost") return inDoubt;
    return { outcome: "ACCEPTED", status: 200, vendorRequestId: `r${this.calls.send}`, facts: {}, ...taken };
  }

  /** A change whose calls are told by the names that they make or take away. */
  #keyed<C extends VendorCommand>(
    command: C,
    steps: (input: { name?: string; target?: Row }) => readonly Step[],
    { lock, kind }: { lock: (input: { name?: string; target?: Row }) => string; kind: RowName["kind"] },
  ): Change<C> {
    const parsed = (at: ChangePoint): Step => at.plan.sends[at.position]?.request as unknown as Step;
    return {
      supported: true,
      condition: null,
      plan: async ({ input }): Promise<Plan> => {
        this.calls.plan += 1;
        const given = input as { name?: string; target?: Row };
        return {
          sends: steps(given).map((step) => planned(step.what, "KEYED", step as unknown as Json)),
          target: given.target === undefined ? null : { kind, nativeId: given.target.nativeId },
          targetName: given.name ?? given.target?.displayName ?? command,
          locks: [lock(given)],
          touches: [kind],
          facts: {},
        };
      },
      send: (at, call) => this.#sent((vendor) => apply(vendor, kind, parsed(at)), at.operationId, call.maySend),
      lookUp: async (at): Promise<LookUpEnd> => {
        this.calls.lookUp += 1;
        if (this.isAway) throw new GatewayError(problem("UPSTREAM_UNREACHABLE"));
        const step = parsed(at);
        return isDone(this, step) ? { found: "DONE", facts: {}, ...targetOf(kind, step) } : { found: "NOT_DONE" };
      },
      follow: async () => ({ ended: true, state: "SUCCEEDED", problems: [], facts: {} }),
    };
  }

  /** A change that starts a job, which is followed to its end. */
  #runner(proof: "NONE" | "MARKED"): Change<never> {
    const start: Effect = (vendor, operationId) => {
      const id = `job${vendor.jobs.size + 1}`;
      vendor.jobs.set(id, { state: "RUNNING", progressPercent: 0 });
      vendor.names.add(`mark ${operationId} ${id}`);
      vendor.effects.push(`run ${id}`);
      return { watch: [{ kind: "Job", nativeId: id }] };
    };
    const made = (operationId: string): RowName[] =>
      [...this.names]
        .filter((name) => name.startsWith(`mark ${operationId} `))
        .map((name) => ({ kind: "Job", nativeId: name.split(" ")[2] ?? "" }));
    return {
      supported: true,
      condition: null,
      plan: async (): Promise<Plan> => {
        this.calls.plan += 1;
        const sends = [{ ...planned("Run the work", proof, { secret: "hunter2" }), outlasts: true }];
        return {
          sends,
          target: null,
          targetName: "work",
          locks: [`Run ${this.calls.plan}`],
          touches: ["Job"],
          facts: {},
        };
      },
      send: (at, call) => this.#sent(start, at.operationId, call.maySend),
      lookUp: async ({ operationId }): Promise<LookUpEnd> => {
        this.calls.lookUp += 1;
        if (this.isAway) throw new GatewayError(problem("UPSTREAM_UNREACHABLE"));
        const watch = made(operationId);
        if (proof === "NONE") return { found: "UNDECIDED", candidates: watch };
        return watch.length === 0 ? { found: "NOT_DONE" } : { found: "DONE", facts: {}, watch };
      },
      follow: async ({ rows, watch: [name] }): Promise<FollowEnd> => {
        this.calls.follow += 1;
        const job = name === undefined ? null : (rows.get(`Job ${name.nativeId}`) as RowOf["Job"] | null);
        const ends = ["SUCCEEDED", "FAILED", "CANCELLED"] as const;
        const state = ends.find((end) => end === job?.state);
        if (state !== undefined) return { ended: true, state, problems: [], facts: {} };
        return { ended: false, state: "RUNNING", progressPercent: job?.progressPercent ?? null, facts: {} };
      },
    };
  }
}

interface Step {
  readonly what: string;
  readonly sort: "make" | "unmake" | "stop";
  readonly name: string;
}

const make = (name: string): Step => ({ what: `Make ${name}`, sort: "make", name });
const unmake = (name: string): Step => ({ what: `Remove ${name}`, sort: "unmake", name });
const stopJob = (name: string): Step => ({ what: `Stop ${name}`, sort: "stop", name });

const isDone = ({ names, jobs }: ScriptedVendor, { sort, name }: Step): boolean =>
  sort === "stop" ? jobs.get(name)?.state === "CANCELLED" : names.has(name) === (sort === "make");

function apply(vendor: ScriptedVendor, kind: RowName["kind"], step: Step): ReturnType<Effect> {
  const { what, sort, name } = step;
  vendor.effects.push(what);
  if (sort === "make") vendor.names.add(name);
  else if (sort === "unmake") vendor.names.delete(name);
  else vendor.jobs.set(name, { state: "CANCELLED", progressPercent: null });
  return targetOf(kind, step);
}

const targetOf = (kind: RowName["kind"], { sort, name }: Step) =>
  sort === "make" ? { target: { kind, nativeId: name.split(" ")[1] ?? "" } } : {};

const planned = (purpose: string, proof: PlannedSend["proof"], request: Json): PlannedSend => ({
  purpose,
  endpoint: "POST /things",
  values: [{ name: "name", value: purpose }],
  proof,
  outlasts: false,
  request,
});
