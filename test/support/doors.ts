// How does the same question come by every door? POST, GET, WebSocket and server-sent events, each with what it answered.
import { createClient as createSseClient } from "graphql-sse";
import { createClient } from "graphql-ws";

/** A question. */
export interface DoorQuestion {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What came back. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
export type DoorAnswer = { readonly data?: any; readonly errors?: readonly any[]; readonly extensions?: any };

/** Asks at one address. */
export type Door = (url: string, question: DoorQuestion) => Promise<DoorAnswer>;

const json = { "content-type": "application/json" };

/** Takes the first answer, or the errors with which the question was refused. */
const first = (subscribe: (sink: Sink) => () => void): Promise<DoorAnswer> =>
  new Promise((resolve, reject) => {
    const leave = subscribe({
      next: (answer) => {
        resolve(answer);
        leave();
      },
      error: (error) => (Array.isArray(error) ? resolve({ errors: error }) : reject(error)),
      complete: () => reject(new Error("The stream ended without an answer.")),
    });
  });

interface Sink {
  next(answer: DoorAnswer): void;
  error(error: unknown): void;
  complete(): void;
}

/** Every door, by its name. */
export const DOORS: Readonly<Record<string, Door>> = {
  POST: async (url, question) =>
    (await (
      await fetch(`${url}/graphql`, { method: "POST", headers: json, body: JSON.stringify(question) })
    ).json()) as DoorAnswer,
  GET: async (url, { query, variables = {}, extensions = {} }) => {
    const asked = new URLSearchParams({
      query,
      variables: JSON.stringify(variables),
      extensions: JSON.stringify(extensions),
    });
    const headers = { "apollo-require-preflight": "1" };
    return (await (await fetch(`${url}/graphql?${asked}`, { headers })).json()) as DoorAnswer;
  },
  WebSocket: async (url, question) => {
    const client = createClient({
      url: `${url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    try {
      return await first((sink) => client.subscribe(question, sink as never));
    } finally {
      await client.dispose();
    }
  },
  "server-sent events": async (url, question) => {
    const client = createSseClient({ url: `${url}/graphql/stream`, retryAttempts: 0 });
    try {
      return await first((sink) => client.subscribe(question as never, sink as never));
    } finally {
      client.dispose();
    }
  },
};
