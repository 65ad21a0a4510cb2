// Where does a test get a real Redis? A redis-server of its own on a free port; without the binary tests are skipped aloud,
// and fail where CI runs them.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

const BINARY = "redis-server";

/** A running redis-server. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Kills it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with nothing in it. */
  restart(): Promise<void>;
}

/** True when there is a redis-server; says so when there is none. Throws where CI runs the tests. */
export function hasRedisServer(): boolean {
  try {
    execFileSync(BINARY, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    if (process.env.CI) throw new Error("There is no redis-server on this machine; CI must have one.");
    process.stderr.write("SKIPPED: tests over Redis, because there is no redis-server on this machine.\n");
    return false;
  }
}

/** Starts a redis-server that keeps nothing on disk. @param settings further arguments, such as `--maxmemory`. */
export async function startRedis(settings: readonly string[] = []): Promise<RedisServer> {
  const port = await freePort();
  let running = await launch(port, settings);
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill: async () => {
      if (running.exitCode !== null || running.signalCode !== null) return;
      const gone = once(running, "exit");
      running.kill("SIGKILL");
      await gone;
    },
    restart: async () => {
      running = await launch(port, settings);
    },
  };
}

async function launch(port: number, settings: readonly string[]): Promise<ChildProcess> {
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", ...settings];
  const server = spawn(BINARY, args, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface(server.stdout)) if (line.includes("Ready to accept")) break;
  server.stdout.resume();
  return server;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
