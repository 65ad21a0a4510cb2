// What does a running gateway do with a changed configuration? The real process, told by SIGHUP.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulators } from "../../simulators/startSimulators.ts";
import { newApiKey } from "../../src/access/apiKeys.ts";

const folder = mkdtempSync(join(tmpdir(), "storagegraph-reload-"));
const file = join(folder, "config.yaml");
const [first, second] = [newApiKey(), newApiKey()];
let child: ChildProcess;
let text = "";
let url = "";
let config: { [section: string]: unknown };
let stop: () => Promise<unknown>;

/** Resolves with what is said next that matches, when its line is complete; what follows is looked for after that line. */
const says = (pattern: RegExp) =>
  new Promise<RegExpMatchArray>((resolve) => {
    const look = () => {
      const found = text.match(pattern);
      const end = found === null ? -1 : text.indexOf("\n", (found.index ?? 0) + found[0].length);
      if (found === null || end < 0) return;
      child.stdout?.off("data", look);
      text = text.slice(end + 1);
      resolve(found);
    };
    child.stdout?.on("data", look);
    look();
  });

/** Writes the file, and resolves with what is said of it. */
async function reload(content: object | string, pattern: RegExp): Promise<RegExpMatchArray> {
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  child.kill("SIGHUP");
  return says(pattern);
}

const principal = (...keys: string[]) => ({
  mode: "required",
  principals: [{ id: "portal", keys, grants: [{ role: "viewer" }] }],
});

async function ask(query: string, key = first.key): Promise<{ status: number; data?: { [field: string]: unknown } }> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": key },
    body: JSON.stringify({ query }),
  });
  return { ...((await answer.json()) as object), status: answer.status };
}

beforeAll(async () => {
  const simulators = await startSimulators({ only: ["ngenea-hub"], volumes: 8, basePort: 0 });
  const auth = { username: "admin", password: "an old password" };
  config = {
    server: { port: 0, announceMs: 0 },
    access: principal(first.hash),
    // A vendor that refused a password often is left alone for a while, whoever asked.
    planner: { enabled: false },
    sources: [{ id: "hub", vendor: "NGENEA_HUB", url: simulators[0]?.url, auth }],
  };
  writeFileSync(file, JSON.stringify(config));
  child = spawn(process.execPath, [join(import.meta.dirname, "../../src/main.ts"), "--config", file], {
    env: { PATH: process.env.PATH ?? "" },
  });
  child.stdout?.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  url = (await says(/GraphQL\s+(http:\S+)/))[1] ?? "";
  stop = () => Promise.all(simulators.map((simulator) => simulator.close()));
});
afterAll(async () => {
  child.kill("SIGKILL");
  await stop();
  rmSync(folder, { recursive: true });
});

describe("A gateway that is told that its configuration changed", () => {
  it("refuses a file with a mistake, says the line, and goes on as it was", async () => {
    const [line] = await reload("sources: []\n", /\{[^\n]*was refused[^\n]*/);
    expect(line).toMatch(/config\.yaml:1: sources: needs at least one source\./);
    expect((await ask("{ __typename }")).status).toBe(200);
  });

  it("does not become open to everybody at an address that was opened for those with keys", async () => {
    const [line] = await reload(
      { ...config, server: { host: "0.0.0.0" }, access: { mode: "none" } },
      /\{[^\n]*was refused[^\n]*/,
    );
    expect(line).toMatch(/would let everybody do everything/);
    expect((await ask("{ __typename }", "none")).status).toBe(401);
  });

  it("lets in who comes with a new key, and no longer who comes with the old one", async () => {
    expect((await ask("{ __typename }", second.key)).status).toBe(401);
    config = { ...config, access: principal(second.hash) };
    await reload(config, /"taken":\["access"\][^\n]*the configuration was taken/);
    expect((await ask("{ __typename }", second.key)).status).toBe(200);
    expect((await ask("{ __typename }", first.key)).status).toBe(401);
  });

  it("logs in to a vendor with the new password of the same user", async () => {
    const query = "{ sites(freshness: { maxAgeSeconds: 0, waitMs: 9000 }) { totalCount sources { error { code } } } }";
    const before = await ask(query, second.key);
    expect(before.data).toMatchObject({ sites: { sources: [{ error: { code: "UPSTREAM_AUTH_FAILED" } }] } });
    const sources = [{ ...(config.sources as object[])[0], auth: { username: "admin", password: "hub-admin" } }];
    config = { ...config, sources };
    await reload(config, /"taken":\["sources\.hub\.auth\.password"\]/);
    const after = await ask(query, second.key);
    expect(after.data).toMatchObject({ sites: { sources: [{ error: null }] } });
  });

  it("holds to another limit from the next request on", async () => {
    const wide = "{ sites(first: 50) { totalCount } }";
    expect((await ask(wide, second.key)).status).toBe(200);
    config = { ...config, limits: { maxPageSize: 10 } };
    await reload(config, /"taken":\["limits\.maxPageSize"\]/);
    expect((await ask(wide, second.key)).status).toBe(400);
    config = { ...config, limits: {} };
    await reload(config, /the configuration was taken/);
  });

  it("says what waits for the next start, and takes the rest", async () => {
    const { data } = await ask("{ sources { nodes { id } } }", second.key);
    const sources = [...(config.sources as object[]), { ...(config.sources as object[])[0], id: "another" }];
    await reload(
      { ...config, sources, log: { level: "warn" } },
      /"waiting":\["sources\.another"\][^\n]*with the next start only/,
    );
    expect((await ask("{ sources { nodes { id } } }", second.key)).data).toEqual(data);
  });
});
