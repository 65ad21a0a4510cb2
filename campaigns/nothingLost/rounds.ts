// Is anything lost or doubled when the gateway that carries changes out is killed or stopped? One lane of strikes, one after the
// other: at each, five changes are under way.
import { setTimeout as pause } from "node:timers/promises";
import type { SeenCall } from "../../test/support/SimulatorControl.ts";
import { type Ask, findAsks, hasTakenEffect, isWrite, writesOf } from "./changes.ts";
import { type Estate, VENDORS } from "./estate.ts";
import { endsOf, insist, isOver, submit, type Told, takeHold } from "./operations.ts";
import type { Replica } from "./replica.ts";
import { comes, prepare, type Strike } from "./strikes.ts";

/** The gateways of a lane. */
export interface Crew {
  /** True where another one takes over. */
  readonly isShared: boolean;
  /** Who carries out. */
  holder(): Replica;
  /** Who answers after the strike. */
  survivor(): Replica;
  /** Kills or stops the holder; resolves when somebody answers again. */
  strike(how: Strike["how"]): Promise<void>;
  /** Lets it go on, or starts it anew behind its successor. */
  bringBack(how: Strike["how"]): Promise<void>;
}

/** What came of one change of one strike. */
export interface Judged {
  readonly about: string;
  readonly isTarget: boolean;
  readonly strike: Strike;
  /** How far it was when the gateway was struck, as the vendor saw it. */
  readonly stood: string;
  readonly state: string;
  /** True where another gateway took over. */
  readonly isTakenOver: boolean;
  /** From the strike until all five had ended. */
  readonly tookMs: number;
  /** What is wrong with it; null when nothing is. */
  readonly fault: string | null;
}

const WITHIN_MS = 180_000;
/** The vendor's clock is put forward by so much every second, once all is struck: its runs take minutes. */
const HURRY_MS = 12_000;
/** Who was stopped has so long to do something that it should not. */
const BEHIND_MS = 3_000;

/** Carries a lane of strikes out. */
export async function strikeAll(
  strikes: readonly Strike[],
  { estate, crew, lane }: { readonly estate: Estate; readonly crew: Crew; readonly lane: string },
): Promise<readonly Judged[]> {
  const asks = await findAsks(crew.holder());
  const judged: Judged[] = [];
  for (const [round, strike] of strikes.entries())
    judged.push(...(await strikeOnce(strike, asks, { estate, crew, name: `lost-${lane}-${round}` })));
  return judged;
}

async function strikeOnce(
  strike: Strike,
  asks: readonly Ask[],
  { estate, crew, name }: { readonly estate: Estate; readonly crew: Crew; readonly name: string },
): Promise<readonly Judged[]> {
  const target = asks.find(({ field }) => field === strike.field);
  if (target === undefined) throw new Error(`Nobody asks for ${strike.field}.`);
  const vendor = estate.vendor(target.vendor);
  const gateway = crew.holder();
  const calls = async () =>
    new Map(await Promise.all(VENDORS.map(async (each) => [each, await estate.vendor(each).calls()] as const)));
  for (const each of VENDORS) await estate.vendor(each).forgetCalls();
  await prepare(strike, target, { vendor, name });
  const taken = asks.map((ask) =>
    submit(gateway, ask, { name, key: `${name} ${ask.field}` }).then(
      ({ operation }) => operation?.id ?? null,
      // Who was killed does not answer.
      () => null,
    ),
  );
  const operation = taken[asks.indexOf(target)] ?? Promise.resolve(null);
  await comes(strike, target, { vendor, name, gateway, operation, label: name });
  const struckMs = performance.now();
  const striking = crew.strike(strike.how);
  const before = await calls();
  await striking;
  // Who had no answer asks again with the same key; who had one is told the same operation.
  const ids = await Promise.all(asks.map((ask) => insist(crew.survivor, ask, { name, key: `${name} ${ask.field}` })));
  const hurry = () => estate.vendor("ngenea-hub").advance(HURRY_MS);
  const told = await endsOf(crew.survivor, ids, { withinMs: WITHIN_MS, meanwhile: hurry });
  const tookMs = performance.now() - struckMs;
  const after = await calls();
  // Alone still: whoever carries out the next changes is known.
  if (crew.isShared) await takeHold(crew.survivor(), asks, `${name}-hold`);
  for (const each of VENDORS) await estate.vendor(each).heal();
  for (const each of VENDORS) await estate.vendor(each).forgetCalls();
  await crew.bringBack(strike.how);
  await pause(BEHIND_MS);
  const foreign = foreignWrites(asks, name, after) ?? foreignWrites([], name, await calls());
  return Promise.all(
    asks.map(async (ask, place) => {
      const end = told[place];
      const answered = taken[place] === undefined ? null : await Promise.race([taken[place], pause(100, null)]);
      const one = { ask, name, end, calls: after.get(ask.vendor) ?? [], at: crew.survivor() };
      const isOther = answered !== null && answered !== ids[place];
      const fault = isOther ? "the same key made a second operation" : ((await faultOf(one)) ?? foreign);
      return {
        about: ask.about,
        isTarget: ask === target,
        strike,
        stood: placeOf(ask, name, before.get(ask.vendor) ?? []),
        state: end?.state ?? "nothing",
        isTakenOver: crew.isShared,
        tookMs,
        fault: fault === null ? null : `${name}, ${ask.about}, ${strike.how} ${strike.moment}: ${fault}`,
      };
    }),
  );
}

/** Where a change stands, by what its vendor saw. */
function placeOf(ask: Ask, name: string, calls: readonly SeenCall[]): string {
  const writes = writesOf(ask, name, calls).filter(({ status }) => status !== 429);
  const done = writes.filter(hasTakenEffect).length;
  if (writes.some(({ status }) => status === null)) return "between send and answer";
  if (done === 0) return "before the first send";
  return done < ask.sends(name).length ? "between two sends" : "after the last answer";
}

/** Writes that nobody asked for; null when there are none. */
function foreignWrites(asks: readonly Ask[], name: string, calls: ReadonlyMap<string, readonly SeenCall[]>) {
  const isAskedFor = (vendor: string, call: SeenCall) =>
    asks.some((ask) => ask.vendor === vendor && writesOf(ask, name, [call]).length > 0);
  const foreign = [...calls].flatMap(([vendor, all]) =>
    all.filter((call) => isWrite(call) && !isAskedFor(vendor, call)).map(({ method, path }) => `${method} ${path}`),
  );
  return foreign.length === 0 ? null : `calls that nobody asked for: ${foreign.join(", ")}`;
}

/** What is wrong with an end; null when nothing is. */
async function faultOf({
  ask,
  name,
  end,
  calls,
  at,
}: {
  readonly ask: Ask;
  readonly name: string;
  readonly end: Told | undefined;
  readonly calls: readonly SeenCall[];
  readonly at: Replica;
}): Promise<string | null> {
  if (end === undefined || !isOver(end)) return `it did not end, but is ${end?.state ?? "gone"}`;
  const sent = writesOf(ask, name, calls).filter(({ status }) => status !== 429);
  const effects = sent.filter(hasTakenEffect).length;
  const problem = end.problems.map(({ code, message }) => `${code}: ${message}`).join("; ");
  if (end.state === "LOST") {
    if (ask.isProvable) return `it was lost: ${problem}`;
    if (sent.length > 1) return `it was sent ${sent.length} times`;
    if (end.inferredOutcome !== "UNDECIDED") return `it is lost, and ${end.inferredOutcome}`;
    return effects === 1 && end.jobs.totalCount === 0 ? "it is lost without a candidate" : null;
  }
  if (end.state !== "SUCCEEDED") return `it is ${end.state}: ${problem}`;
  const expected = ask.sends(name).length;
  if (effects !== expected) return `${effects} calls took effect, of ${expected}`;
  const rows = ask.rows === null ? 1 : await ask.rows(at, name);
  return rows === 1 ? null : `there are ${rows} of it`;
}
