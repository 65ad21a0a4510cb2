// How does NIM write a moment? RFC 3339 with Z: whole seconds in events, nanoseconds in deployments, a zero time for "unset".

/** What stands where there is no moment (sheet §7.13). */
export const zeroTime = "0001-01-01T00:00:00Z";

/** Without a fraction. */
export function secondTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** With nine digits behind the second, the last six of which say nothing but differ from moment to moment. */
export function nanoTime(ms: number): string {
  const fine = String((Math.floor(ms) * 7919) % 1_000_000).padStart(6, "0");
  return `${new Date(ms).toISOString().slice(0, -1)}${fine}Z`;
}
