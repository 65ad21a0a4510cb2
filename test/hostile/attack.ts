// What is an attack, and how did it end? Used by the corpus, by the test that runs it once, and by the campaign that runs it on and on.
import { connect, type Socket } from "node:net";

/** Who is attacked. */
export interface Target {
  /** `http://host:port`. */
  readonly url: string;
  /** Says who asks, where the gateway wants to know. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One hostile document or connection. */
export interface Attack {
  /** In the words of a log line. */
  readonly name: string;
  /** How it must end. */
  readonly ends: RegExp;
  /** Attacks; how it ended: a status and codes, `closed`, or a WebSocket's close code. */
  run(target: Target): Promise<string>;
}

/** Makes an attack. */
export const attack = (name: string, ends: RegExp, run: Attack["run"]): Attack => ({ name, ends, run });

/** So many of something. */
export const many = (count: number, each: (place: number) => string, between = " "): string =>
  Array.from({ length: count }, (_, place) => each(place)).join(between);

/** Status and distinct codes of an answer; `ok` where nothing was refused. */
export async function told(response: Response): Promise<string> {
  const text = await response.text();
  const codes = [...new Set([...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code))];
  return `${response.status} ${codes.length === 0 ? "ok" : codes.join(" ")}`;
}

/** Sends a body by POST. */
export async function post(
  { url, headers }: Target,
  body: RequestInit["body"],
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  try {
    const sent = { "content-type": "application/json", ...headers, ...more };
    return await told(await fetch(`${url}/graphql`, { method: "POST", headers: sent, body: body ?? null }));
  } catch {
    // The gateway may close before all of a body has come: it will not read what it has refused.
    return "closed";
  }
}

/** Asks a question by POST. */
export const ask = (target: Target, query: string, more: object = {}): Promise<string> =>
  post(target, JSON.stringify({ query, ...more }));

/** Lines of a request, with the target's own headers. */
export const head = ({ headers }: Target, lines: readonly string[]): string =>
  [
    ...lines,
    "Host: gateway.example",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ].join("\r\n");

/** Opens a connection, does something with it, and tells with which status lines it was answered until it was closed. */
export function wire({ url }: Target, speak: (socket: Socket) => void): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => speak(socket));
    let answer = "";
    socket.setEncoding("latin1");
    socket.on("data", (part) => {
      answer += part;
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status);
      resolve(statuses.length === 0 ? "closed" : [...new Set(statuses)].join(" "));
    });
  });
}
