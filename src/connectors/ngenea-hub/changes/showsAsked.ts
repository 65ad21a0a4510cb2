// Does a share have the settings that were asked for? Tolerant of how the Hub may write them: truths and numbers as text, lists
// as text or in another order, nothing as null, "" or [] (sheet §1). Pure; used by look-ups.
import type { Json } from "../../../contract/changes/Change.ts";
import { textsIn } from "../map/json.ts";

/** Whether everything that was asked for shows; what was not asked for does not count. Clients are compared in order. */
export function showsAsked(thing: unknown, asked: Json): boolean {
  if (Array.isArray(asked)) return showsList(thing, asked);
  if (typeof asked !== "object" || asked === null) return textOf(thing) === textOf(asked);
  if (typeof thing !== "object" || thing === null) return false;
  return Object.entries(asked).every(([name, value]) => showsAsked(Reflect.get(thing, name), value as Json));
}

function showsList(thing: unknown, asked: readonly Json[]): boolean {
  const isOfWords = asked.every((one) => typeof one === "string");
  const things = Array.isArray(thing) ? thing : isOfWords ? (textsIn(thing ?? "") ?? null) : null;
  if (things === null || things.length !== asked.length) return false;
  if (!isOfWords) return asked.every((one, at) => showsAsked(things[at], one));
  return [...things].map(String).sort().join("\n") === [...asked].map(String).sort().join("\n");
}

const textOf = (value: unknown): string => {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return "";
  const text = String(value);
  return /^(true|false)$/i.test(text) ? text.toLowerCase() : text;
};
