// How are many like calls made without flooding a small budget? A few at a time, results in order; used by the feed `volumes`.
import type { Call } from "../../contract/call.ts";

/** So many under way at once: enough to spend five calls a second, few enough to let other reads in between. */
const AT_ONCE = 4;

/**
 * Works on every item and yields the results in the items' order. When one fails, or nobody reads on, the works under way
 * are aborted and waited for, and no more are begun.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  call: Call,
  work: (item: T, call: Call) => Promise<R>,
): AsyncGenerator<R> {
  const givingUp = new AbortController();
  // A fresh session was wished for the first call of the read, not for each.
  const shared = { ...call, freshSession: false, signal: AbortSignal.any([call.signal, givingUp.signal]) };
  const waiting = items[Symbol.iterator]();
  const underWay: Promise<R>[] = [];
  const begin = (): void => {
    const next = waiting.next();
    if (next.done === true) return;
    const begun = work(next.value, shared);
    // One that fails before its turn is heard of at its turn.
    begun.catch(() => undefined);
    underWay.push(begun);
  };
  try {
    for (let count = 0; count < AT_ONCE; count += 1) begin();
    for (let first = underWay.shift(); first !== undefined; first = underWay.shift()) {
      const result = await first;
      begin();
      yield result;
    }
  } finally {
    givingUp.abort();
    await Promise.allSettled(underWay);
  }
}
