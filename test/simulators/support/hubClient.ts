// How do tests talk to the Ngenea Hub simulator? A bare client that follows no redirects and judges no status.
import type { NgeneaHubOptions } from "../../../simulators/ngenea-hub/options.ts";
import { startNgeneaHubSimulator } from "../../../simulators/ngenea-hub/start.ts";

/** What the Hub answered. */
export interface HubAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
  readonly body: any;
}

/** A running Hub with a client of it. */
export interface HubClient {
  readonly url: string;
  /** Calls below `/api`; with the client key unless another Authorization header is given ("" for none). */
  call(method: string, path: string, body?: unknown, authorization?: string): Promise<HubAnswer>;
  get(path: string): Promise<HubAnswer>;
  logIn(username?: string, password?: string): Promise<HubAnswer>;
  /** Posts to a control route. */
  control(route: string, body?: unknown): Promise<HubAnswer>;
  close(): Promise<void>;
}

/** Starts a Hub with 120 spaces and a clock that stands still, unless the options say otherwise. */
export async function openHub(options: NgeneaHubOptions = {}): Promise<HubClient> {
  const simulator = await startNgeneaHubSimulator({ volumes: 120, clockMode: "frozen", ...options });
  const send = async (method: string, url: string, body: unknown, authorization: string): Promise<HubAnswer> => {
    const answer = await fetch(url, {
      method,
      redirect: "manual",
      headers: {
        ...(authorization === "" ? {} : { authorization }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.startsWith("application/json") ?? false;
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
  };
  const clientKey = "Api-Key hubdemo1.only-good-for-this-simulator";
  const call: HubClient["call"] = (method, path, body, authorization = clientKey) =>
    send(method, `${simulator.url}/api${path}`, body, authorization);
  return {
    url: simulator.url,
    call,
    get: (path) => call("GET", path),
    logIn: (username = "admin", password = "hub-admin") => call("POST", "/auth/token/", { username, password }, ""),
    control: (route, body = {}) => send("POST", `${simulator.url}/__sim/${route}`, body, ""),
    close: () => simulator.close(),
  };
}
