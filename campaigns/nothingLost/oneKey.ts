// Is anything doubled when a hundred ask for the same at once? With one key, over gateways that share a ledger: something that can be
// proved, and a run of which the vendor's answer is lost.
import type { Finding } from "../report.ts";
import { type Ask, hasTakenEffect, writesOf } from "./changes.ts";
import type { Estate } from "./estate.ts";
import { endsOf, insist, submit, type Told } from "./operations.ts";
import type { Replica } from "./replica.ts";

const ASKERS = 100;
const WITHIN_MS = 120_000;

/** What came of a change that a hundred asked for. */
interface Asked {
  readonly ids: ReadonlySet<string>;
  readonly end: Told | undefined;
  readonly sent: number;
  readonly effects: number;
  readonly rows: number | null;
}

async function askTogether(
  gateways: readonly [Replica, ...Replica[]],
  { ask, name, estate }: { readonly ask: Ask; readonly name: string; readonly estate: Estate },
): Promise<Asked> {
  const vendor = estate.vendor(ask.vendor);
  await vendor.forgetCalls();
  const asking = Array.from({ length: ASKERS }, (_, place) =>
    insist(() => gateways[place % gateways.length] ?? gateways[0], ask, { name, key: name }),
  );
  const ids = new Set(await Promise.all(asking));
  const hurry = () => estate.vendor("ngenea-hub").advance(6_000);
  const [end] = await endsOf(() => gateways[0], [...ids], { withinMs: WITHIN_MS, meanwhile: hurry });
  const writes = writesOf(ask, name, await vendor.calls());
  const rows = ask.rows === null ? null : await ask.rows(gateways[0], name);
  return { ids, end, sent: writes.length, effects: writes.filter(hasTakenEffect).length, rows };
}

/** Asks for things a hundred times at once. @param gateways that share a ledger. */
export async function askWithOneKey(
  gateways: readonly [Replica, ...Replica[]],
  asks: readonly Ask[],
  estate: Estate,
): Promise<readonly Finding[]> {
  const find = (field: string): Ask => {
    const found = asks.find((ask) => ask.field === field);
    if (found === undefined) throw new Error(`Nobody asks for ${field}.`);
    return found;
  };
  const volume = find("createVolume");
  const made = await askTogether(gateways, { ask: volume, name: "hundred", estate });
  const other = await submit(gateways[0], volume, { name: "another", key: "hundred" });
  const run = find("runJobTemplate");
  // The vendor starts it, and nobody hears so.
  const match = { method: run.method, path: run.sends("")[0] ?? "" };
  await estate.vendor(run.vendor).fault({ match, fault: { kind: "drop", when: "after-effect" }, times: 1 });
  const lost = await askTogether(gateways, { ask: run, name: "hundred-run", estate });
  await estate.vendor(run.vendor).heal();
  return [
    {
      what: `${ASKERS} ask for ${volume.about}, with one key at ${gateways.length} gateways: operations, calls and objects`,
      measured: `${made.ids.size} operation, ${made.end?.state}, ${made.sent} calls, ${made.rows} object`,
      kept: made.ids.size === 1 && made.end?.state === "SUCCEEDED" && made.sent === 4 && made.rows === 1,
    },
    {
      what: "the same key with another input",
      measured: other.problems.map(({ code }) => code).join(", "),
      kept: other.operation === null && other.problems[0]?.code === "IDEMPOTENCY_MISMATCH",
    },
    {
      what: `${ASKERS} ask for ${run.about}, and the vendor's answer is lost: sent once, told as LOST with what it may have made`,
      measured: `${lost.ids.size} operation, ${lost.end?.state}, ${lost.end?.inferredOutcome}, sent ${lost.sent} times, ${lost.end?.jobs.totalCount} candidate`,
      kept:
        lost.ids.size === 1 &&
        lost.end?.state === "LOST" &&
        lost.end.inferredOutcome === "UNDECIDED" &&
        lost.sent === 1 &&
        lost.end.jobs.totalCount === 1,
    },
  ];
}
