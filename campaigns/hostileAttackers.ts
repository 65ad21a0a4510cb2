// Who attacks? A process of its own that runs the corpus on and on, as its parent says over IPC; paced, because real attackers bring machines of
// their own: what this one takes of the processor, it must not take from whom it attacks.
import { setTimeout as pause } from "node:timers/promises";
import type { Target } from "../test/hostile/attack.ts";
import { CORPUS } from "../test/hostile/corpus.ts";

/** What the parent says. */
export type AttackOrder =
  | { readonly attack: readonly Target[]; readonly lanes: number; readonly cpuShare: number }
  | { readonly rest: true };

/** What was seen of one attack. */
export interface AttackReport {
  /** Attacks that ended. */
  readonly attacks: number;
  /** Processor time of the attackers in milliseconds. */
  readonly cpuMs: number;
  /** Attacks that ended otherwise than they must: their names, and how. */
  readonly strange: readonly string[];
}

const PATIENCE_MS = 20;

let isAttacking = false;
let attacks = 0;
const strange = new Set<string>();

/** Also who is told that there were too many of them was refused as is right. */
const TOO_MANY = /429|COST_LIMIT/;

async function lane(targets: readonly Target[], place: number, mayGo: () => boolean): Promise<void> {
  for (let at = place * 17; isAttacking; at += 1) {
    while (isAttacking && !mayGo()) await pause(PATIENCE_MS);
    const attack = CORPUS[at % CORPUS.length];
    const target = targets[place % targets.length];
    if (!isAttacking || attack === undefined || target === undefined) return;
    const end = await attack.run(target).catch((error: unknown) => `fault ${error}`);
    attacks += 1;
    if (!attack.ends.test(end) && !TOO_MANY.test(end)) strange.add(`${attack.name}: ${end}`);
  }
}

const cpuNowMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

let begun = { cpuMs: 0, all: Promise.resolve<unknown>(undefined) };

process.on("message", async (order: AttackOrder) => {
  if ("rest" in order) {
    isAttacking = false;
    await begun.all;
    const report: AttackReport = { attacks, cpuMs: cpuNowMs() - begun.cpuMs, strange: [...strange] };
    process.send?.(report);
    return;
  }
  const { attack: targets, lanes, cpuShare } = order;
  isAttacking = true;
  attacks = 0;
  const atMs = performance.now();
  const cpuMs = cpuNowMs();
  const mayGo = () => cpuNowMs() - cpuMs <= (performance.now() - atMs) * cpuShare;
  begun = { cpuMs, all: Promise.all(Array.from({ length: lanes }, (_, place) => lane(targets, place, mayGo))) };
});
process.on("disconnect", () => process.exit());
