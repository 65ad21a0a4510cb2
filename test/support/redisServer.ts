// Where does a test get a real Redis? A redis-server of its own on a free port; without the binary tests are skipped aloud,
// and fail where CI runs them.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
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
  /** Starts it again on the same port, with nothing in it but what it kept. */
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

/**
 * Starts a redis-server that keeps nothing on disk. @param tls PEM files of a server that speaks TLS alone. @param kept folder of
 * an append-only file, for a server that keeps everything.
 */
export async function startRedis(
  tls?: { readonly cert: string; readonly key: string },
  kept?: string,
): Promise<RedisServer> {
  const port = await freePort();
  const files = ["--tls-cert-file", tls?.cert ?? "", "--tls-key-file", tls?.key ?? "", "--tls-auth-clients", "no"];
  const ports = ["--port", String(tls === undefined ? port : 0)];
  const keeping = kept === undefined ? ["--appendonly", "no"] : ["--appendonly", "yes", "--dir", kept];
  const settings = [...(tls === undefined ? ports : [...ports, "--tls-port", String(port), ...files]), ...keeping];
  let running = await launch(settings);
  return {
    port,
    url: `${tls === undefined ? "redis" : "rediss"}://127.0.0.1:${port}`,
    kill: async () => {
      if (running.exitCode !== null || running.signalCode !== null) return;
      const gone = once(running, "exit");
      running.kill("SIGKILL");
      await gone;
    },
    restart: async () => {
      running = await launch(settings);
    },
  };
}

async function launch(settings: readonly string[]): Promise<ChildProcess> {
  const args = [...settings, "--bind", "127.0.0.1", "--save", ""];
  // Its errors are not inherited: a server that outlived its test would hold the whole run up.
  const server = spawn(BINARY, args, { stdio: ["ignore", "pipe", "ignore"] });
  const end = () => server.kill("SIGKILL");
  process.once("exit", end);
  server.once("exit", () => process.off("exit", end));
  let isReady = false;
  for await (const line of createInterface(server.stdout)) {
    isReady = line.includes("Ready to accept");
    if (isReady) break;
  }
  if (!isReady) throw new Error("redis-server ended before it was ready.");
  server.stdout.resume();
  return server;
}

/** Below the ports that outgoing connections take, so that none of them takes it while the server is away. */
const PORTS = { from: 20_000, below: 30_000 };

async function freePort(): Promise<number> {
  const port = randomInt(PORTS.from, PORTS.below);
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
  } catch {
    return freePort();
  }
  probe.close();
  await once(probe, "close");
  return port;
}
