// How does a test run several replicas against one vendor and one store that comes and goes? On a clock that the test owns.

import type { CallClass } from "../../src/contract/call.ts";
import { createMemorySlots } from "../../src/shared-state/memory/createMemorySlots.ts";
import { done, failed, type Outcome } from "../../src/shared-state/Outcome.ts";
import type { SharedSlots } from "../../src/shared-state/SharedSlots.ts";
import type { Budget } from "../../src/upstream/budget/Budget.ts";
import type { CallLimit } from "../../src/upstream/budget/CallLimit.ts";
import { slotLimitOf } from "../../src/upstream/budget/CallLimit.ts";
import { createFleetShare, type FleetShare } from "../../src/upstream/budget/createFleetShare.ts";
import { createLocalBudget } from "../../src/upstream/budget/createLocalBudget.ts";
import { FakeClock } from "../support/FakeClock.ts";

/** How a replica reaches the store: well, not at all, or so that it gives up and yet may be heard later. */
export type Link = "up" | "down" | "slow";

/** A call that reached the vendor. */
export interface Arrival {
  readonly replica: number;
  readonly atMs: number;
}

const COMMAND_TIMEOUT_MS = 250;

/** What a fleet is made of. */
export interface SimulatedFleetOptions {
  readonly clock: FakeClock;
  readonly limit: CallLimit;
  /** The class of all calls. */
  readonly callClass: CallClass;
  readonly expected: number | null;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** A call takes at most this long, and arrives within it. */
  readonly arriveMs: number;
  /** One way to the store and back each takes up to this long. */
  readonly wayMs: number;
}

/** Replicas, their store and the vendor's record. */
export class SimulatedFleet {
  readonly arrivals: Arrival[] = [];
  readonly #options: SimulatedFleetOptions;
  readonly #replicas = new Map<number, { budget: Budget; share: FleetShare; link: Link; working: boolean }>();
  #store: SharedSlots;
  #starts = 0;

  constructor(options: SimulatedFleetOptions) {
    this.#options = options;
    this.#store = this.#emptyStore();
  }

  /** Starts a replica, or starts it anew: what it had sent before still arrives. */
  start(replica: number, link: Link = "up"): void {
    this.crash(replica);
    const { clock, limit, callClass, expected, arriveMs } = this.#options;
    this.#starts += 1;
    const slots: SharedSlots = {
      clock: () => this.#over(replica, (store) => store.clock()),
      settle: (ask) => this.#over(replica, (store) => store.settle(ask)),
    };
    const log = { info: () => {}, warn: () => {} };
    const share = createFleetShare({ slots, replica: `r${this.#starts}`, expected, clock, log });
    this.#replicas.set(replica, {
      share,
      link,
      working: true,
      budget: createLocalBudget({
        sourceId: "nasuni-lyon",
        limits: { LOGIN: 1, READ: 1, WRITE: 1, [callClass]: limit },
        maxConcurrent: 1_000,
        maxWaiting: 10_000,
        clock,
        lend: share.lender(arriveMs),
      }),
    });
  }

  /** Ends a replica without a word. */
  crash(replica: number): void {
    const old = this.#replicas.get(replica);
    if (old === undefined) return;
    old.working = false;
    old.link = "down";
    this.#replicas.delete(replica);
    void old.share.close();
  }

  /** Ends a replica as a deployment does. */
  async leave(replica: number): Promise<void> {
    const old = this.#replicas.get(replica);
    if (old !== undefined) old.working = false;
    await old?.share.close();
    this.#replicas.delete(replica);
  }

  /** Changes how a replica reaches the store. */
  link(replica: number, link: Link): void {
    const found = this.#replicas.get(replica);
    if (found !== undefined) found.link = link;
  }

  /** The store forgets everything. */
  flush(): void {
    this.#store = this.#emptyStore();
  }

  /** True while the replica shares with the others. */
  isShared(replica: number): boolean {
    return this.#replicas.get(replica)?.share.isShared() ?? false;
  }

  budget(replica: number): Budget | undefined {
    return this.#replicas.get(replica)?.budget;
  }

  /** Has a replica make one call when it can; another one after it when `again`. */
  call(replica: number, again = false): void {
    const { clock, random, arriveMs, callClass } = this.#options;
    const runner = this.#replicas.get(replica);
    if (runner === undefined) return;
    const deadlineMs = Number.POSITIVE_INFINITY;
    const wish = {
      callClass,
      action: "list",
      priority: "interactive",
      principal: "alice",
      deadlineMs,
    } as const;
    void runner.budget.take(wish, new AbortController().signal).then((slot) => {
      if (!runner.working) return;
      if (!slot.sending()) {
        slot.unused();
        this.call(replica, again);
        return;
      }
      const tookMs = Math.ceil(random() ** 4 * arriveMs);
      const atMs = clock.monotonic() + random() * tookMs;
      this.arrivals.push({ replica, atMs });
      clock.after(tookMs, () => {
        slot.answered();
        if (again) this.call(replica, true);
      });
    });
  }

  /** Most calls that any window at the vendor held. */
  mostInAWindow(): number {
    const { windowMs } = slotLimitOf(this.#options.limit);
    const moments = this.arrivals.map(({ atMs }) => atMs).sort((a, b) => a - b);
    let most = 0;
    for (let first = 0, last = 0; last < moments.length; last += 1) {
      while ((moments[last] ?? 0) - (moments[first] ?? 0) >= windowMs) first += 1;
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Calls that arrived from a moment on, of one replica or of all. */
  count(fromMs: number, toMs: number, replica: number | null = null): number {
    return this.arrivals.filter(
      (arrival) => arrival.atMs >= fromMs && arrival.atMs < toMs && (replica ?? arrival.replica) === arrival.replica,
    ).length;
  }

  #emptyStore(): SharedSlots {
    const { clock } = this.#options;
    // The store's clock is nobody else's.
    return createMemorySlots(() => Math.floor(clock.monotonic()) + 7_000_000);
  }

  async #over<T>(replica: number, ask: (store: SharedSlots) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const { clock, random, wayMs } = this.#options;
    const pause = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
    const link = this.#replicas.get(replica)?.link ?? "down";
    if (link === "down") return failed("DOWN");
    if (link === "slow") {
      clock.after(random() * 3_000, () => void ask(this.#store));
      await pause(COMMAND_TIMEOUT_MS);
      return failed("SLOW");
    }
    await pause(random() * wayMs);
    const answer = await ask(this.#store);
    await pause(random() * wayMs);
    // What is lost on the way back has had its effect all the same.
    return this.#replicas.get(replica)?.link === "up" && answer.ok ? done(answer.value) : failed("DOWN");
  }
}

/** A fleet with everything as given and the rest harmless, and its clock. @param expected replicas that the operator names; null when unsaid. */
export function fleetOf(
  limit: CallLimit,
  expected: number | null,
  more: { seed?: number; arriveMs?: number; wayMs?: number; callClass?: CallClass } = {},
) {
  const { seed = 1, arriveMs = 40, wayMs = 5, callClass = "READ" } = more;
  const clock = new FakeClock();
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return { clock, fleet: new SimulatedFleet({ clock, limit, callClass, expected, random, arriveMs, wayMs }) };
}

/** Has replicas work without end, so many calls at a time. */
export function flood(fleet: SimulatedFleet, replicas: readonly number[], width = 10): void {
  for (const replica of replicas) for (let index = 0; index < width; index += 1) fleet.call(replica, true);
}
