// What is the simplest vendor there could be? Tables in memory, a call log and faults, no HTTP. The reference
// connector speaks to it; the exam and inventory tests use both.
import { GatewayError, type ProblemFacts } from "../../src/contract/problem.ts";
import type { FaultOrder, RowOrder, SeenCall, VendorControl } from "./SimulatorControl.ts";

/** One object at the vendor. */
export interface MemoryObject {
  readonly id: string;
  readonly name: string;
  /** Key of the object that holds it; null for a place. */
  readonly parent: string | null;
}

/** The vendor's lists. */
export type MemoryTable = "places" | "spaces" | "exports" | "runs";

const tableOfKind: Readonly<Record<string, MemoryTable>> = {
  Site: "places",
  Volume: "spaces",
  Share: "exports",
  Job: "runs",
};

/** What each spoiled answer becomes at the connector's edge, as the upstream client would have it. */
const outcome: Readonly<Record<FaultOrder["fault"]["kind"], ProblemFacts["code"]>> = {
  latency: "INTERNAL",
  status: "UPSTREAM_ERROR",
  hang: "UPSTREAM_TIMEOUT",
  drop: "UPSTREAM_UNREACHABLE",
  malformed: "UPSTREAM_BAD_RESPONSE",
  truncated: "UPSTREAM_BAD_RESPONSE",
  oversized: "UPSTREAM_RESPONSE_TOO_LARGE",
  unauthorized: "UPSTREAM_AUTH_FAILED",
};

/** A vendor in memory, with its control. */
export class MemoryVendor implements VendorControl {
  readonly #sourceId: string;
  readonly #volumes: number;
  #tables: Record<MemoryTable, MemoryObject[]>;
  #calls: SeenCall[] = [];
  #faults: { order: FaultOrder; left: number }[] = [];
  #delayed: { order: RowOrder; left: number }[] = [];
  #made = 0;

  /** @param volumes how many spaces it has; three places, one export and one run for each space. */
  constructor(sourceId: string, volumes: number) {
    this.#sourceId = sourceId;
    this.#volumes = volumes;
    this.#tables = this.#seeded();
  }

  /** One page of a list, 1-based, with the count of the whole list. Throws as the upstream client would. */
  list(table: MemoryTable, page: { readonly number: number; readonly size: number }, signal: AbortSignal) {
    this.#called(`/${table}?page=${page.number}`, signal);
    const rows = this.#tables[table];
    return { rows: rows.slice((page.number - 1) * page.size, page.number * page.size), total: rows.length };
  }

  /** One object; null when there is none. */
  get(table: MemoryTable, id: string, signal: AbortSignal): MemoryObject | null {
    this.#called(`/${table}/${id}`, signal);
    return this.#tables[table].find((row) => row.id === id) ?? null;
  }

  /** A sign of life. */
  version(signal: AbortSignal): string {
    this.#called("/version", signal);
    return "1.0";
  }

  async calls() {
    return this.#calls;
  }
  async forgetCalls() {
    this.#calls = [];
  }
  async fault(order: FaultOrder) {
    this.#faults.push({ order, left: order.times ?? Number.POSITIVE_INFINITY });
  }
  async heal() {
    this.#faults = [];
  }
  async rows(order: RowOrder) {
    if (order.afterRequest !== undefined) {
      this.#delayed.push({ order, left: order.afterRequest });
      return [];
    }
    return this.#change(order);
  }
  async advance() {}
  async reset() {
    this.#tables = this.#seeded();
    this.#calls = [];
    this.#faults = [];
    this.#delayed = [];
  }

  #change(order: RowOrder): string[] {
    const table = tableOfKind[order.kind];
    if (table === undefined) throw new Error(`The memory vendor has no ${order.kind}.`);
    if (order.insert !== undefined) {
      const made = Array.from({ length: order.insert.count ?? 0 }, () => this.#object(table));
      this.#tables[table] = [...made, ...this.#tables[table]];
      return made.map((row) => row.id);
    }
    const rows = this.#tables[table];
    const gone = order.delete?.ids ?? rows.slice(0, order.delete?.count ?? 0).map((row) => row.id);
    this.#tables[table] = rows.filter((row) => !gone.includes(row.id));
    return [...gone];
  }

  #object(table: MemoryTable): MemoryObject {
    this.#made += 1;
    const place = `p${(this.#made % 3) + 1}`;
    return { id: `n${this.#made}`, name: `new ${table} ${this.#made}`, parent: table === "places" ? null : place };
  }

  #seeded(): Record<MemoryTable, MemoryObject[]> {
    const numbers = Array.from({ length: this.#volumes }, (_, index) => index + 1);
    return {
      places: [1, 2, 3].map((n) => ({ id: `p${n}`, name: `place ${n}`, parent: null })),
      spaces: numbers.map((n) => ({ id: `s${n}`, name: `space ${n}`, parent: `p${(n % 3) + 1}` })),
      exports: numbers.map((n) => ({ id: `e${n}`, name: `export ${n}`, parent: `s${n}` })),
      runs: numbers.map((n) => ({ id: `r${n}`, name: `run ${n}`, parent: `p${(n % 3) + 1}` })),
    };
  }

  #called(path: string, signal: AbortSignal): void {
    signal.throwIfAborted();
    for (const waiting of this.#delayed) if (--waiting.left === 0) this.#change(waiting.order);
    this.#delayed = this.#delayed.filter((waiting) => waiting.left > 0);
    const meeting = this.#faults.find(
      ({ order, left }) =>
        left > 0 && path.startsWith(order.match?.path ?? "") && (order.match?.method ?? "GET") === "GET",
    );
    this.#calls.push({ at: 0, method: "GET", path, status: meeting === undefined ? 200 : 500 });
    if (meeting === undefined) return;
    meeting.left -= 1;
    const { kind, status } = meeting.order.fault;
    // A single refused session is mended below the connector: the call is seen twice and succeeds.
    if (kind === "unauthorized" && meeting.order.times === 1) {
      this.#calls.push({ at: 0, method: "GET", path, status: 200 });
      return;
    }
    const code =
      kind !== "status"
        ? outcome[kind]
        : status === 429
          ? "UPSTREAM_RATE_LIMITED"
          : (status ?? 500) < 500
            ? "UPSTREAM_BAD_RESPONSE"
            : "UPSTREAM_ERROR";
    throw new GatewayError({
      code,
      sourceId: this.#sourceId,
      message: `${this.#sourceId}: the vendor failed (${kind}).`,
    });
  }
}
