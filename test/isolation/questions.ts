// What can be asked that might tell of somebody else's rows? Rows, counts, sums, facets, cursors, relations, ids, entities and
// provenance; each question brings everything that its answers said.
import fc from "fast-check";
import { encodeNodeId } from "../../src/inventory/globalId.ts";

/** Asks the gateway one document. */
export type Ask = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<{ readonly data?: unknown; readonly errors?: readonly unknown[] }>;

/** One question, which may take several requests. */
export interface Question {
  readonly what: string;
  put(ask: Ask): Promise<unknown>;
}

const FIGURES = `volumeCount shareCount siteCount storagePoolCount jobsByState { state count } alertsBySeverity { severity count }
  volumeCapacity { totalBytes usedBytes rowsWithoutUsed } poolCapacity { totalBytes usedBytes }`;
const ANSWERS = "sources { source { id } kind count complete coverage }";
const VOLUME = `id displayName parentId parent { id displayName } placements { siteId site { id displayName } }
  shares(first: 2) { totalCount pageInfo { endCursor hasNextPage } nodes { id } } jobs { totalCount } alerts { totalCount nodes { id } }`;
const SHARE = "id displayName volumeId volume { id displayName shares { totalCount } } sites { id }";

const document = (what: string, query: string): Question => ({ what, put: (ask) => ask(query) });

/** Pages through a list to its end, and tells every page. */
const walk = (what: string, list: string, body: string): Question => ({
  what,
  put: async (ask) => {
    const pages: unknown[] = [];
    for (let after: string | null = null; ; ) {
      const query = `query ($after: String) { ${list}, after: $after) { ${body} pageInfo { endCursor hasNextPage } } }`;
      const answer = await ask(query, { after });
      pages.push(answer);
      const [page] = Object.values(
        (answer.data ?? {}) as Record<string, { pageInfo: { endCursor: string; hasNextPage: boolean } }>,
      );
      if (page?.pageInfo.hasNextPage !== true) return pages;
      after = page.pageInfo.endCursor;
    }
  },
});

const lists: readonly Question[] = [
  walk(
    "volumes by size",
    "volumes(first: 3, orderBy: [{ field: TOTAL_BYTES, direction: DESC }]",
    `totalCount ${ANSWERS} nodes { ${VOLUME} }`,
  ),
  walk(
    "volumes in use",
    'volumes(first: 2, filter: { usedBytes: { gte: { bytes: "1" } } }',
    "totalCount edges { cursor node { id } }",
  ),
  walk(
    "shares",
    "shares(first: 4",
    `totalCount ${ANSWERS} summary { byProtocol { protocol count } } nodes { ${SHARE} }`,
  ),
  document(
    "sums",
    "{ volumes { summary { capacity { totalBytes usedBytes rowsWithoutUsed } byHealth { health count } } } }",
  ),
  document(
    "sites",
    "{ sites(orderBy: [{ field: USED_PERCENT }]) { totalCount nodes { id capacity { usedBytes } volumes { totalCount nodes { id } } shares { totalCount nodes { id } } } } }",
  ),
  document(
    "alerts",
    `{ alerts { totalCount ${ANSWERS} summary { bySeverity { severity count } } nodes { id resource { id } resourceId } } }`,
  ),
  document(
    "figures",
    `{ estate { complete total { ${FIGURES} } bySource { source { id } figures { ${FIGURES} } } bySite { site { id } figures { ${FIGURES} } } } }`,
  ),
];

/** Tells what anybody has read, but of rows only the caller's own. */
const sources: Question = document(
  "sources",
  "{ sources { totalCount nodes { id collections { kind count complete coverage } sites { id } } } }",
);

const anyKey = fc.record({
  type: fc.constantFrom("Volume", "Share", "Site", "Job", "StoragePool", "Alert"),
  sourceId: fc.constantFrom("alpha", "beta"),
  number: fc.nat({ max: 9 }),
});
const LETTERS: Readonly<Record<string, string>> = {
  Volume: "v",
  Share: "x",
  Site: "s",
  Job: "j",
  StoragePool: "p",
  Alert: "full:v",
};
const BY_ID = `__typename ... on Node { id } ... on Resource { displayName } ... on Volume { ${VOLUME} } ... on Share { ${SHARE} }`;

/** Rows by their ids, some of them hidden, some not there. */
const anyIds = (what: "nodes" | "entities") =>
  fc.array(anyKey, { minLength: 1, maxLength: 8 }).map((keys): Question => {
    const named = keys.map(({ type, sourceId, number }) => ({
      __typename: type,
      id: encodeNodeId({ type, sourceId, nativeId: `${LETTERS[type]}${number}` }),
    }));
    const ids = named.map(({ id }) => id);
    return {
      what: `${what} ${keys.map(({ sourceId, type, number }) => `${sourceId} ${LETTERS[type]}${number}`).join(", ")}`,
      put: (ask) =>
        what === "nodes"
          ? ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${BY_ID} } }`, { ids })
          : ask(`query ($of: [_Any!]!) { _entities(representations: $of) { ${BY_ID} } }`, { of: named }),
    };
  });

/** Any question whose answer does not depend on who asked before. */
export const anyQuestion: fc.Arbitrary<Question> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...lists) },
  { weight: 1, arbitrary: anyIds("nodes") },
  { weight: 1, arbitrary: anyIds("entities") },
);

/** Any question. */
export const anyQuestionOfMemory: fc.Arbitrary<Question> = fc.oneof(
  { weight: 5, arbitrary: anyQuestion },
  { weight: 1, arbitrary: fc.constant(sources) },
);
