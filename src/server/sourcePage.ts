// Which configured sources does a caller ask for, in which order, and which page of them? The gateway's own small list:
// filtered, sorted and paged in memory, with keyset cursors. Pure.
import { createHash } from "node:crypto";
import { GatewayError } from "../contract/problem.ts";
import type { Source } from "../contract/source.ts";
import { HEALTHS, type Health } from "../contract/words.ts";
import type { RootListArguments } from "./Context.ts";
import type { SourcePage } from "./shapes.ts";

/** What sources are judged and sorted by. */
export interface SourceTraits {
  /** How a source fares. */
  health(source: Source): Health;
  /** Products, in the order of the GraphQL enum. */
  readonly vendors: readonly string[];
  /** Digest of the viewer's grants. */
  readonly viewer: string;
}

type Key = string | number | null;

/** A place in the list: a key for each sort field, then the source's key. */
interface Place {
  readonly keys: readonly Key[];
  readonly id: string;
}

const MOST = 1_000;
const USUAL = 50;

const invalid = (field: string, message: string) => new GatewayError({ code: "INVALID_INPUT", field, message });

/** One page of the sources. Throws INVALID_INPUT that names the argument at fault. */
export function pageSources(sources: readonly Source[], args: RootListArguments, traits: SourceTraits): SourcePage {
  const { filter, orderBy, first, after, last, before } = args;
  const size = sizeOf({ first, last });
  const order = orderBy?.length ? orderBy : [{ field: "DISPLAY_NAME" }];
  const digest = digestOf({ filter, order, viewer: traits.viewer });
  const placeOf = (source: Source): Place => ({
    keys: order.map(({ field }) => keyOf(source, field, traits)),
    id: source.id,
  });
  const compare = (left: Place, right: Place): number => {
    for (const [index, { direction }] of order.entries()) {
      const way = compareKeys(left.keys[index] ?? null, right.keys[index] ?? null, direction === "DESC" ? -1 : 1);
      if (way !== 0) return way;
    }
    return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
  };
  const matching = sources
    .filter((source) => keeps(filter ?? {}, source, traits))
    .map((source) => ({ source, place: placeOf(source) }))
    .sort((left, right) => compare(left.place, right.place));
  const start = isGiven(after) ? readCursor(after, { field: "after", digest }) : null;
  const end = isGiven(before) ? readCursor(before, { field: "before", digest }) : null;
  const lower = start === null ? 0 : matching.filter(({ place }) => compare(place, start) <= 0).length;
  const upper = end === null ? matching.length : matching.filter(({ place }) => compare(place, end) < 0).length;
  const from = isGiven(last) ? Math.max(lower, upper - size) : lower;
  const to = isGiven(last) ? upper : Math.min(upper, lower + size);
  return {
    rows: matching.slice(from, to).map(({ source }) => source),
    hasPreviousPage: from > 0,
    hasNextPage: to < matching.length,
    totalCount: matching.length,
    cursorOf: (source) => Buffer.from(JSON.stringify([digest, placeOf(source)])).toString("base64url"),
  };
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

function sizeOf(args: Pick<RootListArguments, "first" | "last">): number {
  if (isGiven(args.first) && isGiven(args.last)) throw invalid("last", 'Give "first" or "last", not both.');
  for (const field of ["first", "last"] as const) {
    const size = args[field];
    if (isGiven(size) && (size < 0 || size > MOST)) throw invalid(field, `"${field}" must lie between 0 and ${MOST}.`);
  }
  return args.first ?? args.last ?? USUAL;
}

function keyOf(source: Source, field: string, { health, vendors }: SourceTraits): Key {
  switch (field) {
    case "VENDOR":
      return vendors.indexOf(source.vendor);
    case "HEALTH":
      return HEALTHS.indexOf(health(source));
    case "LAST_ANSWERED_AT":
      return source.status().lastAnsweredAt;
    default:
      return plain(source.displayName);
  }
}

/** Null comes last either way. */
function compareKeys(left: Key, right: Key, way: 1 | -1): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -way : way;
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Whether a source matches a `SourceFilter`. */
function keeps(filter: Readonly<Record<string, unknown>>, source: Source, traits: SourceTraits): boolean {
  return (
    isAmong(filter.id, source.id) &&
    isAmong(filter.vendor, source.vendor) &&
    (!Array.isArray(filter.health) || filter.health.includes(traits.health(source))) &&
    matchesText(filter.displayName as TextFilter | null | undefined, plain(source.displayName))
  );
}

const isAmong = (wanted: unknown, word: string): boolean => !Array.isArray(wanted) || wanted.includes(word);

/** `StringFilter`, as it comes from GraphQL. */
interface TextFilter {
  readonly in?: readonly string[] | null;
  readonly contains?: string | null;
  readonly startsWith?: string | null;
  readonly isNull?: boolean | null;
}

function matchesText(filter: TextFilter | null | undefined, text: string): boolean {
  if (!isGiven(filter)) return true;
  const { in: wanted, contains, startsWith, isNull } = filter;
  return (
    isNull !== true &&
    (!isGiven(wanted) || wanted.some((word) => plain(word) === text)) &&
    (!isGiven(contains) || text.includes(plain(contains))) &&
    (!isGiven(startsWith) || text.startsWith(plain(startsWith)))
  );
}

const digestOf = (question: unknown): string =>
  createHash("sha256").update(JSON.stringify(question)).digest("base64url").slice(0, 12);

function readCursor(cursor: string, from: { readonly field: string; readonly digest: string }): Place {
  const [digest, place] = parsed(cursor);
  if (digest !== from.digest || !isPlace(place))
    throw invalid(from.field, `"${from.field}" is no cursor of this list with this filter and order.`);
  return place;
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(value) ? value : [];
  } catch {
    // Not one of ours: refused by the caller of this function.
    return [];
  }
}

const isPlace = (value: unknown): value is Place =>
  typeof value === "object" && value !== null && "id" in value && "keys" in value && Array.isArray(value.keys);
