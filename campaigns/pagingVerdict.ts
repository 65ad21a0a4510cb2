// Did walks through a list that changed all the time meet every row that stayed exactly once, and in order? Pure.
import type { Seen, Walk } from "./pagingWalk.ts";

/** What the walks of one order came to. */
export interface Verdict {
  walks: number;
  /** Rows that were there all along with the same sort key, counted once for each walk. */
  stable: number;
  missed: number;
  repeated: number;
  outOfOrder: number;
  /** Rows whose sort key changed: how often a walk met them. */
  readonly moved: { never: number; once: number; oftener: number };
}

/** Judges the walks of one order. Rows that stay are those that were there before the first and after the last with the same key. */
export function judge(
  order: Walk["order"],
  walks: readonly (readonly Seen[])[],
  at: { start: Seen[]; end: Seen[] },
): Verdict {
  const before = new Map(at.start.map((row) => [row.key, row.sortKeys[order]]));
  const stable = at.end.filter((row) => before.has(row.key) && before.get(row.key) === row.sortKeys[order]);
  const moved = at.end.filter((row) => before.has(row.key) && before.get(row.key) !== row.sortKeys[order]);
  const rank = new Map(stable.map((row, place) => [row.key, place]));
  const verdict: Verdict = {
    walks: walks.length,
    stable: stable.length * walks.length,
    missed: 0,
    repeated: 0,
    outOfOrder: 0,
    moved: { never: 0, once: 0, oftener: 0 },
  };
  for (const walk of walks) {
    const times = new Map<string, number>();
    for (const { key } of walk) times.set(key, (times.get(key) ?? 0) + 1);
    for (const { key } of stable) {
      const met = times.get(key) ?? 0;
      if (met === 0) verdict.missed += 1;
      if (met > 1) verdict.repeated += 1;
    }
    const places = walk.map(({ key }) => rank.get(key)).filter((place) => place !== undefined);
    verdict.outOfOrder += places.filter((place, index) => index > 0 && place <= (places[index - 1] ?? -1)).length;
    for (const { key } of moved) {
      const met = times.get(key) ?? 0;
      verdict.moved[met === 0 ? "never" : met === 1 ? "once" : "oftener"] += 1;
    }
  }
  return verdict;
}
