// In which order do rows stand? Keys that compare by code unit and number alone, so that every source, replica and page
// agrees, and the comparison that everything sorted here goes by.

/** What a row is sorted by; null sorts last either way. All keys of one order field have the same type. */
export type SortKey = string | number | bigint | null;

/** Which way each key of a list sorts: 1 smallest first, -1 largest first. */
export type Direction = 1 | -1;

/** A place in a list: the keys of a row, then what makes it unique. */
export interface Place {
  readonly keys: readonly SortKey[];
  readonly sourceId: string;
  readonly nativeId: string;
}

const PLAIN = /^[\x20-\x7e]*$/;

/** The form in which texts are sorted and compared ignoring case. */
export function textKey(text: string): string;
export function textKey(text: string | null): string | null;
export function textKey(text: string | null): string | null {
  if (text === null) return null;
  return PLAIN.test(text) ? text.toLowerCase() : text.normalize("NFKC").toLowerCase();
}

/** The key of an enum value: its place in the enum; unknown words come last. */
export const wordKey =
  (words: readonly string[]) =>
  (word: string): number => {
    const place = words.indexOf(word);
    return place < 0 ? words.length : place;
  };

/** Compares two keys: negative when the left one comes first. */
export function compareKeys(left: SortKey, right: SortKey, direction: Direction): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return (left < right ? -1 : 1) * direction;
}

/** Compares two texts by code unit. */
export const compareTexts = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1);
