// What do grants come to? Each is a rule over sources, kinds, sites and commands; rules only add to one another. Pure.
import { COMMANDS, type Command } from "../contract/commands.ts";
import { KINDS, type Kind } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { GrantSettings, RoleSettings } from "./AccessSettings.ts";
import { commandsOf } from "./roles.ts";

/** One grant, with nothing left to look up. */
export interface Rule {
  readonly sourceIds: ReadonlySet<string>;
  readonly kinds: ReadonlySet<Kind>;
  /** Native ids; null = wherever, and where that is not known. */
  readonly sites: ReadonlySet<string> | null;
  readonly commands: ReadonlySet<Command>;
}

/** What grants are read with. */
export interface RuleTools {
  readonly roles: Readonly<Record<string, RoleSettings>>;
  readonly sources: readonly Pick<Source, "id" | "vendor">[];
}

/** The rule that a grant is. Throws for a role that there is not. */
export function ruleOf(grant: GrantSettings, { roles, sources }: RuleTools): Rule {
  const granted = sources.filter(
    ({ id, vendor }) => (grant.sources?.includes(id) ?? true) && (grant.vendors?.includes(vendor) ?? true),
  );
  return {
    sourceIds: new Set(granted.map(({ id }) => id)),
    kinds: new Set(grant.kinds ?? KINDS),
    sites: grant.sites === undefined ? null : new Set(grant.sites),
    commands: commandsOf(grant.role, roles),
  };
}

/** Those of the rules that hold for a kind of a source. */
export const covering = (rules: readonly Rule[], sourceId: string, kind: Kind): readonly Rule[] =>
  rules.filter(({ sourceIds, kinds }) => sourceIds.has(sourceId) && kinds.has(kind));

/** A text that is equal for rules that come to the same, whatever order they were written in. */
export function canonicalRules(rules: readonly Rule[]): string {
  const sorted = (words: ReadonlySet<string>, all: readonly string[] | null) =>
    all === null ? [...words].sort() : all.filter((word) => words.has(word));
  const texts = rules
    .filter(({ sourceIds, kinds }) => sourceIds.size > 0 && kinds.size > 0)
    .map(({ sourceIds, kinds, sites, commands }) =>
      JSON.stringify([
        sorted(sourceIds, null),
        sorted(kinds, KINDS),
        sites === null ? null : sorted(sites, null),
        sorted(commands, Object.keys(COMMANDS)),
      ]),
    );
  return [...new Set(texts)].sort().join("\n");
}
