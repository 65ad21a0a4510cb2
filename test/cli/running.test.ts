// Which commands go on until they are ended? The gateway and the simulators: both say where they listen, and end well when asked.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { command } from "../support/command.ts";

const main = join(import.meta.dirname, "../../src/cli/main.ts");
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** Starts a command; resolves with what it says that matches. */
function start(args: readonly string[], wanted: RegExp): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env.PATH ?? "", PORT: "0" } });
  running.push(child);
  let text = "";
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const [, url] = text.match(wanted) ?? [];
      if (url !== undefined) resolve({ child, url });
    });
    child.once("close", (code) => reject(new Error(`It ended with ${code}: ${text}`)));
  });
}

const endOf = (child: ChildProcess): Promise<number | null> => {
  const ended = new Promise<number | null>((resolve) => void child.once("close", resolve));
  child.kill("SIGINT");
  return ended;
};

describe("storagegraph", () => {
  it("serve runs a demo where no configuration is named, and ends when it is asked", async () => {
    const { child, url } = await start(
      ["serve", "--base-port", "0", "--volumes", "8"],
      /GraphQL\s+(http:\S+)\/graphql/,
    );
    const { out } = await command(["sources", "--url", url, "--json"]);
    expect(JSON.parse(out)).toHaveLength(5);
    expect(await endOf(child)).toBe(0);
  });

  it("simulators runs those that are named, and ends when it is asked", async () => {
    const { child, url } = await start(["simulators", "--only", "nodeum", "--base-port", "0"], /^nodeum (http:\S+)\n$/);
    expect((await fetch(`${url}/__sim/calls`)).status).toBe(200);
    expect(await endOf(child)).toBe(0);
  });

  it("simulators says which there are to who names another", async () => {
    const { code, err } = await command(["simulators", "--only", "netapp", "--base-port", "0"]);
    expect(err).toMatch(/There is no simulator netapp; there are nasuni, /);
    expect(code).toBe(1);
  });
});
