// While the ledger's folder is away no change is taken, and what was under way is not lost.
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../src/shared-state/ledger/Ledger.ts";
import { createFileLedger } from "../../src/shared-state/ledger/sql/createFileLedger.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { quiet } from "./support/ledgers.ts";
import { endOf, type Gateway, idOf, share, startGateway, until } from "./support/rig.ts";
import { ScriptedVendor } from "./support/ScriptedVendor.ts";

describe("A ledger in a folder that goes away", () => {
  let clock: FakeClock;
  let folder: string;
  let ledger: Ledger;
  let vendor: ScriptedVendor;
  let gateway: Gateway;
  beforeEach(async () => {
    clock = new FakeClock();
    folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
    ledger = createFileLedger(join(folder, "ledger"), { clock, log: quiet });
    vendor = new ScriptedVendor();
    gateway = startGateway(ledger, { clock, vendor });
    await gateway.desk.begin();
  });
  afterEach(async () => {
    await ledger.close();
    await rm(folder, { recursive: true });
  });
  const goAway = () => rename(join(folder, "ledger"), join(folder, "elsewhere"));
  const comeBack = () => rename(join(folder, "elsewhere"), join(folder, "ledger"));

  it("refuses every change without a call to the vendor, and takes them again as soon as it is back", async () => {
    // A ledger that nobody has used yet would be made where it is missing.
    await ledger.auditHead();
    await goAway();
    const options = { idempotencyKey: "k" };
    const refused = await gateway.submit("CREATE_SHARE", share("a"), options);
    expect(refused).toMatchObject({ operation: null, problems: [{ code: "LEDGER_UNAVAILABLE", retryable: true }] });
    expect(vendor.calls).toMatchObject({ plan: 0, send: 0 });
    await comeBack();
    const { operation } = await gateway.submit("CREATE_SHARE", share("a"), options);
    expect(await endOf(gateway, clock, operation?.id ?? "")).toMatchObject({ state: "SUCCEEDED" });
    expect(vendor.effects).toEqual(["Make share a"]);
  });

  it("goes on under its lease, so that the answer to a run that nothing proves is not forgotten", async () => {
    vendor.onSend = goAway;
    const { operation } = await gateway.submit("RUN_JOB_TEMPLATE", { id: idOf("JobTemplate", "t1") });
    await until(clock, () => vendor.effects.length === 1);
    await clock.advance(10_000);
    await comeBack();
    for (const job of vendor.jobs.values()) job.state = "SUCCEEDED";
    const record = await endOf(gateway, clock, operation?.id ?? "");
    expect(record).toMatchObject({ state: "SUCCEEDED", calls: [{ outcome: "ACCEPTED" }] });
  });
});
