// How do several calls of one read go side by side? Used by feeds that join vendor lists.
import type { Call } from "../contract/call.ts";

/**
 * Awaits all of the works that `start` begins. When one fails, the others are aborted and waited for, so that a failed
 * read leaves no call behind and spends no more of the budget; then the first failure is thrown.
 * @param start begins the works under the call that it is given.
 */
export async function sideBySide<const T extends readonly unknown[]>(
  call: Call,
  start: (call: Call) => { readonly [I in keyof T]: Promise<T[I]> },
): Promise<T> {
  const givingUp = new AbortController();
  const works = start({ ...call, signal: AbortSignal.any([call.signal, givingUp.signal]) });
  try {
    return (await Promise.all(works)) as unknown as T;
  } catch (error) {
    givingUp.abort(error);
    await Promise.allSettled(works);
    throw error;
  }
}
