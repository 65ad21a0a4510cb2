// A Redis that would lose what it is given is no ledger; one that goes away and comes back still has everything.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { EVERYONE } from "../../src/access/Viewer.ts";
import type { Ledger } from "../../src/shared-state/ledger/Ledger.ts";
import { createDurability, lackOf } from "../../src/shared-state/ledger/redis/createDurability.ts";
import { createRedisLedger } from "../../src/shared-state/ledger/redis/createRedisLedger.ts";
import { createRedis } from "../../src/shared-state/redis/createRedis.ts";
import { systemClock } from "../../src/upstream/systemClock.ts";
import { newFolder } from "../shared-state/support/newFolder.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../support/redisServer.ts";
import { endOf, share, startGateway } from "./support/rig.ts";
import { ScriptedVendor } from "./support/ScriptedVendor.ts";

const overRedis = hasRedisServer() ? describe : describe.skip;

function ledgerOver(server: RedisServer): { readonly ledger: Ledger; readonly lines: string[] } {
  const lines: string[] = [];
  const note = (_fields: object, message: string) => void lines.push(message);
  const log = { info: note, warn: note };
  const redis = createRedis({
    url: server.url,
    prefix: "sg",
    commandTimeoutMs: 2_000,
    clock: systemClock,
    random: () => 0,
    log,
  });
  const durability = createDurability({ redis, clock: new FakeClock(), log });
  const ledger = createRedisLedger({ redis, durability, clock: systemClock });
  onTestFinished(() => ledger.close());
  return { ledger, lines };
}

const claim = { id: "operation", names: ["k"], digests: "d", ttlMs: 60_000 };

describe("What a ledger's Redis must be set to", () => {
  it("is an append-only file and no eviction, each named when it lacks", () => {
    expect(lackOf("aof_enabled:1\r\nmaxmemory_policy:noeviction\r\n")).toBeNull();
    expect(lackOf("aof_enabled:0\r\nmaxmemory_policy:noeviction\r\n")).toBe("appendonly yes");
    expect(lackOf("aof_enabled:0\r\nmaxmemory_policy:allkeys-lru")).toBe(
      "appendonly yes and maxmemory-policy noeviction",
    );
  });
});

overRedis("A ledger over Redis", () => {
  it("that keeps nothing on disk takes no change, and says what to set", async () => {
    const server = await startRedis();
    onTestFinished(() => server.kill());
    const { ledger, lines } = ledgerOver(server);
    expect(await ledger.claim(claim)).toEqual({ ok: false, failure: "REFUSED" });
    expect(lines.join()).toContain("set appendonly yes");
  });

  it("that goes away lets no change begin and no vendor be asked, and still knows everything when it is back", async () => {
    const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
    const server = await startRedis(undefined, folder);
    onTestFinished(async () => {
      await server.kill();
      await rm(folder, { recursive: true });
    });
    const clock = new FakeClock();
    const vendor = new ScriptedVendor();
    const gateway = startGateway(ledgerOver(server).ledger, { clock, vendor });
    const key = { idempotencyKey: "k" };
    const { operation } = await gateway.submit("CREATE_SHARE", share("a"), key);
    await endOf(gateway, clock, operation?.id ?? "");
    await server.kill();
    const refused = await gateway.submit("CREATE_SHARE", share("b"));
    expect(refused).toMatchObject({ operation: null, problems: [{ code: "LEDGER_UNAVAILABLE" }] });
    expect(vendor.calls.plan).toBe(1);
    expect((await gateway.desk.list(EVERYONE, {})).totalCount).toBe(1);
    await server.restart();
    const heir = startGateway(ledgerOver(server).ledger, { clock, vendor });
    expect((await heir.submit("CREATE_SHARE", share("a"), key)).operation?.id).toBe(operation?.id);
    expect(vendor.effects).toEqual(["Make share a"]);
  });

  it("with a replica of its own counts as written only what the replica has", async () => {
    const [server, replica] = [
      await startRedis(undefined, await newFolder()),
      await startRedis(undefined, await newFolder()),
    ];
    onTestFinished(async () => {
      await server.kill();
      await replica.kill();
    });
    const link = createRedis({
      url: replica.url,
      prefix: "sg",
      commandTimeoutMs: 2_000,
      clock: systemClock,
      random: () => 0,
      log: { info: () => {}, warn: () => {} },
    });
    await link.write((client) => client.replicaof("127.0.0.1", server.port));
    // It is a replica once it says that the link is up.
    for (let up = false; !up; ) {
      const info = await link.read((client) => client.info("replication"));
      up = info.ok && info.value.includes("master_link_status:up");
    }
    const { ledger } = ledgerOver(server);
    expect(await ledger.claim(claim)).toMatchObject({ ok: true, value: { how: "claimed" } });
    const kept = await link.read((client) => client.get("sg:key:k"));
    expect(kept).toEqual({ ok: true, value: "0 operation d" });
    link.close();
    await replica.kill();
    expect(await ledger.claim({ ...claim, names: ["other"] })).toEqual({ ok: false, failure: "SLOW" });
  });
});
