// Where are scalars, enums and what all kinds share answered? Used by the other files of this folder.
import { GraphQLError, Kind as GraphQLKind, GraphQLScalarType, print } from "graphql";
import type { Kind } from "../src/contract/kinds.ts";
import type { Row, RowOf } from "../src/contract/rows/index.ts";
import type { ListArguments, RowPage } from "../src/inventory/InventoryView.ts";
import type { Context, RootListArguments } from "../src/server/Context.ts";
import type { ChangeOutcome } from "../src/server/shapes.ts";
import type { CapacityResolvers, KindResolvers, Resolvers } from "./types.generated.ts";

/** A refused scalar or argument: typed like every other wrong input. */
export const invalid = (message: string) => new GraphQLError(message, { extensions: { code: "INVALID_INPUT" } });

/** A value as a message shows it: the caller knows the rest of a long one. */
function shortened(shown: unknown): string {
  const text = JSON.stringify(shown) ?? "undefined";
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}

const LARGEST = 2n ** 64n - 1n;

/** A whole number of up to 64 bits: bigint inside, decimal text outside. @param unit what it counts, in the plural. */
function wholeNumber(name: string, unit: string): GraphQLScalarType<bigint, string> {
  const refused = (shown: unknown) =>
    invalid(
      `${name} cannot be ${shortened(shown)}. Write ${unit} as a decimal text, for example "1073741824", or as a whole number below 2^53.`,
    );
  const fromText = (text: string): bigint => {
    if (!/^\d{1,20}$/.test(text) || BigInt(text) > LARGEST) throw refused(text);
    return BigInt(text);
  };
  return new GraphQLScalarType<bigint, string>({
    name,
    serialize: (value) => {
      if (typeof value === "bigint" || Number.isSafeInteger(value)) return String(value);
      throw new TypeError(`${name} holds no whole number.`);
    },
    parseValue: (value) => {
      if (typeof value === "string") return fromText(value);
      if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw refused(value);
      return BigInt(value);
    },
    parseLiteral: (node) => {
      if (node.kind === GraphQLKind.STRING || node.kind === GraphQLKind.INT) return fromText(node.value);
      throw refused(print(node));
    },
  });
}

/** RFC 3339 with seconds and a zone: date, time, fraction, and `Z` or an offset. */
const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The moment that a text names, in UTC with milliseconds. Refuses dates that do not exist, such as 30 February. */
function instantOf(value: unknown): string {
  const refused = invalid(
    `DateTime cannot be ${shortened(value)}. Write RFC 3339 with a zone, for example "2026-11-20T18:55:00Z".`,
  );
  const parts = typeof value === "string" ? RFC_3339.exec(value) : null;
  if (typeof value !== "string" || parts === null) throw refused;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const lastDay = new Date(Date.UTC(2000, month, 0)).setUTCFullYear(year, month, 0);
  if (month < 1 || month > 12 || day < 1 || day > new Date(lastDay).getUTCDate()) throw refused;
  return new Date(value.toUpperCase()).toISOString();
}

const secretText = (value: unknown): string => {
  // The value itself stands in no message.
  if (typeof value === "string") return value;
  throw invalid("Secret must be written as a text.");
};

const secret = new GraphQLScalarType<string, string>({
  name: "Secret",
  serialize: () => {
    throw new TypeError("A secret is never answered.");
  },
  parseValue: secretText,
  parseLiteral: (node) => secretText(node.kind === GraphQLKind.STRING ? node.value : null),
});

const dateTime = new GraphQLScalarType<string, string>({
  name: "DateTime",
  serialize: (value) => {
    if (typeof value === "string") return value;
    throw new TypeError("DateTime holds no text.");
  },
  parseValue: instantOf,
  parseLiteral: (node) => instantOf(node.kind === GraphQLKind.STRING ? node.value : print(node)),
});

/** The kinds as the contract names them. */
const kinds: KindResolvers = {
  SITE: "Site",
  HOST: "Host",
  STORAGE_POOL: "StoragePool",
  VOLUME: "Volume",
  SHARE: "Share",
  SNAPSHOT: "Snapshot",
  SNAPSHOT_POLICY: "SnapshotPolicy",
  QUOTA: "Quota",
  JOB: "Job",
  JOB_TEMPLATE: "JobTemplate",
  ALERT: "Alert",
  CERTIFICATE: "Certificate",
} satisfies Record<string, Kind>;

/** Kinds of an argument: graphql-js has made the contract's words of them, which the generated types do not know. */
export const kindsIn = (argument: unknown) => argument as readonly Kind[] | null | undefined;

/** 100 × used / total; null when either is unknown or nothing fits at all. */
const usedPercent: CapacityResolvers["usedPercent"] = ({ totalBytes, usedBytes }) =>
  totalBytes === null || usedBytes === null || totalBytes === 0n
    ? null
    : (100 * Number(usedBytes)) / Number(totalBytes);

/** What every kind has, and where it comes from. */
export const resource = {
  id: (row: Row, _args: unknown, { view }: Context) => view.globalId(row),
  source: (row: Row, _args: unknown, context: Context) => context.source(row.sourceId),
  observedAt: (row: Row, _args: unknown, { view }: Context) => view.observedAt(row),
  stale: (row: Row, _args: unknown, { view }: Context) => view.stale(row),
};

/** What can be asked to be changed about a row; for the kinds that have commands. */
export const commands = (row: Row, _args: unknown, context: Context) => context.commands.of(row);

/** A page of anything that stands in an order. */
interface Page<T> {
  readonly rows: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  cursorOf(row: T): string;
}

/** The parts that connections of every kind have in common. */
export const page = {
  nodes: <T>({ rows }: Page<T>) => rows,
  edges: <T>(of: Page<T>) => of.rows.map((node) => ({ cursor: of.cursorOf(node), node })),
  pageInfo: <T>(of: Page<T>) => {
    const [first, last] = [of.rows.at(0), of.rows.at(-1)];
    return {
      hasNextPage: of.hasNextPage,
      hasPreviousPage: of.hasPreviousPage,
      startCursor: first === undefined ? null : of.cursorOf(first),
      endCursor: last === undefined ? null : of.cursorOf(last),
    };
  },
};

/** The parts that connections of resources have: a page, and where its rows come from. */
export const connection = { ...page, sources: ({ answers }: RowPage<Kind>) => answers };

/** A connection that is summed up. */
export const summedConnection = {
  ...connection,
  summary: (of: RowPage<Kind>, _args: unknown, { view }: Context) => view.summary(of),
};

/** Rows of another kind that name this one, as a connection. */
export const below =
  <K extends Kind>(kind: K) =>
  (row: Row, args: RootListArguments, { view }: Context): RowPage<K> =>
    view.below(row, kind, listArguments(args));

/** Rows of another kind that name this one, all of them. */
export const allBelow =
  <K extends Kind>(kind: K) =>
  (row: Row, _args: unknown, { view }: Context): readonly RowOf[K][] | null =>
    view.allBelow(row, kind);

/** The sites of a row, which may leave them to its volume. */
export const sites = (row: RowOf["Share"] | RowOf["SnapshotPolicy"], _args: unknown, { view }: Context) =>
  view.many(row, "Site", row.sites);

/** The resource that a change is about, after it; for the payloads of a kind's commands. */
export const changed =
  <K extends Kind>(kind: K) =>
  (outcome: ChangeOutcome, _args: unknown, { changes }: Context): Promise<RowOf[K] | null> =>
    changes.resource(outcome, kind);

/** List arguments with the schema's defaults filled in where a caller wrote null. */
export function listArguments({ freshness: _, orderBy, ...args }: RootListArguments): ListArguments {
  return {
    ...args,
    orderBy: orderBy?.map(({ field, direction }) => ({ field, direction: direction ?? "ASC" })) ?? null,
  };
}

/** Resolvers of the types in schema/common.graphql. */
export const common: Pick<
  Resolvers,
  | "ByteCount"
  | "Count64"
  | "DateTime"
  | "Secret"
  | "Kind"
  | "Node"
  | "Resource"
  | "ResourceConnection"
  | "Capacity"
  | "SourceAnswer"
  | "HealthCount"
  | "WorkStateCount"
  | "AlertSeverityCount"
  | "ShareProtocolCount"
> = {
  ByteCount: wholeNumber("ByteCount", "bytes"),
  Count64: wholeNumber("Count64", "a count"),
  DateTime: dateTime,
  Secret: secret,
  Kind: kinds,
  Node: {
    __resolveType: (value) => {
      if ("kind" in value) return value.kind;
      if ("idempotencyKey" in value) return "Operation";
      return "connector" in value ? "Source" : (value.__typename ?? null);
    },
  },
  Resource: { __resolveType: ({ kind }) => kind },
  ResourceConnection: { __resolveType: ({ kind }) => `${kind}Connection` as const },
  Capacity: { usedPercent },
  SourceAnswer: { source: ({ sourceId }, _, context) => context.source(sourceId) },
  HealthCount: { health: ({ word }) => word },
  WorkStateCount: { state: ({ word }) => word },
  AlertSeverityCount: { severity: ({ word }) => word },
  ShareProtocolCount: { protocol: ({ word }) => word },
};
