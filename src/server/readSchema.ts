// What does the gateway answer? Reads the SDL files of schema/, in the order in which people read them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { concatAST, type DocumentNode, parse, Source } from "graphql";
import { KINDS } from "../contract/kinds.ts";

/** The reading order: what can be asked, where it comes from, the kinds, and what they share. */
const ORDER = ["Query", "Source", "Estate", ...KINDS, "Operation", "Problem", "common"];

/** The folder of the SDL files. */
export const SCHEMA_FOLDER = join(import.meta.dirname, "..", "..", "schema");

/** Reads and parses every SDL file of a folder; files without a place in the reading order come last, by name. */
export function readSchema(folder: string): DocumentNode {
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".graphql"))
    .map((file) => file.slice(0, -".graphql".length))
    .sort((left, right) => place(left) - place(right) || (left < right ? -1 : 1));
  return concatAST(
    names.map((name) => parse(new Source(readFileSync(join(folder, `${name}.graphql`), "utf8"), `${name}.graphql`))),
  );
}
