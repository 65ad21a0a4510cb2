// Who asks while a gateway stops? Clients at a steady rate over connections that are kept alive, and of each request what came of it.
import { Agent, request } from "node:http";

/** What came of all requests. */
export interface DrainLoad {
  /** Status 200 with data and without errors. */
  readonly answered: number;
  /** Answered ones that waited for the vendor. */
  readonly slow: number;
  /** No connection was made, so that nothing was sent. */
  readonly refused: number;
  /** Everything else: why, for each. */
  readonly lost: readonly string[];
}

/** A running load. */
export interface RunningLoad {
  /** Begins no more requests; what came of all, when all have ended. */
  stop(): Promise<DrainLoad>;
}

/** Where requests go. */
export interface LoadOptions {
  readonly going: string;
  /** Where they go once `going` is not ready; null: to `going` always. */
  readonly other: string | null;
  readonly perSecond: number;
}

const QUERIES = {
  fast: "{ volumes(first: 20) { nodes { id displayName } } }",
  slow: "{ sources(freshness: { maxAgeSeconds: 0, waitMs: 8000 }) { nodes { id health } } }",
};
const TICK_MS = 20;
const LOOK_MS = 100;
/** Answers that take longer than this waited for the vendor. */
const SLOW_MS = 300;

/** Starts it. */
export function startLoad({ going, other, perSecond }: LoadOptions): RunningLoad {
  const agents = new Map([going, other ?? going].map((url) => [url, new Agent({ keepAlive: true, maxSockets: 60 })]));
  const result = { answered: 0, slow: 0, refused: 0, lost: [] as string[] };
  const running = new Set<Promise<void>>();
  let target = going;
  let asked = 0;

  const one = async (query: string): Promise<void> => {
    const beganMs = performance.now();
    const { how, text } = await post(target, { query, agent: agents.get(target) });
    if (how === "refused") result.refused += 1;
    else if (how === "lost") result.lost.push(text);
    else {
      result.answered += 1;
      if (performance.now() - beganMs > SLOW_MS) result.slow += 1;
    }
  };
  const startedMs = performance.now();
  const tick = setInterval(() => {
    const due = Math.floor(((performance.now() - startedMs) / 1_000) * perSecond);
    for (; asked < due; asked += 1) {
      const asking = one(asked % 10 === 0 ? QUERIES.slow : QUERIES.fast);
      running.add(asking);
      void asking.finally(() => running.delete(asking));
    }
  }, TICK_MS);
  const look = setInterval(async () => {
    if (other === null || target !== going) return;
    const ready = await fetch(going.replace("/graphql", "/readyz")).catch(() => null);
    if (ready?.ok !== true) target = other;
    await ready?.body?.cancel();
  }, LOOK_MS);
  return {
    stop: async () => {
      clearInterval(tick);
      clearInterval(look);
      await Promise.all(running);
      for (const agent of agents.values()) agent.destroy();
      return result;
    },
  };
}

interface Posted {
  readonly how: "answered" | "refused" | "lost";
  /** Why it was lost. */
  readonly text: string;
}

function post(
  url: string,
  { query, agent }: { readonly query: string; readonly agent: Agent | undefined },
): Promise<Posted> {
  return new Promise((resolve) => {
    const body = JSON.stringify({ query });
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asking = request(url, { method: "POST", headers, ...(agent === undefined ? {} : { agent }) }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.on("error", (error) => resolve({ how: "lost", text: `in the middle of an answer: ${error.message}` }));
      answer.on("end", () => {
        const isWhole = answer.statusCode === 200 && text.startsWith('{"data"') && !text.includes('"errors"');
        resolve({ how: isWhole ? "answered" : "lost", text: isWhole ? "" : `status ${answer.statusCode}` });
      });
    });
    asking.on("error", (error: NodeJS.ErrnoException) =>
      resolve({ how: error.code === "ECONNREFUSED" ? "refused" : "lost", text: error.code ?? error.message }),
    );
    asking.end(body);
  });
}
