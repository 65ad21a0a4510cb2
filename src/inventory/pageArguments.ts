// Which page does a caller ask for? The Relay arguments of a list, checked.
import { decodeCursor } from "./cursor.ts";
import type { ListArguments } from "./InventoryView.ts";
import { invalidInput } from "./problems.ts";
import type { PageAsk } from "./selectPage.ts";

const DEFAULT_SIZE = 50;
const GREATEST_SIZE = 1_000;

/** Reads the arguments. Throws INVALID_INPUT naming the one at fault. @param digest of the list, for its cursors. */
export function pageAskOf(args: ListArguments, digest: () => string): PageAsk {
  const { first = null, last = null, after = null, before = null } = args;
  if (first !== null && last !== null) throw invalidInput("last", `Give either "first" or "last", not both.`);
  return {
    size: last === null ? sizeOf(first ?? DEFAULT_SIZE, "first") : sizeOf(last, "last"),
    from: last === null ? "start" : "end",
    after: after === null ? null : decodeCursor(after, digest(), "after"),
    before: before === null ? null : decodeCursor(before, digest(), "before"),
  };
}

function sizeOf(size: number, argument: "first" | "last"): number {
  if (Number.isInteger(size) && size >= 0 && size <= GREATEST_SIZE) return size;
  throw invalidInput(argument, `"${argument}" must be a whole number from 0 to ${GREATEST_SIZE}.`);
}
