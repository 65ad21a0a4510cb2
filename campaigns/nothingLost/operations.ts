// How are changes asked for, and what has become of them?
import { setTimeout as pause } from "node:timers/promises";
import type { Ask } from "./changes.ts";
import type { Replica } from "./replica.ts";

/** An operation as it is told. */
export interface Told {
  readonly id: string;
  readonly state: string;
  readonly inferredOutcome: string | null;
  readonly calls: readonly { readonly outcome: string }[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly jobs: { readonly totalCount: number };
  readonly transitions: readonly { readonly sequence: string; readonly state: string }[];
}

/** What a mutation answers. */
export interface Answer {
  readonly operation: { readonly id: string } | null;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

const FIELDS = `id state inferredOutcome calls { outcome } problems { code message } jobs { totalCount }
  transitions { sequence state }`;

/** Leases of a dead gateway run out within this time. */
const HOLD_MS = 90_000;

/** Asks for a change under a key; throws when there is no answer. */
export async function submit(at: Replica, ask: Ask, { name, key }: { name: string; key: string }): Promise<Answer> {
  const type = `${ask.field.charAt(0).toUpperCase()}${ask.field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!, $options: OperationOptionsInput) {
    answer: ${ask.field}(input: $input, options: $options) { operation { id } problems { code message } }
  }`;
  const variables = { input: ask.input(name), options: { idempotencyKey: key } };
  return (await at.ask<{ readonly answer: Answer }>(query, variables)).answer;
}

/** Asks again, with the same key, until an operation is named. Throws when none is after so long. */
export async function insist(
  at: () => Replica,
  ask: Ask,
  as: { readonly name: string; readonly key: string },
): Promise<string> {
  const untilMs = Date.now() + 60_000;
  for (;;) {
    const answer = await submit(at(), ask, as).catch((error: unknown): Answer => {
      const message = error instanceof Error ? error.message : String(error);
      return { operation: null, problems: [{ code: "NONE", message }] };
    });
    if (answer.operation !== null) return answer.operation.id;
    if (Date.now() > untilMs)
      throw new Error(`${ask.about} was not taken: ${answer.problems[0]?.code} ${answer.problems[0]?.message}`);
    await pause(1_000);
  }
}

/** How these operations stand. */
export async function look(at: Replica, ids: readonly string[]): Promise<readonly Told[]> {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Operation { ${FIELDS} } } }`;
  return (await at.ask<{ readonly nodes: readonly Told[] }>(query, { ids })).nodes;
}

/** True once nothing follows. */
export const isOver = ({ state }: Pick<Told, "state">): boolean =>
  !["PENDING", "RUNNING", "PAUSED", "CANCELLING", "UNKNOWN"].includes(state);

/** Waits for the ends. @param meanwhile is done every second. */
export async function endsOf(
  at: () => Replica,
  ids: readonly string[],
  { withinMs, meanwhile }: { readonly withinMs: number; readonly meanwhile: () => Promise<void> },
): Promise<readonly Told[]> {
  const untilMs = Date.now() + withinMs;
  for (;;) {
    const told = await look(at(), ids);
    if (told.every(isOver) || Date.now() > untilMs) return told;
    await meanwhile();
    await pause(1_000);
  }
}

/** Waits until every one of these has been sent, and all that are quick have ended: who alone answers holds all leases then. */
export async function takeHold(at: Replica, asks: readonly Ask[], name: string): Promise<void> {
  // Two changes at one vendor take one lease.
  const each = [...new Map(asks.toReversed().map((ask) => [ask.vendor, ask])).values()];
  const ids = await Promise.all(each.map((ask) => insist(() => at, ask, { name, key: `${name} ${ask.field}` })));
  const untilMs = Date.now() + HOLD_MS;
  for (;;) {
    const told = await look(at, ids);
    const isDone = told.every((one, place) =>
      each[place]?.isProvable ? isOver(one) : one.calls.some(({ outcome }) => outcome === "ACCEPTED"),
    );
    if (isDone) return;
    if (Date.now() > untilMs)
      throw new Error(`A gateway that is alone does not carry out what is asked of it: ${name}.`);
    await pause(500);
  }
}
