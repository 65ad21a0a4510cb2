// How do tests talk to the NGINX Instance Manager simulator? A bare client that follows no redirects; closed after each test.
import { afterEach } from "vitest";
import type { RunningSimulator } from "../../../simulators/chassis/runningSimulator.ts";
import type { NginxInstanceManagerOptions } from "../../../simulators/nginx-instance-manager/options.ts";
import { startNginxInstanceManagerSimulator } from "../../../simulators/nginx-instance-manager/start.ts";

const open: RunningSimulator[] = [];

/** The header of a user. */
export const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

/** What tests choose an instance by. */
export interface SeenInstance {
  readonly status: { readonly state: string };
  readonly configVersion: { readonly instanceGroup: { readonly uid: string } };
}

/** A frozen NIM of 80 volumes without a rate limit, and a client that is logged in as the administrator. */
export async function startNim(options: NginxInstanceManagerOptions = {}) {
  const nim = await startNginxInstanceManagerSimulator({
    clockMode: "frozen",
    volumes: 80,
    rateLimit: null,
    ...options,
  });
  open.push(nim);
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(nim.url + (path.startsWith("/") ? path : `/api/platform/v1/${path}`), {
      method,
      redirect: "manual",
      headers: {
        authorization: basic("admin", "nim-admin"),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== "" ? JSON.parse(text) : undefined,
    };
  };
  const get = async (path: string) => (await call("GET", path)).json;
  const advance = (advanceMs: number) => call("POST", "/__sim/clock", { advanceMs });
  const rows = async (order: object) => (await call("POST", "/__sim/rows", order)).json.ids as string[];
  /** Address of the first instance that the callback likes. */
  const instanceWhere = async (likes: (instance: SeenInstance) => boolean): Promise<string> => {
    for (const { uid, systemUid } of (await get("instances?pageSize=0")).items) {
      const address = `systems/${systemUid}/instances/${uid}`;
      if (likes(await get(address))) return address;
    }
    throw new Error("There is no such instance.");
  };
  return { nim, call, get, advance, rows, instanceWhere };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((running) => running.close()));
});
