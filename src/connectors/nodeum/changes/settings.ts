// Does a record at the server have the settings that were asked for? Compared as texts, so that they can be kept and a figure, a
// missing one and an empty text are told apart or not as the server does. Pure; used by look-ups of containers and shares.
import type { Facts, Json, LookUpEnd, RowName } from "../../../contract/changes/Change.ts";

/** Settings by their names in the API, as texts; what is missing is "". */
export type Settings = { readonly [name: string]: string };

/** What a body sets, as settings. */
export const asSettings = (body: { readonly [name: string]: Json }): Settings =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));

/** Those settings of a record that a body sets too, as they are now. */
export const sameSettings = (now: Settings, body: object): Settings =>
  Object.fromEntries(Object.keys(body).map((name) => [name, now[name] ?? ""]));

/** Whether a record shows all that is wanted; what is not wanted may be anything. */
export const showsSettings = (now: Settings, wanted: Json): boolean =>
  Object.entries(wanted ?? {}).every(([name, value]) => now[name] === value);

/** What came of an update in doubt. Facts: `asked`, and `old` as it was when planned. @param now null when there is none. */
export function settledBy(now: Settings | null, { asked, old }: Facts, target: RowName): LookUpEnd {
  if (now === null) return { found: "UNDECIDED", candidates: [] };
  if (showsSettings(now, asked ?? {})) return { found: "DONE", facts: {}, target };
  return showsSettings(now, old ?? {}) ? { found: "NOT_DONE" } : { found: "UNDECIDED", candidates: [target] };
}

/** What came of a creation in doubt. @param found everything that has the key of what was asked for. */
export function settledAmong(
  found: readonly { readonly target: RowName; readonly now: Settings }[],
  { asked }: Facts,
): LookUpEnd {
  const [one, ...others] = found;
  if (one === undefined) return { found: "NOT_DONE" };
  if (others.length === 0 && showsSettings(one.now, asked ?? {}))
    return { found: "DONE", facts: {}, target: one.target };
  return { found: "UNDECIDED", candidates: found.map(({ target }) => target) };
}
