// How do tests talk to the Nodeum simulator? A bare client that judges no status.
import type { NodeumOptions } from "../../../simulators/nodeum/options.ts";
import { startNodeumSimulator } from "../../../simulators/nodeum/start.ts";

/** What the server answered. */
export interface NodeumAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
  readonly body: any;
}

/** A running server with a client of it. */
export interface NodeumClient {
  readonly url: string;
  /** Calls below `/api/v2`; with the automation key unless another Authorization header is given ("" for none). */
  call(method: string, path: string, body?: unknown, authorization?: string): Promise<NodeumAnswer>;
  /** The body of a read that must be a 200. */
  get(path: string): Promise<NodeumAnswer["body"]>;
  /** Posts to a control route. */
  control(route: string, body?: unknown): Promise<NodeumAnswer>;
  /** Lets vendor time pass. */
  advance(advanceMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server with 60 containers and a clock that stands still, unless the options say otherwise. */
export async function openNodeum(options: NodeumOptions = {}): Promise<NodeumClient> {
  const simulator = await startNodeumSimulator({ volumes: 60, clockMode: "frozen", ...options });
  const send = async (method: string, url: string, body: unknown, authorization: string): Promise<NodeumAnswer> => {
    const answer = await fetch(url, {
      method,
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
  const key = "Bearer nodeum-demo-key-only-good-for-this-simulator";
  const call: NodeumClient["call"] = (method, path, body, authorization = key) =>
    send(method, `${simulator.url}/api/v2${path}`, body, authorization);
  const control: NodeumClient["control"] = (route, body = {}) =>
    send("POST", `${simulator.url}/__sim/${route}`, body, "");
  return {
    url: simulator.url,
    call,
    get: async (path) => {
      const { status, body } = await call("GET", path);
      if (status !== 200) throw new Error(`GET ${path} answered ${status}`);
      return body;
    },
    control,
    advance: async (advanceMs) => {
      await control("clock", { advanceMs });
    },
    close: () => simulator.close(),
  };
}
