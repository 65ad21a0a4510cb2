// How do tests talk to the fake Nasuni console? Starts one with a frozen clock and without budgets, logs in, and closes it.
import { afterEach } from "vitest";
import type { RunningSimulator } from "../../../simulators/chassis/runningSimulator.ts";
import { defaultNasuniCredentials, type NasuniOptions } from "../../../simulators/nasuni/options.ts";
import { startNasuniSimulator } from "../../../simulators/nasuni/start.ts";

/** A JSON object whose fields a test reads without further ado. */
// biome-ignore lint/suspicious/noExplicitAny: answers of a foreign API are what the tests examine.
export type Json = any;

/** One answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed body; undefined when there is none. */
  readonly json: Json;
}

const open: RunningSimulator[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

/** Starts a console of 40 volumes and logs its administrator in, unless the options say otherwise. */
export async function startConsole(options: NasuniOptions = {}) {
  const simulator = await startNasuniSimulator({ clockMode: "frozen", throttle: false, volumes: 40, ...options });
  open.push(simulator);
  let authorization = "";
  /** Calls a raw path of the simulator. Redirects are not followed. */
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(simulator.url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(authorization === "" ? {} : { authorization }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = text !== "" && (response.headers.get("content-type") ?? "").startsWith("application/json");
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  };
  /** Calls a path of API version 1.2. */
  const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> =>
    send(method, `/api/v1.2${path}`, body, headers);
  const get = async (path: string): Promise<Json> => (await call("GET", path)).json;
  const login = (username: string, password: string = defaultNasuniCredentials.password) =>
    call("POST", "/auth/login/", { username, password }, { authorization: "" });
  const advance = (advanceMs: number) => send("POST", "/__sim/clock", { advanceMs });
  const logInAs = async (username: string) => {
    authorization = `Token ${(await login(username)).json.token}`;
  };
  await logInAs(options.credentials?.username ?? defaultNasuniCredentials.username);
  return {
    url: simulator.url,
    send,
    call,
    get,
    login,
    logInAs,
    advance,
    rows: async (order: object) => (await send("POST", "/__sim/rows", order)).json.ids as string[],
    /** All rows of a list, page by page. */
    all: async (path: string): Promise<Json[]> => {
      const rows: Json[] = [];
      for (let offset = 0; ; offset += 100) {
        const page = await get(`${path}?limit=100&offset=${offset}`);
        rows.push(...page.items);
        if (page.next === null) return rows;
      }
    },
    /** Sends a write and waits, on the vendor clock, until its filer has answered; gives the flat message. */
    finish: async (method: string, path: string, body?: unknown): Promise<Json> => {
      const { json } = await call(method, path, body);
      await advance(3_000);
      return get(`/messages/${json.message.id}/`);
    },
  };
}
