// How does Core write a moment? RFC 3339 with Z, mostly with nanoseconds (sheet §6).

/** With nine digits after the second, the last six of which say nothing but differ from moment to moment. */
export function nanoTime(ms: number): string {
  const fine = String((Math.floor(ms) * 7919) % 1_000_000).padStart(6, "0");
  return `${new Date(ms).toISOString().slice(0, -1)}${fine}Z`;
}

/** Without a fraction. */
export function secondTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
