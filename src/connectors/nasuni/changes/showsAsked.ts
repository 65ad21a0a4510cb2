// Does a thing at the console have the settings that were asked for? Tolerant of how the console writes them: truths and
// numbers as texts, either slash, hosts in any order (sheet §7). Pure; used by look-ups.
import type { Json } from "../../../contract/changes/Change.ts";
import { hostsIn, slashed } from "../map/share.ts";

/** Whether everything that was asked for shows; what was not asked for does not count. */
export function showsAsked(thing: unknown, asked: Json): boolean {
  if (Array.isArray(asked)) return Array.isArray(thing) && showsList(thing, asked);
  if (typeof asked !== "object" || asked === null) return textOf(thing) === textOf(asked);
  if (typeof thing !== "object" || thing === null) return false;
  return Object.entries(asked).every(([name, value]) => showsField(name, Reflect.get(thing, name), value as Json));
}

function showsField(name: string, value: unknown, asked: Json): boolean {
  if (name === "path") return slashed(textOf(value)) === slashed(textOf(asked));
  if (name === "hosts_allow" || name === "hostspec") return hostsKey(textOf(value)) === hostsKey(textOf(asked));
  return showsAsked(value, asked);
}

/** Lists of words are the same in any order; of lists of objects, those asked for must be among the others. */
function showsList(things: readonly unknown[], asked: readonly Json[]): boolean {
  const isShown = (one: Json) => things.some((thing) => showsAsked(thing, one));
  const isPlain = asked.every((one) => typeof one !== "object");
  return asked.every(isShown) && (!isPlain || things.length === asked.length);
}

/** Hosts in any order; none at all and `*` are the same (sheet §8.7). */
export function hostsKey(text: string | null): string {
  const hosts = hostsIn(text ?? "") ?? [];
  return hosts.length === 0 ? "*" : hosts.sort().join(",");
}

const textOf = (value: unknown): string => {
  if (value === undefined || value === null) return "";
  return typeof value === "boolean" || /^(true|false)$/i.test(String(value))
    ? String(value).toLowerCase()
    : String(value);
};

/** The settings of a thing that have the names of those asked for, as it has them now. */
export function settingsNow(thing: object, asked: { readonly [name: string]: Json }): { [name: string]: Json } {
  return Object.fromEntries(Object.keys(asked).map((name) => [name, (Reflect.get(thing, name) ?? null) as Json]));
}
