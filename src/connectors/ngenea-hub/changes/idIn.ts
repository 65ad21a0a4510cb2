// Which number has what a POST made? The reference shows the request as the answer, so that it may be missing (sheet §1).
import { fieldOf } from "../map/json.ts";

/** The id in an answer, as text; null when it names none. */
export function idIn(body: unknown): string | null {
  const id = fieldOf(body, "id");
  if (typeof id === "number" && Number.isSafeInteger(id)) return String(id);
  return typeof id === "string" && id !== "" ? id : null;
}
