// What is kept of what was made before? A map that forgets what was used longest ago, bounded by weight.

/** A map of bounded weight. */
export interface Lru<V> {
  /** The value kept under a key, which counts as a use of it; undefined when there is none. */
  get(key: string): V | undefined;
  /** Keeps a value of this weight, and forgets the least recently used ones until all fit. One too heavy is not kept. */
  set(key: string, value: V, weight: number): void;
}

/** Makes one. @param greatestWeight of all values together. */
export function createLru<V>(greatestWeight: number): Lru<V> {
  const entries = new Map<string, { readonly value: V; readonly weight: number }>();
  let total = 0;
  const forget = (key: string): void => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const found = entries.get(key);
      if (found === undefined) return undefined;
      entries.delete(key);
      entries.set(key, found);
      return found.value;
    },
    set: (key, value, weight) => {
      forget(key);
      if (weight > greatestWeight) return;
      entries.set(key, { value, weight });
      total += weight;
      for (const oldest of entries.keys()) {
        if (total <= greatestWeight) return;
        forget(oldest);
      }
    },
  };
}
