// What does an id in a mutation's input name? Worked out from where it stands, by the rules of inputs.
import { COMMANDS, type Command } from "../../../src/contract/commands.ts";
import type { Kind } from "../../../src/contract/kinds.ts";
import { ID_FIELDS } from "../../../src/operations/inputFields.ts";

/** Something that an input can name; `PART` is an object inside a row. */
export type Named = Kind | "PART" | "Source" | "Operation";

/** The command that a mutation asks for: `createVolume` → `CREATE_VOLUME`. Throws when there is none of that name. */
export function commandOf(mutation: string): Command {
  const name = mutation.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  if (!Object.hasOwn(COMMANDS, name)) throw new Error(`The mutation ${mutation} has no command.`);
  return name as Command;
}

/** What an id names. @param path names of the fields down to it. */
export function namedAt(command: Command, path: readonly string[]): Named {
  const last = path.at(-1) ?? "";
  if (last === "id") return COMMANDS[command] ?? "Operation";
  if (/^sourceIds?$/.test(last)) return "Source";
  const rule = ID_FIELDS[last];
  if (rule === undefined) throw new Error(`What ${path.join(".")} of ${command} names is not known.`);
  return rule.names;
}
