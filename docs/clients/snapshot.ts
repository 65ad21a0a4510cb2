// Takes a snapshot of a volume and follows the change to its end: `node snapshot.ts <id of a volume>`
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "graphql-ws";

const url = `${process.env.STORAGEGRAPH_URL ?? "http://localhost:4000"}/graphql`;
const key = process.env.STORAGEGRAPH_KEY;

const TAKE = `mutation ($volumeId: ID!, $key: String!) {
  createSnapshot(
    input: { volumeId: $volumeId, name: "before-upgrade", expiration: { afterSeconds: 604800 } }
    options: { idempotencyKey: $key }
  ) {
    operation { id }
    problems { message }
  }
}`;

const FOLLOW = `subscription ($id: ID!, $after: Count64) {
  operationUpdated(id: $id, after: $after) { sequence gap operation { state problems { message } } }
}`;

interface Taken {
  data?: { createSnapshot: { operation: { id: string } | null; problems: { message: string }[] } };
  errors?: { message: string }[];
}

interface Followed {
  operationUpdated: { sequence: string; gap: boolean; operation: { state: string; problems: { message: string }[] } };
}

/** Asks for the snapshot; again with the same key when no answer came, so that there is never a second one. */
async function take(volumeId: string): Promise<string> {
  const idempotencyKey = randomUUID();
  for (;;) {
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...(key === undefined ? {} : { "x-api-key": key }) },
        body: JSON.stringify({ query: TAKE, variables: { volumeId, key: idempotencyKey } }),
      });
      const { data, errors = [] } = (await answer.json()) as Taken;
      const id = data?.createSnapshot.operation?.id;
      if (id !== undefined) return id;
      throw new Error([...errors, ...(data?.createSnapshot.problems ?? [])].map(({ message }) => message).join(" "));
    } catch (error) {
      // `fetch` throws a TypeError when the connection broke.
      if (!(error instanceof TypeError)) throw error;
      console.error("no answer; asking again");
      await pause(1_000);
    }
  }
}

/** Prints each state, and resolves with the last one. */
async function follow(id: string): Promise<string> {
  const client = createClient({
    url: url.replace(/^http/, "ws"),
    connectionParams: key === undefined ? {} : { authorization: `Bearer ${key}` },
    retryAttempts: 0,
  });
  let after: string | null = null;
  let last = "PENDING";
  for (;;) {
    try {
      // The stream completes by itself when the operation has ended.
      for await (const { data, errors } of client.iterate<Followed>({ query: FOLLOW, variables: { id, after } })) {
        if (!data) throw new Error(errors?.map(({ message }) => message).join(" "));
        const { sequence, operation } = data.operationUpdated;
        after = sequence;
        last = operation.state;
        console.log([last, ...operation.problems.map(({ message }) => message)].join(": "));
      }
      await client.dispose();
      return last;
    } catch (error) {
      // What is no close of the connection is an answer: trying again would bring the same.
      if (!(error instanceof CloseEvent) && !(error instanceof Event)) throw error;
      console.error("the connection broke; going on after what was seen");
      await pause(1_000);
    }
  }
}

const [volumeId] = process.argv.slice(2);
if (volumeId === undefined) throw new Error("Name a volume by its id.");
if ((await follow(await take(volumeId))) !== "SUCCEEDED") process.exitCode = 1;
