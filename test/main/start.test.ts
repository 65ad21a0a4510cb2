// What does somebody see who starts the gateway? The real process, as `npm start` runs it.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const main = join(import.meta.dirname, "../../src/main.ts");
const running: ChildProcess[] = [];
const taken: Server[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  for (const server of taken.splice(0)) server.close();
});

function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env.PATH ?? "", ...env } });
  running.push(child);
  let text = "";
  const ended = new Promise<{ readonly code: number | null; readonly text: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, text }));
  });
  const says = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve) => {
      const look = (chunk?: Buffer) => {
        text += chunk?.toString() ?? "";
        const found = text.match(pattern);
        if (found !== null) resolve(found);
      };
      child.stdout.on("data", look);
      child.stderr.on("data", look);
    });
  return { child, says, ended };
}

describe("The gateway", () => {
  it("shows a demo of all five vendors without a configuration, and stops cleanly when asked", async () => {
    const { child, says, ended } = start(["--base-port", "0", "--volumes", "8"], { PORT: "0" });
    const [, url] = await says(/GraphQL\s+(http:\S+)/);
    const answer = await fetch(`${url}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ sources { totalCount nodes { demo } } }" }),
    });
    const { data } = (await answer.json()) as { data: { sources: { totalCount: number; nodes: { demo: boolean }[] } } };
    expect(data.sources).toEqual({ totalCount: 5, nodes: Array.from({ length: 5 }, () => ({ demo: true })) });
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  });

  it("refuses to start in production without a configuration, and says what to write", async () => {
    const { says, ended } = start([], { NODE_ENV: "production" });
    await says(/Write --config FILE or set STORAGEGRAPH_CONFIG/);
    expect((await ended).code).toBe(1);
  });

  it("refuses a configuration that is named but missing", async () => {
    const { says, ended } = start(["--config", "gone.yaml"], {});
    await says(/gone\.yaml: the configuration file cannot be read/);
    expect((await ended).code).toBe(1);
  });

  it("says that its port is taken, and ends", async () => {
    const server = createServer();
    taken.push(server);
    await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
    const address = server.address();
    const port = typeof address === "object" ? `${address?.port}` : "";
    const { says, ended } = start(["--base-port", "0", "--volumes", "8"], { PORT: port });
    await says(/is taken\. Set PORT to another one/);
    expect((await ended).code).toBe(1);
  });
});
