// Who asks in the campaign of the shared budget, and what do they see? Clients that always want more than the console allows, and
// somebody who looks every second whether work waits.
import { setTimeout as pause } from "node:timers/promises";

/** Lists of several feeds, so that every gateway has work of its own. */
const LISTS = ["volumes", "shares", "snapshots", "quotas", "alerts", "jobs", "sites"];
const BETWEEN_MS = 500;
const LOOK_EVERY_MS = 1_000;

/** What clients saw of their answers. */
export interface Answers {
  answered: number;
  /** Broken connections, statuses other than 200, and answers without data or with errors; each kind counted. */
  readonly failures: Map<string, number>;
}

/** Runs clients at gateways, by turns, until the signal fires. @param urls of GraphQL. */
export async function runClients(count: number, urls: readonly string[], until: AbortSignal): Promise<Answers> {
  const answers: Answers = { answered: 0, failures: new Map() };
  const client = async (number: number) => {
    const url = urls[number % urls.length] ?? "";
    for (let turn = Math.floor(number / urls.length); !until.aborted; turn += 1) {
      const failure = await askFor(url, LISTS[turn % LISTS.length] ?? "");
      if (failure === null) answers.answered += 1;
      else answers.failures.set(failure, (answers.failures.get(failure) ?? 0) + 1);
      await pause(BETWEEN_MS);
    }
  };
  await Promise.all(Array.from({ length: count }, (_, number) => client(number)));
  return answers;
}

/** Asks for a list as it is now; null when it was answered, or why it was not. */
async function askFor(url: string, list: string): Promise<string | null> {
  const query = `{ ${list}(first: 10, freshness: { maxAgeSeconds: 0, waitMs: 1000 }) { complete sources { state } } }`;
  try {
    const answer = await post(url, query);
    const { data, errors } = (await answer.json()) as Readonly<Record<string, unknown>>;
    if (answer.status !== 200) return `status ${answer.status}`;
    return data === undefined || data === null || errors !== undefined ? JSON.stringify(errors).slice(0, 100) : null;
  } catch (error) {
    // No answer is what this campaign counts.
    return error instanceof Error ? error.name : "an unknown error";
  }
}

/** Every second until the signal fires: how many gateways had reads that waited. */
export async function watchQueues(urls: readonly string[], until: AbortSignal): Promise<readonly number[]> {
  const looks: number[] = [];
  while (!until.aborted) {
    const queued = await Promise.all(urls.map(queuedReads));
    looks.push(queued.filter((count) => count > 0).length);
    await pause(LOOK_EVERY_MS);
  }
  return looks;
}

interface Queues {
  readonly data: { readonly sources: { readonly nodes: readonly { readonly budgets: readonly Queue[] }[] } };
}

interface Queue {
  readonly callClass: string;
  readonly queued: number;
}

async function queuedReads(url: string): Promise<number> {
  const answer = await post(url, "{ sources { nodes { budgets { callClass queued } } } }");
  const { data } = (await answer.json()) as Queues;
  const queues = data.sources.nodes.flatMap(({ budgets }) => budgets);
  return queues.filter(({ callClass }) => callClass === "READ").reduce((sum, { queued }) => sum + queued, 0);
}

const post = (url: string, query: string): Promise<Response> =>
  fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) });
