// Nothing is lost and nothing is done twice: whenever a gateway is killed, and whoever goes on.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EVERYONE } from "../../src/access/Viewer.ts";
import type { VendorCommand } from "../../src/contract/commands.ts";
import type { Ledger } from "../../src/shared-state/ledger/Ledger.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { hasRedisServer } from "../support/redisServer.ts";
import { filePlace, type LedgerPlace, memoryPlace, redisPlace } from "./support/ledgers.ts";
import { endOf, type Gateway, idOf, removal, share, startGateway, until } from "./support/rig.ts";
import { type Script, ScriptedVendor } from "./support/ScriptedVendor.ts";

const snapshot = { volumeId: idOf("Volume", "v1") };

function newVendor(): ScriptedVendor {
  const vendor = new ScriptedVendor();
  vendor.names.add("quota v1").add("tree v1").add("volume v1");
  return vendor;
}

/** What is asked for, what must have happened in the end, and with which scripts of the vendor. */
const cases: readonly [VendorCommand, Readonly<Record<string, unknown>>, readonly Script[], readonly string[]][] = [
  ["CREATE_SHARE", share("a"), [], ["Make share a"]],
  ["CREATE_SHARE", share("a"), ["lost"], ["Make share a"]],
  ["CREATE_SHARE", share("a"), ["dropped", "taken"], ["Make share a"]],
  ["DELETE_VOLUME", removal, ["notSent", "taken", "lost"], ["Remove quota v1", "Remove tree v1"]],
  ["CREATE_SNAPSHOT", snapshot, ["lost"], ["run job1"]],
];

describe("A gateway that is killed", () => {
  it.each(cases)(
    "between any two effects of %s leaves one effect and a true end (%#)",
    async (command, input, scripts, effects) => {
      for (const dies of ["before", "after"] as const) {
        for (let effect = 1; effect < 30; effect += 1) {
          const clock = new FakeClock();
          const place = await memoryPlace(clock);
          const vendor = newVendor();
          vendor.scripts.push(...scripts);
          const first = startGateway(place.open(), { clock, vendor });
          await first.desk.begin();
          first.leash.killAt(effect, dies);
          const options = { idempotencyKey: "once" };
          void first.submit(command, input, options);
          await clock.advance(60_000);
          if (!first.leash.isDead) break;
          const second = startGateway(place.open(), { clock, vendor });
          void second.desk.begin();
          const about = `killed ${dies} effect ${effect}`;
          // Who was given no answer asks again, with the same key.
          const again = second.submit(command, input, options);
          await clock.advance(20_000);
          const { operation, problems } = await again;
          if (operation === null) throw new Error(`${about}: ${problems[0]?.message}`);
          await clock.advance(200_000);
          for (const job of vendor.jobs.values()) job.state = "SUCCEEDED";
          const record = await endOf(second, clock, operation.id);
          expect(vendor.effects, about).toEqual(effects);
          expect(record.state, about).toBe("SUCCEEDED");
        }
      }
    },
  );
});

const places: readonly [string, (clock: FakeClock) => Promise<LedgerPlace>][] = [
  ["memory", memoryPlace],
  ["a file", filePlace],
  ...(hasRedisServer() ? ([["Redis", redisPlace]] satisfies [string, typeof redisPlace][]) : []),
];

describe.each(places)("Operations kept in %s", (_name, make) => {
  let clock: FakeClock;
  let place: LedgerPlace;
  let vendor: ScriptedVendor;
  let ledgers: Ledger[];
  beforeEach(async () => {
    clock = new FakeClock();
    place = await make(clock);
    vendor = newVendor();
    ledgers = [];
  });
  afterEach(async () => {
    await Promise.all(ledgers.map((ledger) => ledger.close()));
    await place.end();
  });

  const start = async (): Promise<Gateway> => {
    // A file is one process's alone: the one before is gone.
    if (!place.shared) await Promise.all(ledgers.splice(0).map((ledger) => ledger.close()));
    const ledger = place.open();
    ledgers.push(ledger);
    const gateway = startGateway(ledger, { clock, vendor });
    await gateway.desk.begin();
    return gateway;
  };
  /** Submits while time goes on. */
  const submitted = async (gateway: Gateway, ...ask: Parameters<Gateway["submit"]>) => {
    let answer: Awaited<ReturnType<Gateway["submit"]>> | null = null;
    const submitting = gateway.submit(...ask).then((given) => {
      answer = given;
    });
    await until(clock, () => answer !== null);
    await submitting;
    return (answer as Awaited<ReturnType<Gateway["submit"]>> | null) ?? { operation: null, problems: [] };
  };

  it("are carried to their true ends by whoever comes after a gateway that was killed while its call was on its way", async () => {
    const first = await start();
    vendor.onSend = async () => first.leash.kill();
    vendor.scripts.push("lost");
    const { operation } = await submitted(first, "CREATE_SHARE", share("a"));
    await until(clock, () => first.leash.isDead && vendor.effects.length === 1);
    vendor.onSend = async () => {};
    await place.expireLeases();
    const second = await start();
    const record = await endOf(second, clock, operation?.id ?? "");
    expect(record).toMatchObject({ state: "SUCCEEDED", calls: [{ outcome: "FOUND_DONE" }] });
    expect(vendor.effects).toEqual(["Make share a"]);
  });

  it("are sent once although who held them was stopped right before the send, and goes on behind its successor", async () => {
    if (!place.shared) return;
    const first = await start();
    vendor.onSend = async () => {
      if (vendor.calls.send === 1) {
        first.leash.stop();
        await first.leash.pass(false, async () => {});
      }
    };
    const { operation } = await submitted(first, "CREATE_SHARE", share("a"));
    await until(clock, () => vendor.calls.send === 1);
    await place.expireLeases();
    const second = await start();
    const record = await endOf(second, clock, operation?.id ?? "");
    expect(record.state).toBe("SUCCEEDED");
    first.leash.goOn();
    await clock.advance(60_000);
    expect(vendor.effects).toEqual(["Make share a"]);
    expect(await second.desk.get(EVERYONE, record.id)).toEqual(record);
  });

  it("are one operation, planned and sent once, when a hundred ask for it with one key at several gateways", async () => {
    const gateways = place.shared ? [await start(), await start(), await start()] : [await start()];
    const asks = Array.from({ length: 100 }, (_, index) => {
      const gateway = gateways[index % gateways.length];
      return gateway?.submit("CREATE_SHARE", share("a"), { idempotencyKey: "k", waitMs: 5_000 });
    });
    let answers: readonly (Awaited<ReturnType<Gateway["submit"]>> | undefined)[] = [];
    void Promise.all(asks).then((all) => {
      answers = all;
    });
    await until(clock, () => answers.length === 100);
    expect(new Set(answers.map((answer) => answer?.operation?.id)).size).toBe(1);
    expect(vendor.calls).toMatchObject({ plan: 1, send: 1 });
    const [gateway] = gateways;
    const other = await gateway?.submit("CREATE_SHARE", share("b"), { idempotencyKey: "k" });
    expect(other).toMatchObject({ operation: null, problems: [{ code: "IDEMPOTENCY_MISMATCH" }] });
    expect(vendor.calls).toMatchObject({ plan: 1, send: 1 });
  });
});
