// The audit trail proves who changed what: whatever is changed, left out or cut off in it shows.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { type AuditHead, EMPTY_TRAIL, verifyTrail } from "../../src/operations/auditTrail.ts";
import { readTrail } from "../../src/operations/readTrail.ts";
import { createFileLedger } from "../../src/shared-state/ledger/sql/createFileLedger.ts";
import { createMemoryLedger } from "../../src/shared-state/ledger/sql/createMemoryLedger.ts";
import { createSeal } from "../../src/shared-state/Seal.ts";
import { newFolder } from "../shared-state/support/newFolder.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { quiet } from "./support/ledgers.ts";
import { endOf, type Gateway, SECRET, share, startGateway } from "./support/rig.ts";
import { ScriptedVendor } from "./support/ScriptedVendor.ts";

const seal = createSeal([SECRET]);
const run = promisify(execFile);

describe("The audit trail", () => {
  let clock: FakeClock;
  let gateway: Gateway;
  let lines: string[];
  let head: AuditHead;
  beforeEach(async () => {
    clock = new FakeClock();
    const ledger = createMemoryLedger(clock);
    gateway = startGateway(ledger, { clock, vendor: new ScriptedVendor() });
    for (const name of ["a", "b"]) {
      const { operation } = await gateway.submit("CREATE_SHARE", share(name));
      await endOf(gateway, clock, operation?.id ?? "");
    }
    lines = await Array.fromAsync(readTrail(ledger));
    head = gateway.heads.at(-1) ?? EMPTY_TRAIL;
  });

  it("tells who asked for what and when, of which target, with which vendor requests, and never the input", () => {
    const facts = lines.map((line) => JSON.parse(line).facts);
    expect(facts.map(({ event }) => event)).toEqual(["REQUESTED", "ENDED", "REQUESTED", "ENDED"]);
    expect(facts[1]).toMatchObject({
      principal: "everyone",
      command: "CREATE_SHARE",
      sourceIds: ["alpha"],
      target: { kind: "Share", nativeId: "a" },
      state: "SUCCEEDED",
      vendorRequestIds: ["r1"],
      before: null,
      after: expect.any(String),
    });
    expect(lines.join()).not.toContain("smb");
  });

  it("is sound as it was written, against the head that was logged then and against any later one", async () => {
    expect(await verifyTrail(seal, lines, head)).toEqual({ sound: true, lines: 4, head });
    expect(await verifyTrail(seal, lines, gateway.heads[1] ?? EMPTY_TRAIL)).toMatchObject({ sound: true });
    const heir = createSeal(["another secret that is long enough for it", SECRET]);
    expect(await verifyTrail(heir, lines, head)).toMatchObject({ sound: true });
  });

  it("shows a line that was changed, one that is missing, a tail that was cut off, and another trail in its place", async () => {
    const changed = lines.with(1, lines[1]?.replace("everyone", "somebody") ?? "");
    expect(await verifyTrail(seal, changed, null)).toEqual({ sound: false, line: 2, reason: "It was changed." });
    expect(await verifyTrail(seal, lines.toSpliced(1, 1), null)).toMatchObject({ sound: false, line: 2 });
    expect(await verifyTrail(seal, lines.slice(0, 3), head)).toMatchObject({ sound: false, reason: /cut/ });
    expect(await verifyTrail(seal, lines, { ...head, hash: "x" })).toMatchObject({ sound: false, line: 4 });
    expect(await verifyTrail(createSeal(["a secret that is not the right one at all"]), lines, null)).toMatchObject({
      sound: false,
      line: 1,
    });
  });

  it("can be exported and verified at the command line, beside a gateway that runs", async () => {
    const folder = await newFolder();
    const ledger = createFileLedger(join(folder, "ledger"), { clock, log: quiet });
    const serving = startGateway(ledger, { clock, vendor: new ScriptedVendor() });
    const { operation } = await serving.submit("CREATE_SHARE", share("c"));
    await endOf(serving, clock, operation?.id ?? "");
    const config = join(folder, "sg.yaml");
    await writeFile(
      config,
      `ledger: { folder: ${folder}/ledger, keys: [${SECRET}] }\nsources: [{ id: q, vendor: QUMULO, url: http://q, auth: { accessToken: t } }]`,
    );
    const cli = (...args: string[]) => run(process.execPath, ["src/cli/main.ts", "audit", ...args, "--config", config]);
    const { stdout } = await cli("export");
    const exported = join(folder, "trail.ndjson");
    await writeFile(exported, stdout);
    expect(stdout.trim().split("\n")).toHaveLength(2);
    const { sequence, hash } = serving.heads.at(-1) ?? EMPTY_TRAIL;
    expect((await cli("verify", "--head", `${sequence}:${hash}`)).stdout).toContain("Sound: 2 lines");
    await writeFile(exported, stdout.trim().split("\n").slice(0, 1).join("\n"));
    await expect(cli("verify", "--file", exported, "--head", `${sequence}:${hash}`)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("NOT sound at line 2: The trail is cut"),
    });
    await serving.desk.close();
  });
});
