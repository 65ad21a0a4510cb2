// Who asks in these tests, and of what? An estate of two vendors that only lets in who has a key or a token, and callers of whom it is
// known, by other means, what their grants come to.
import { expect } from "vitest";
import { newApiKey } from "../../../src/access/apiKeys.ts";
import { accessSchema } from "../../../src/config/accessSchema.ts";
import type { Config } from "../../../src/config/Config.ts";
import { KINDS, type Kind } from "../../../src/contract/kinds.ts";
import { decodeNodeId } from "../../../src/inventory/globalId.ts";
import { type Estate, startEstate } from "../../support/startEstate.ts";
import { type Issuer, startIssuer } from "./issuer.ts";

/** Root lists of rows, by kind: `StoragePool` → `storagePools`. */
export const listOf = (kind: Kind) => {
  const name = `${kind[0]?.toLowerCase()}${kind.slice(1)}`;
  return name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`;
};

/** An answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers of any shape
export type Told = any;
/** A row, as the administrator sees it. */
export interface Known {
  readonly id: string;
  readonly kind: Kind;
  readonly sourceId: string;
  /** Global ids of the sites that it says it stands at, or that its volume does. */
  readonly sites: readonly string[];
}

/** Who asks: what their grants are, and, worked out here by other means, which rows those are. */
export interface Persona {
  readonly name: string;
  readonly grants: readonly object[];
  may(row: Known): boolean;
  maySource(sourceId: string): boolean;
}

const SITE = "the first of two filers";
let site = "";
/** Callers. */
export const personas: readonly Persona[] = [
  { name: "administrator", grants: [{ role: "administrator" }], may: () => true, maySource: () => true },
  {
    name: "another source",
    grants: [{ role: "operator", sources: ["qumulo"] }],
    may: ({ sourceId }) => sourceId === "qumulo",
    maySource: (sourceId) => sourceId === "qumulo",
  },
  {
    name: "another vendor",
    grants: [{ role: "viewer", vendors: ["NASUNI"] }],
    may: ({ sourceId }) => sourceId === "nasuni",
    maySource: (sourceId) => sourceId === "nasuni",
  },
  {
    name: "few kinds",
    grants: [{ role: "administrator", kinds: ["Share", "Job"] }],
    may: ({ kind }) => kind === "Share" || kind === "Job",
    maySource: () => true,
  },
  {
    name: "one site",
    grants: [{ role: "operator", sources: ["nasuni"], sites: [SITE] }],
    may: ({ sourceId, sites }) => sourceId === "nasuni" && sites.includes(site),
    maySource: (sourceId) => sourceId === "nasuni",
  },
];

/** Each has many keys, one for each test: what one caller may ask in a while is limited. */
const KEYS = 120;
const keys = new Map(personas.map(({ name }) => [name, Array.from({ length: KEYS }, newApiKey)] as const));

/** What tells where rows of a kind stand. */
const PLACE: { readonly [K in Kind]?: string } = {
  Host: "siteId",
  StoragePool: "siteId",
  Volume: "placements { siteId }",
  Share: "sites { id }",
  Snapshot: "siteId",
  SnapshotPolicy: "sites { id }",
  Quota: "volume { placements { siteId } }",
  Job: "siteId",
  JobTemplate: "siteId",
  Alert: "siteId",
};

const sitesIn = (kind: Kind, row: Told): string[] => {
  if (kind === "Site") return [row.id];
  const places = row.siteId ? [{ siteId: row.siteId }] : (row.sites ?? row.placements ?? row.volume?.placements ?? []);
  return places.map((place: Told) => place.siteId ?? place.id).filter((id: unknown) => typeof id === "string");
};

/** A running estate, and what is in it. */
export interface GuardedEstate {
  readonly estate: Estate;
  readonly issuer: Issuer;
  readonly rows: readonly Known[];
  /** Global id of the site of the caller of one site. */
  readonly site: string;
  /** Who may come in, but for these callers. */
  accessWithout(...names: readonly string[]): Config["access"];
  /** Lets callers come with other keys from now on. */
  turn(): void;
  /** What a caller comes with. */
  headersOf(name: string): Readonly<Record<string, string>>;
  ask(headers: Readonly<Record<string, string>>, query: string, variables?: object): Promise<Told>;
  as(name: string, query: string, variables?: object): Promise<Told>;
  /** Everything in an answer that tells of something that the caller may not see. */
  leaks(persona: Persona, answer: Told): readonly string[];
  close(): Promise<void>;
}

/** Starts it. */
export async function startGuarded(): Promise<GuardedEstate> {
  const issuer = await startIssuer();
  const accessWith = (siteId: string, without: readonly string[] = []) =>
    accessSchema.parse({
      mode: "required",
      principals: personas.flatMap(({ name, grants }, place) =>
        (without.includes(name) ? [] : (keys.get(name) ?? [])).map(({ hash }, number) => ({
          id: `caller-${place}-${number}`,
          keys: [hash],
          grants: JSON.parse(JSON.stringify(grants).replace(SITE, siteId)),
        })),
      ),
      jwt: {
        issuer: issuer.issuer,
        audience: issuer.audience,
        jwksUrl: issuer.jwksUrl,
        roles: { all: [{ role: "administrator" }] },
      },
    });
  const estate = await startEstate({ vendors: ["nasuni", "qumulo"], volumes: 12, access: accessWith("none yet") });
  let turns = 0;
  const headersOf = (name: string) => ({ "x-api-key": keys.get(name)?.[turns % KEYS]?.key ?? "" });
  const ask: GuardedEstate["ask"] = async (headers, query, variables = {}) => {
    const answer = await fetch(`${estate.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  const as: GuardedEstate["as"] = (name, query, variables) => ask(headersOf(name), query, variables);
  const rows = await rowsOf(as);
  site = rows.find(({ kind, sourceId }) => kind === "Site" && sourceId === "nasuni")?.id ?? "";
  const siteId = decodeNodeId(site)?.nativeId ?? "";
  estate.gateway.replaceAccess(accessWith(siteId));
  return {
    estate,
    issuer,
    rows,
    site,
    accessWithout: (...names) => accessWith(siteId, names),
    turn: () => {
      turns += 1;
    },
    headersOf,
    ask,
    as,
    leaks: (persona, answer) => leaks(persona, answer, rows),
    close: async () => {
      await estate.close();
      await issuer.close();
    },
  };
}

/** Every row that there is. */
async function rowsOf(as: GuardedEstate["as"]): Promise<readonly Known[]> {
  const found: Known[] = [];
  for (const kind of KINDS) {
    const list = listOf(kind);
    const fields = `id source { id } ${PLACE[kind] ?? ""}`;
    const query = `{ ${list}(first: 1000, freshness: { waitMs: 9000 }) { totalCount nodes { ${fields} } } }`;
    const { data, errors } = await as("administrator", query);
    expect(errors, kind).toBeUndefined();
    expect(data[list].nodes.length).toBe(data[list].totalCount);
    for (const row of data[list].nodes)
      found.push({ id: row.id, kind, sourceId: row.source.id, sites: sitesIn(kind, row) });
  }
  return found;
}

/** Everything in an answer that tells of something that the persona may not see. */
function leaks(persona: Persona, value: Told, rows: readonly Known[], path = ""): string[] {
  if (typeof value === "string") {
    const key = value.length > 8 ? decodeNodeId(value) : null;
    if (key === null || !["nasuni", "qumulo"].includes(key.sourceId)) return [];
    const isHiddenSite =
      key.type === "Site" && rows.some((row) => row.id === value && !persona.may(row)) && persona.name === "one site";
    return !persona.maySource(key.sourceId) || isHiddenSite ? [`${path}: ${key.type} of ${key.sourceId}`] : [];
  }
  if (Array.isArray(value)) return value.flatMap((each, place) => leaks(persona, each, rows, `${path}.${place}`));
  if (typeof value !== "object" || value === null) return [];
  const isRow = KINDS.some((kind) => kind === value.__typename) && typeof value.id === "string";
  const row = isRow ? rows.find(({ id }) => id === value.id) : undefined;
  const own = row !== undefined && !persona.may(row) ? [`${path}: ${row.kind} ${decodeNodeId(row.id)?.nativeId}`] : [];
  const source = value.__typename === "Source" && !persona.maySource(value.id) ? [`${path}: source ${value.id}`] : [];
  return [
    ...own,
    ...source,
    ...Object.entries(value).flatMap(([name, part]) => leaks(persona, part, rows, `${path}.${name}`)),
  ];
}
