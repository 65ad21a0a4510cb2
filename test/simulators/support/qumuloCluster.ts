// How do tests talk to the fake Qumulo cluster? Started frozen, closed after each test; used by the tests of this simulator.
import { afterEach } from "vitest";
import type { RunningSimulator } from "../../../simulators/chassis/runningSimulator.ts";
import type { QumuloOptions } from "../../../simulators/qumulo/qumuloOptions.ts";
import { startQumuloSimulator } from "../../../simulators/qumulo/start.ts";

const open: RunningSimulator[] = [];
const token = "Bearer access-v1:simulator";

/** A frozen cluster of 40 volumes and a client that is logged in with the access token. */
export async function startCluster(options: QumuloOptions = {}) {
  const cluster = await startQumuloSimulator({ clockMode: "frozen", volumes: 40, ...options });
  open.push(cluster);
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(cluster.url + path, {
      method,
      headers: {
        authorization: token,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = text === "" ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, text, json };
  };
  const get = async (path: string) => (await call("GET", path)).json;
  const advance = (advanceMs: number) => call("POST", "/__sim/clock", { advanceMs });
  const rows = async (order: object) => (await call("POST", "/__sim/rows", order)).json.ids as string[];
  return { cluster, call, get, advance, rows };
}

/** Follows `paging.next` verbatim to the end and gives all rows of `key`. */
export async function readPages(get: (path: string) => Promise<Record<string, unknown>>, path: string, key: string) {
  const found: { id: string }[] = [];
  let next: unknown = path;
  let pages = 0;
  while (typeof next === "string" && next !== "") {
    const page: Record<string, unknown> = await get(next);
    found.push(...(page[key] as { id: string }[]));
    next = (page.paging as { next: unknown }).next;
    pages += 1;
  }
  return { found, pages, end: next };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((running) => running.close()));
});
