// How is a gateway's part that carries changes out put to the test? Whole, over a scripted vendor and a real ledger; and on a leash, so
// that it can be killed or stopped in the middle of anything.
import { EVERYONE, type Viewer } from "../../../src/access/Viewer.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import { decodeNodeId, encodeGlobalId } from "../../../src/inventory/globalId.ts";
import type { AuditHead } from "../../../src/operations/auditTrail.ts";
import { createOperationDesk, type OperationDesk } from "../../../src/operations/createOperationDesk.ts";
import type { Hooks } from "../../../src/operations/hooks.ts";
import type { OperationRecord } from "../../../src/operations/OperationRecord.ts";
import type { OperationOptions, Submission } from "../../../src/operations/Operations.ts";
import type { Ledger } from "../../../src/shared-state/ledger/Ledger.ts";
import { createSeal } from "../../../src/shared-state/Seal.ts";
import { type FakeClock, settle } from "../../support/FakeClock.ts";
import { fakeSource } from "../../support/fakeSource.ts";
import { row } from "../../support/rows.ts";
import { quiet } from "./ledgers.ts";
import type { ScriptedVendor } from "./ScriptedVendor.ts";

export const SECRET = "a secret of the tests that is long enough";

/** Calls that have not returned: a disk and a network take their time, which the test's clock must not run ahead of. */
let underWay = 0;

/** Holds a gateway's calls back, or lets none of them ever return. */
export class Leash {
  #isDead = false;
  #gate: { readonly opened: Promise<void>; readonly open: () => void } | null = null;
  /** Counts down over the calls that change something; at 0 the gateway dies, before the call or after it. */
  #left = Number.POSITIVE_INFINITY;
  #dies: "before" | "after" = "before";
  effects = 0;

  kill(): void {
    this.#isDead = true;
  }
  killAt(effect: number, dies: "before" | "after"): void {
    this.#left = effect;
    this.#dies = dies;
  }
  stop(): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gate = { opened: promise, open: resolve };
  }
  goOn(): void {
    this.#gate?.open();
    this.#gate = null;
  }
  get isDead(): boolean {
    return this.#isDead;
  }

  /** Makes a call unless the gateway is dead or stopped. */
  async pass<T>(changes: boolean, call: () => Promise<T>): Promise<T> {
    if (this.#gate !== null) await this.#gate.opened;
    if (changes && !this.#isDead) {
      this.effects += 1;
      this.#left -= 1;
      if (this.#left === 0 && this.#dies === "before") this.kill();
    }
    if (this.#isDead) return new Promise<never>(() => {});
    const value = await call();
    if (changes && this.#left === 0) this.kill();
    if (this.#gate !== null) await this.#gate.opened;
    return this.#isDead ? new Promise<never>(() => {}) : value;
  }
}

const counted = <T>(call: Promise<T>): Promise<T> => {
  underWay += 1;
  return call.finally(() => {
    underWay -= 1;
  });
};

const leashed = (ledger: Ledger, leash: Leash): Ledger => ({
  claim: (ask) => leash.pass(true, () => counted(ledger.claim(ask))),
  unclaim: (ask) => leash.pass(true, () => counted(ledger.unclaim(ask))),
  open: (entry) => leash.pass(true, () => counted(ledger.open(entry))),
  write: (change) => leash.pass(true, () => counted(ledger.write(change))),
  get: (id) => leash.pass(false, () => counted(ledger.get(id))),
  since: (stream, most) => leash.pass(false, () => counted(ledger.since(stream, most))),
  auditHead: () => leash.pass(false, () => counted(ledger.auditHead())),
  auditFrom: (sequence, most) => leash.pass(false, () => counted(ledger.auditFrom(sequence, most))),
  leases: {
    take: (ask) => leash.pass(false, () => counted(ledger.leases.take(ask))),
    renew: (lease, ttlMs) => leash.pass(false, () => counted(ledger.leases.renew(lease, ttlMs))),
    release: (lease) => leash.pass(false, () => counted(ledger.leases.release(lease))),
  },
  listen: (heard) => ledger.listen(() => void (leash.isDead || heard())),
  close: () => ledger.close(),
});

/** One gateway. */
export interface Gateway {
  readonly desk: OperationDesk;
  readonly leash: Leash;
  /** How often rows were read for watchers and ends, with what was asked for. */
  readonly reads: (readonly string[])[];
  readonly heads: AuditHead[];
  /** Lines of the log that are no warnings. */
  readonly logged: readonly object[];
  submit(
    command: VendorCommand,
    input: Readonly<Record<string, unknown>>,
    options?: OperationOptions,
    viewer?: Viewer,
  ): Promise<Submission>;
}

/** What a gateway is made over. */
export interface Surroundings {
  readonly clock: FakeClock;
  readonly vendor: ScriptedVendor;
}

let made = 0;

/** Starts a gateway. */
export function startGateway(ledger: Ledger, { clock, vendor }: Surroundings): Gateway {
  const leash = new Leash();
  const reads: (readonly string[])[] = [];
  const heads: AuditHead[] = [];
  const commands = Object.fromEntries(
    Object.entries(vendor.commands).map(([name, support]) => {
      if (!("plan" in support)) return [name, support];
      const change = support as unknown as Record<
        "plan" | "send" | "lookUp" | "follow",
        (...args: unknown[]) => Promise<unknown>
      >;
      const held =
        (changes: boolean, how: (...args: unknown[]) => Promise<unknown>) =>
        (...args: unknown[]) =>
          leash.pass(changes, () => how(...args));
      const { plan, send, lookUp, follow } = change;
      return [
        name,
        {
          ...support,
          plan: held(false, plan),
          send: held(true, send),
          lookUp: held(false, lookUp),
          follow: held(false, follow),
        },
      ];
    }),
  );
  const hooks: Hooks = {
    decode: decodeNodeId,
    rows: async (viewer, sourceId, names) =>
      new Map(
        names.map(({ kind, nativeId }) => {
          const found = row(kind, nativeId, { sourceId } as never);
          return [`${kind} ${nativeId}`, nativeId === "absent" || viewer.sees?.(found) === false ? null : found];
        }),
      ),
    part: async (_viewer, { nativeId }) => ({ displayName: nativeId, owner: row("Host", nativeId) }),
    inHand: () => null,
    holds: () => false,
    readRows: (_sourceId, names) =>
      leash.pass(false, async () => {
        reads.push(names.map(({ kind, nativeId }) => `${kind} ${nativeId}`));
        return vendor.rows(names);
      }),
    refresh: async () => {},
  };
  made += 1;
  const number = made;
  let ids = 0;
  const logged: object[] = [];
  const desk = createOperationDesk({
    sources: [fakeSource({ id: "alpha", connector: { commands: commands as never } })],
    ledger: leashed(ledger, leash),
    seal: createSeal([SECRET]),
    hooks,
    clock,
    log: { ...quiet, info: (fields, message) => logged.push({ ...fields, message }) },
    newId: () => {
      ids += 1;
      return `operation${String(number).padStart(5, "0")}x${String(ids).padStart(6, "0")}`;
    },
    sendTimeoutMs: () => 60_000,
    keptMs: 30 * 86_400_000,
    onAuditHead: (head) => heads.push(head),
  });
  return {
    desk,
    leash,
    reads,
    heads,
    logged,
    submit: (command, input, options, viewer = EVERYONE) => {
      const conditions = { signal: new AbortController().signal, deadlineMs: clock.monotonic() + 10_000 };
      return desk.submit({ viewer, command, input, options, conditions });
    },
  };
}

/** Id of a row of the source. */
export const idOf = (kind: "Volume" | "Share" | "Job" | "JobTemplate", nativeId: string): string =>
  encodeGlobalId({ kind, sourceId: "alpha", nativeId });

/** What creates a share of this name. */
export const share = (name: string) => ({
  volumeId: idOf("Volume", "v1"),
  path: "/",
  name,
  protocol: { smb: {} },
});

/** What removes the volume. */
export const removal = { id: idOf("Volume", "v1"), confirm: "v1" };

/** What runs work. */
export const run = { id: idOf("JobTemplate", "t1") };

/** Lets time pass until this holds; half a second at a time. */
export async function until(clock: FakeClock, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < 20_000; looks += 1) {
    if (await holds()) return;
    for (let turns = 0; underWay > 0 && turns < 100_000; turns += 1) await settle();
    await clock.advance(500);
  }
  throw new Error("It never came to that.");
}

/** How an operation ended. */
export async function endOf({ desk }: Gateway, clock: FakeClock, id: string): Promise<OperationRecord> {
  let record: OperationRecord | null = null;
  await until(clock, async () => {
    record = await desk.get(EVERYONE, id);
    return record !== null && record.finishedAt !== null;
  });
  if (record === null) throw new Error("It is gone.");
  return record;
}
