// How does the Hub write a moment? Used by every row that carries a time.

/** ISO 8601 as Django REST framework writes it: UTC with `Z`, six digits of microseconds unless they are zero. */
export function isoTime(ms: number): string {
  const text = new Date(ms).toISOString();
  return ms % 1000 === 0 ? text.replace(".000Z", "Z") : text.replace("Z", "000Z");
}

/** The same for a moment that may not have come yet: null stays null. */
export function isoTimeOrNull(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms);
}
