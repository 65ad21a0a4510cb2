// How does a principal become a viewer? Its rules, compiled to the predicates that everything goes through. Pure but for where rows
// stand, which is asked of the inventory.
import { createHash } from "node:crypto";
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import { canonicalRules, covering, type Rule } from "./rules.ts";
import { trimmedPart, wholeOf } from "./trimmedPart.ts";
import type { ActedOn, Viewer } from "./Viewer.ts";
import type { Whereabouts } from "./Whereabouts.ts";

/** What a viewer is made of. */
export interface ViewerParts extends Pick<Viewer, "id" | "onEnd"> {
  readonly rules: readonly Rule[];
  readonly whereabouts: Whereabouts;
}

/** What cannot be shown in part is seen only where everything is granted that it stands at. */
const SEEN_WHOLE: ReadonlySet<Kind> = new Set<Kind>(["Certificate"]);

/** Makes the viewer. */
export function createViewer({ id, onEnd, rules, whereabouts }: ViewerParts): Viewer {
  const isBound = rules.some(({ sites }) => sites !== null);
  const known = new Map<string, readonly Rule[]>();
  const at = (sourceId: string, kind: Kind): readonly Rule[] => {
    const key = `${kind}:${sourceId}`;
    const found = known.get(key) ?? covering(rules, sourceId, kind);
    known.set(key, found);
    return found;
  };

  const sees = (row: Row): boolean => {
    const sites = sitesOf(at(row.sourceId, row.kind));
    if (sites === null) return true;
    const standing = whereabouts.of(wholeOf(row));
    const isIn = (site: string) => sites.has(site);
    return SEEN_WHOLE.has(row.kind) ? standing.length > 0 && standing.every(isIn) : standing.some(isIn);
  };

  const mayAct: Viewer["mayAct"] = (command, { sourceId, kind, rows }: ActedOn) => {
    const allowing = at(sourceId, kind).filter(({ commands }) => commands.has(command));
    if (allowing.length === 0) return false;
    const sites = sitesOf(allowing);
    if (rows === null || sites === null) return true;
    // What stands at several sites is changed at all of them.
    const isWithin = (row: Row) => {
      const standing = whereabouts.of(wholeOf(row));
      return standing.length > 0 && standing.every((site) => sites.has(site));
    };
    return rows.length > 0 && rows.every(isWithin);
  };

  /** Sites of a source of which anything may be seen: what other rows may say of them. */
  const siteIsShown = (sourceId: string, site: string): boolean => {
    const sites = sitesOf(rules.filter(({ sourceIds }) => sourceIds.has(sourceId)));
    return sites === null || sites.has(site);
  };

  return Object.freeze({
    id,
    onEnd,
    digest: createHash("sha256").update(canonicalRules(rules)).digest("base64url"),
    mayRead: (sourceId: string, kind: Kind) => at(sourceId, kind).length > 0,
    sees: isBound ? sees : null,
    mayAct,
    bounds: isBound
      ? {
          concern: (sourceId: string, kind: Kind) => sitesOf(at(sourceId, kind)) !== null,
          trimmed: <T extends object>(sourceId: string, part: T) =>
            trimmedPart(part, (ref) => {
              const site = whereabouts.named(sourceId, ref);
              return site !== null && siteIsShown(sourceId, site);
            }),
        }
      : null,
  });
}

/** Sites that any of these rules grants; null when one of them holds wherever. No rule grants none. */
function sitesOf(rules: readonly Rule[]): ReadonlySet<string> | null {
  const sites = new Set<string>();
  for (const rule of rules) {
    if (rule.sites === null) return null;
    for (const site of rule.sites) sites.add(site);
  }
  return sites;
}
