// What does a simulator's call log tell? Shared by campaigns over vendors with a budget.

/** One call as `GET /__sim/calls` tells it; `at` in milliseconds. */
export interface SeenCall {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
}

/** Most reads that any second held, counted from each read on. */
export const mostInOneSecond = (calls: readonly SeenCall[]): number =>
  mostInAWindow(
    calls.filter(({ method }) => method === "GET"),
    1_000,
  );

/** Most of these calls that any window of so many milliseconds held. */
export function mostInAWindow(calls: readonly SeenCall[], windowMs: number): number {
  const moments = calls.map(({ at }) => at);
  let most = 0;
  for (let first = 0, last = 0; last < moments.length; last += 1) {
    while ((moments[last] ?? 0) - (moments[first] ?? 0) >= windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
