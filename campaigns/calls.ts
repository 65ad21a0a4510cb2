// What does a simulator's call log tell? Shared by campaigns over vendors with a budget.

/** One call as `GET /__sim/calls` tells it; `at` in milliseconds. */
export interface SeenCall {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
}

/** Most reads that any second held, counted from each read on. */
export function mostInOneSecond(calls: readonly SeenCall[]): number {
  const moments = calls.filter(({ method }) => method === "GET").map(({ at }) => at);
  let most = 0;
  for (let first = 0, last = 0; last < moments.length; last += 1) {
    while ((moments[last] ?? 0) - (moments[first] ?? 0) >= 1_000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
