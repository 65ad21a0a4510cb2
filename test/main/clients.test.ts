// Do the programs that clients copy from do what they say? Each runs as it stands, against a living estate with a door.
import { spawn, spawnSync } from "node:child_process";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newApiKey } from "../../src/access/apiKeys.ts";
import { type Estate, startEstate } from "../support/startEstate.ts";

const folder = join(import.meta.dirname, "../../docs/clients");
const { key, hash } = newApiKey();
const grants = [{ role: "operator" }];
let estate: Estate;
let volumeId: string;
let proxy: Server;

/** Whether a program is on this machine; says so aloud when it is not. */
function has(program: string, flag: string): boolean {
  const isThere = spawnSync(program, [flag]).status === 0;
  if (!isThere) console.warn(`There is no ${program} on this machine: its recipe is not run.`);
  return isThere;
}

async function run(program: string, args: readonly string[], url = estate.url) {
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    STORAGEGRAPH_URL: url,
    STORAGEGRAPH_KEY: key,
  };
  const child = spawn(program, args, { env });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => void child.once("close", resolve));
  return { code, out, err };
}

async function ask(query: string) {
  const answer = await fetch(`${estate.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": key },
    body: JSON.stringify({ query }),
  });
  return (
    (await answer.json()) as { data: Record<string, { nodes: { id: string; displayName: string; path: string }[] }> }
  ).data;
}

beforeAll(async () => {
  const access = { mode: "required", principals: [{ id: "recipes", keys: [hash], grants }] };
  estate = await startEstate({ vendors: ["qumulo", "hub"], volumes: 12, access });
  const { volumes } = await ask('{ volumes(filter: { source: ["qumulo"] }) { nodes { id displayName path } } }');
  volumeId = volumes?.nodes.find(({ path }) => path !== "/")?.id ?? "";
  const { hostname, port } = new URL(estate.url);
  let isFirst = true;
  // Passes everything on, and breaks the first WebSocket that would bring an event.
  proxy = createServer((client) => {
    const gateway = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, gateway],
      [gateway, client],
    ] as const) {
      from.on("data", (chunk) => {
        if (from === gateway && isFirst && chunk.includes('"type":"next"')) {
          isFirst = false;
          client.resetAndDestroy();
        } else to.write(chunk);
      });
      from.on("close", () => to.destroy());
      from.on("error", () => to.destroy());
    }
  });
  await new Promise<void>((listening) => void proxy.listen(0, "127.0.0.1", listening));
});
afterAll(async () => {
  proxy.close();
  await estate.close();
});

describe("The recipe", () => {
  it("snapshot.ts takes one snapshot, and follows it to its end although the connection breaks", async () => {
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const { code, out, err } = await run(process.execPath, [join(folder, "snapshot.ts"), volumeId], url);
    expect(err).toContain("the connection broke; going on after what was seen");
    expect(out.trim().split("\n").at(-1)).toBe("SUCCEEDED");
    expect(code).toBe(0);
    expect(await ask("{ operations { totalCount } }")).toEqual({ operations: { totalCount: 1 } });
  });

  it("snapshot.ts ends with the reason when the change is refused", async () => {
    const { code, err } = await run(process.execPath, [join(folder, "snapshot.ts"), "no-such-volume"]);
    expect(err).toMatch(/Error: .*volume/i);
    expect(code).toBe(1);
  });

  it.runIf(has("python3", "--version"))("nearly_full.py lists volumes above a fill level, fullest first", async () => {
    const { code, out, err } = await run("python3", [join(folder, "nearly_full.py"), "1"]);
    const percents = out
      .trim()
      .split("\n")
      .map((line) => Number.parseFloat(line));
    expect(percents.length).toBeGreaterThan(1);
    expect(percents).toEqual([...percents].sort((left, right) => right - left));
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it.runIf(has("python3", "--version"))("nearly_full.py says what is not complete, and shows the rest", async () => {
    await estate.vendor("hub").fault({ fault: { kind: "status", status: 500 } });
    estate.pass(3_600_000);
    const { out, err } = await run("python3", [join(folder, "nearly_full.py"), "1"]);
    await estate.vendor("hub").heal();
    expect(err).toMatch(/^hub is STALE, as of 20/m);
    expect(out).toContain("qumulo");
  });

  it.runIf(has("pwsh", "-Version"))("NearlyFull.ps1 gives the same as objects", async () => {
    const { code, out } = await run("pwsh", ["-NoProfile", "-File", join(folder, "NearlyFull.ps1"), "-Percent", "1"]);
    expect(out).toMatch(/UsedPercent/);
    expect(code).toBe(0);
  });

  it.runIf(has("curl", "--version"))(
    "queries.sh asks, plans a change without sending it, and opens a stream",
    async () => {
      const { code, out, err } = await run("sh", [join(folder, "queries.sh"), volumeId]);
      expect(out).toMatch(/"id":"qumulo"[^\n]*"health":"OK"/);
      expect(out).toMatch(/"plan":\[\{"purpose":"[^"]+","endpoint":"POST /);
      expect(out).not.toContain('"errors"');
      expect(err).toMatch(/^(curl: \(28\)[^\n]*\n)?$/);
      expect(code).toBe(0);
    },
  );
});
