// Who asks for a change gets it planned, refused with the field at fault, or an operation to follow; and sees no more than they may.
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { EVERYONE, type Viewer } from "../../src/access/Viewer.ts";
import { encodeNodeId } from "../../src/inventory/globalId.ts";
import type { OperationEvent } from "../../src/operations/Operations.ts";
import { createFileLedger } from "../../src/shared-state/ledger/sql/createFileLedger.ts";
import { createMemoryLedger } from "../../src/shared-state/ledger/sql/createMemoryLedger.ts";
import { newFolder } from "../shared-state/support/newFolder.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { row } from "../support/rows.ts";
import { quiet } from "./support/ledgers.ts";
import { endOf, type Gateway, idOf, removal, run, share, startGateway, until } from "./support/rig.ts";
import { ScriptedVendor } from "./support/ScriptedVendor.ts";

const alice: Viewer = { ...EVERYONE, id: "alice", digest: "alice", mayRead: (_source, kind) => kind !== "Share" };
const bob: Viewer = { ...EVERYONE, id: "bob", digest: "bob" };

describe("A change that is asked for", () => {
  let clock: FakeClock;
  let vendor: ScriptedVendor;
  let gateway: Gateway;
  beforeEach(() => {
    clock = new FakeClock();
    vendor = new ScriptedVendor();
    vendor.names.add("quota v1").add("tree v1");
    gateway = startGateway(createMemoryLedger(clock), { clock, vendor });
  });

  const refusals: readonly [string, Parameters<Gateway["submit"]>, object][] = [
    [
      "an id that is none",
      ["CREATE_SHARE", { ...share("a"), volumeId: "x" }],
      { code: "INVALID_INPUT", field: "input.volumeId" },
    ],
    [
      "an id of another kind",
      ["CREATE_SHARE", { ...share("a"), volumeId: idOf("Share", "s") }],
      { code: "INVALID_INPUT", field: "input.volumeId" },
    ],
    [
      "a row that is not there",
      ["CREATE_SHARE", { ...share("a"), volumeId: idOf("Volume", "absent") }],
      { code: "NOT_FOUND", field: "input.volumeId" },
    ],
    [
      "rows of two sources",
      ["CREATE_SHARE", { ...share("a"), siteId: encodeNodeId({ type: "Site", sourceId: "beta", nativeId: "s" }) }],
      { code: "INVALID_INPUT", field: "input.siteId" },
    ],
    [
      "a source that there is not",
      ["CREATE_VOLUME", { sourceId: "nowhere", name: "v" }],
      { code: "NOT_FOUND", field: "input.sourceId" },
    ],
    [
      "a name that does not confirm",
      ["DELETE_VOLUME", { ...removal, confirm: "v2" }],
      { code: "INVALID_INPUT", field: "input.confirm" },
    ],
    [
      "what the vendor cannot do",
      ["DELETE_SHARE", { id: idOf("Share", "s"), confirm: "s" }],
      { code: "UNSUPPORTED_BY_VENDOR", message: /never removes shares/ },
    ],
    [
      "a key that is too long",
      ["CREATE_SHARE", share("a"), { idempotencyKey: "k".repeat(129) }],
      { code: "INVALID_INPUT", field: "options.idempotencyKey" },
    ],
    [
      "a wait that is none",
      ["CREATE_SHARE", share("a"), { waitMs: -1 }],
      { code: "INVALID_INPUT", field: "options.waitMs" },
    ],
  ];
  it.each(refusals)("is refused for %s, names the field, and sends nothing", async (_what, ask, problem) => {
    const { message, ...rest } = problem as { message?: RegExp };
    const submission = await gateway.submit(...ask);
    expect(submission).toMatchObject({ operation: null, problems: [rest] });
    if (message !== undefined) expect(submission.problems[0]?.message).toMatch(message);
    expect(vendor.calls).toMatchObject({ plan: 0, send: 0 });
    expect((await gateway.desk.list(EVERYONE, {})).totalCount).toBe(0);
  });

  it("only to see the plan sends nothing, is kept nowhere and uses no key up", async () => {
    const dry = await gateway.submit("DELETE_VOLUME", removal, { dryRun: true, idempotencyKey: "k" });
    expect(dry.operation).toMatchObject({
      dryRun: true,
      plan: [{ purpose: "Remove quota v1" }, { purpose: "Remove tree v1" }],
      calls: [],
    });
    expect(await gateway.desk.get(EVERYONE, dry.operation?.id ?? "")).toBeNull();
    expect((await gateway.submit("CREATE_SHARE", share("a"), { idempotencyKey: "k" })).operation?.dryRun).toBe(false);
  });

  it("under another caller's key is another change: keys of two callers never meet", async () => {
    const one = await gateway.submit("CREATE_SHARE", share("a"), { idempotencyKey: "k" }, EVERYONE);
    const two = await gateway.submit("CREATE_SHARE", share("b"), { idempotencyKey: "k" }, bob);
    expect(two.problems).toEqual([]);
    expect(two.operation?.id).not.toBe(one.operation?.id);
  });

  it("without a grant for it leaves a line in the log: who tried what, and where, and nothing of what they wrote", async () => {
    const { operation } = await gateway.submit("CREATE_SHARE", share("a"));
    const looker: Viewer = { ...bob, mayAct: () => false };
    const isTold = async (asking: Promise<object>, command: string) => {
      expect(await asking).toMatchObject({ operation: null, problems: [{ code: "FORBIDDEN" }] });
      const message = "a change was refused: no grant for it";
      expect(gateway.logged.at(-1)).toEqual({ principal: "bob", command, sourceId: "alpha", message });
    };
    await isTold(gateway.submit("DELETE_VOLUME", removal, {}, looker), "DELETE_VOLUME");
    await isTold(gateway.submit("CREATE_SHARE", share("b"), { dryRun: true }, looker), "CREATE_SHARE");
    await isTold(gateway.desk.cancel(looker, operation?.id ?? ""), "CANCEL_OPERATION");
    const before = gateway.logged.length;
    await gateway.submit("DELETE_VOLUME", { ...removal, confirm: "v2" });
    expect(gateway.logged).toHaveLength(before);
  });

  it("and refused while it was planned may be asked for again with the same key", async () => {
    const key = { idempotencyKey: "k" };
    await gateway.submit("DELETE_VOLUME", { ...removal, confirm: "v2" }, key);
    expect((await gateway.submit("DELETE_VOLUME", removal, key)).operation).not.toBeNull();
  });

  it("does not exist for who may not read its kind, and is hidden with its row from who sees only some", async () => {
    const { operation } = await gateway.submit("CREATE_SHARE", share("a"));
    const id = operation?.id ?? "";
    await endOf(gateway, clock, id);
    expect(await gateway.desk.get(alice, id)).toBeNull();
    expect((await gateway.desk.list(alice, {})).totalCount).toBe(0);
    expect(await gateway.desk.cancel(alice, id)).toMatchObject({ operation: null, problems: [{ code: "NOT_FOUND" }] });
    await expect(
      gateway.desk
        .follow(alice, { operationId: id, after: null, signal: new AbortController().signal })
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toMatchObject({ problem: { code: "NOT_FOUND" } });
    const narrow: Viewer = { ...bob, sees: () => false };
    expect(await gateway.desk.get(narrow, id)).toBeNull();
    const asker: Viewer = { ...narrow, id: EVERYONE.id };
    expect(await gateway.desk.get(asker, id)).not.toBeNull();
    const hidden = await gateway.submit("DELETE_VOLUME", removal, {}, narrow);
    expect(hidden).toMatchObject({ operation: null, problems: [{ code: "NOT_FOUND", field: "input.id" }] });
  });

  it("is found by filter, order and page; a cursor of another list is refused", async () => {
    for (const name of ["a", "b", "c"]) {
      const { operation } = await gateway.submit("CREATE_SHARE", share(name), { idempotencyKey: name });
      await endOf(gateway, clock, operation?.id ?? "");
    }
    const { desk } = gateway;
    const first = await desk.list(EVERYONE, { first: 2 });
    expect(first.rows.map(({ targetName }) => targetName)).toEqual(["c", "b"]);
    expect(first).toMatchObject({
      totalCount: 3,
      hasNextPage: true,
      hasPreviousPage: false,
      byState: [{ word: "SUCCEEDED", count: 3 }],
    });
    const after = first.cursorOf(first.rows[1] as (typeof first.rows)[number]);
    expect((await desk.list(EVERYONE, { first: 2, after })).rows.map(({ targetName }) => targetName)).toEqual(["a"]);
    await expect(desk.list(bob, { first: 2, after })).rejects.toMatchObject({
      problem: { code: "INVALID_INPUT", field: "after" },
    });
    const only = await desk.list(EVERYONE, {
      filter: { idempotencyKey: ["b"], state: ["SUCCEEDED"], target: [idOf("Share", "b")] },
    });
    expect(only.rows.map(({ targetName }) => targetName)).toEqual(["b"]);
    const oldest = await desk.list(EVERYONE, { orderBy: [{ field: "FINISHED_AT", direction: "ASC" }], last: 1 });
    expect(oldest.rows[0]?.targetName).toBe("c");
    expect((await desk.list(EVERYONE, { filter: { requestedBy: { in: ["ALICE"] } } })).totalCount).toBe(0);
  });

  it("is told of by the jobs that run because of it", async () => {
    const { operation } = await gateway.submit("RUN_JOB_TEMPLATE", run);
    await clock.advance(2_000);
    expect((await gateway.desk.ofJobs(EVERYONE, "alpha", ["job1", "job2"])).get("job1")?.id).toBe(operation?.id);
    const narrow: Viewer = { ...bob, sees: () => false };
    expect((await gateway.desk.ofJobs(narrow, "alpha", ["job1"])).size).toBe(0);
  });

  it("says in advance what a row and a kind allow", () => {
    const available = gateway.desk.availability(EVERYONE, row("Volume", "v1"));
    expect(available.map(({ command, available: isAvailable, code }) => [command, isAvailable, code])).toEqual([
      ["CREATE_VOLUME", false, "UNSUPPORTED_BY_VENDOR"],
      ["UPDATE_VOLUME", false, "UNSUPPORTED_BY_VENDOR"],
      ["DELETE_VOLUME", true, null],
    ]);
    expect(gateway.desk.capability(EVERYONE, "alpha", "Share")[0]).toMatchObject({
      command: "CREATE_SHARE",
      available: true,
    });
  });

  describe("and followed", () => {
    const collected = (id: string, after: number | null, from: Gateway = gateway) => {
      const events: OperationEvent[] = [];
      const signal = new AbortController();
      const done = (async () => {
        for await (const event of from.desk.follow(EVERYONE, { operationId: id, after, signal: signal.signal }))
          events.push(event);
      })();
      return { events, done, stop: () => signal.abort() };
    };

    it("tells its state at once, every change after that, and ends with the end", async () => {
      const { operation } = await gateway.submit("CREATE_SNAPSHOT", { volumeId: idOf("Volume", "v1") });
      const { events, done } = collected(operation?.id ?? "", null);
      await clock.advance(5_000);
      vendor.jobs.set("job1", { state: "RUNNING", progressPercent: 40 });
      await clock.advance(5_000);
      vendor.jobs.set("job1", { state: "SUCCEEDED", progressPercent: 100 });
      await clock.advance(10_000);
      await done;
      expect(events.some(({ operation: { progressPercent } }) => progressPercent === 40)).toBe(true);
      expect(events.at(-1)?.operation.state).toBe("SUCCEEDED");
      const numbers = events.map(({ sequence }) => sequence);
      expect(numbers).toEqual([...new Set(numbers)].toSorted((left, right) => left - right));
    });

    it("again after a break tells what was missed; after an end that was seen nothing more; and of a lost count a gap", async () => {
      const { operation } = await gateway.submit("CREATE_SHARE", share("a"));
      const id = operation?.id ?? "";
      const { sequence } = await endOf(gateway, clock, id);
      const missed = collected(id, 1);
      await missed.done;
      expect(missed.events.map((event) => event.operation.state)).toEqual(["RUNNING", "SUCCEEDED"]);
      const nothing = collected(id, sequence);
      await nothing.done;
      expect(nothing.events).toEqual([]);
      const gap = collected(id, sequence + 100);
      await gap.done;
      expect(gap.events).toMatchObject([{ gap: true, operation: { state: "SUCCEEDED" } }]);
    });

    it("is the same at another gateway, and stops when who follows goes away", async () => {
      const ledger = createMemoryLedger(clock);
      const [one, other] = [startGateway(ledger, { clock, vendor }), startGateway(ledger, { clock, vendor })];
      const { operation } = await one.submit("CREATE_SNAPSHOT", { volumeId: idOf("Volume", "v1") });
      const following = collected(operation?.id ?? "", null, other);
      await until(clock, () => following.events.at(-1)?.operation.state === "RUNNING");
      following.stop();
      await following.done;
    });
  });
});

describe("A ledger that cannot be written", () => {
  const gone: readonly [string, (folder: string) => Promise<unknown>][] = [
    ["whose folder is gone", (folder) => rm(folder, { recursive: true })],
    ["whose file was replaced by nothing", (folder) => rm(join(folder, "ledger.db"))],
  ];
  it.each(gone)(
    "%s lets no change begin, and asks no vendor; what is known can still be read",
    async (_what, spoil) => {
      const clock = new FakeClock();
      const vendor = new ScriptedVendor();
      const folder = join(await newFolder(), "ledger");
      const gateway = startGateway(createFileLedger(folder, { clock, log: quiet }), { clock, vendor });
      const { operation } = await gateway.submit("CREATE_SHARE", share("a"));
      await endOf(gateway, clock, operation?.id ?? "");
      const { plan } = vendor.calls;
      await spoil(folder);
      for (const options of [{}, { dryRun: true }]) {
        const refused = await gateway.submit("CREATE_SHARE", share("b"), options);
        expect(refused).toMatchObject({ operation: null, problems: [{ code: "LEDGER_UNAVAILABLE" }] });
      }
      expect(vendor.calls.plan).toBe(plan);
      expect((await gateway.desk.list(EVERYONE, {})).totalCount).toBe(1);
      await gateway.desk.close();
    },
  );

  it("because another process holds it is refused too", async () => {
    const clock = new FakeClock();
    const folder = join(await newFolder(), "ledger");
    const [first, second] = [
      createFileLedger(folder, { clock, log: quiet }),
      createFileLedger(folder, { clock, log: quiet }),
    ];
    expect((await first.auditHead()).ok).toBe(true);
    expect(await second.auditHead()).toEqual({ ok: false, failure: "REFUSED" });
    await first.close();
    expect((await second.auditHead()).ok).toBe(true);
    await second.close();
  });

  it("because something else stands in its folder's place is refused, and written when that has gone", async () => {
    const clock = new FakeClock();
    const folder = join(await newFolder(), "ledger");
    await writeFile(folder, "no folder");
    const ledger = createFileLedger(folder, { clock, log: quiet });
    expect((await ledger.auditHead()).ok).toBe(false);
    await rm(folder);
    expect((await ledger.auditHead()).ok).toBe(true);
    await ledger.close();
  });
});
