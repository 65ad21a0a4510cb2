// What may an estate look like whose rows not everybody may see? Two random sources with sites, pools, volumes inside volumes,
// shares and jobs that name each other in every way there is, and alerts concluded from volumes.
import fc from "fast-check";
import type { Kind } from "../../src/contract/kinds.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import type { Source } from "../../src/contract/source.ts";
import { alert, capacity, job, placement, pool, share, site, volume } from "../inventory/support/rows.ts";
import { ScriptedFeed, scriptedSource } from "../inventory/support/scripted.ts";

/** Rows of all sources. */
export interface EstateRows {
  readonly rows: readonly Row[];
  /** Native id of the site that a row stands at, which need not stand in the row; null when at none. */
  siteOf(row: Row): string | null;
}

const SITES = ["s0", "s1", "s2"];
const anySite = fc.constantFrom(...SITES);

const anyVolume = fc.record({
  at: anySite,
  name: fc.constantFrom("home", "Home", "scratch", "archive"),
  used: fc.option(fc.bigInt(0n, 4n)),
  /** Which volume it lies in, by number; null = in none. */
  inside: fc.option(fc.nat({ max: 5 })),
});
const anyShare = fc.record({
  at: anySite,
  volume: fc.nat({ max: 8 }),
  by: fc.constantFrom<("id" | "path" | "name")[]>("id", "path", "name"),
});
const anyJob = fc.record({ at: anySite, volume: fc.option(fc.nat({ max: 8 })) });
const anySource = fc.record({
  volumes: fc.array(anyVolume, { minLength: 1, maxLength: 9 }),
  shares: fc.array(anyShare, { maxLength: 9 }),
  jobs: fc.array(anyJob, { maxLength: 4 }),
  pools: fc.array(anySite, { maxLength: 4 }),
});
type SourceFacts = typeof anySource extends fc.Arbitrary<infer T> ? T : never;

/** Any estate. */
export const anyEstate: fc.Arbitrary<EstateRows> = fc
  .record({ alpha: anySource, beta: anySource })
  .map(({ alpha, beta }) => {
    const sites = new Map<string, string>();
    const rows = [...rowsOf("alpha", alpha, sites), ...rowsOf("beta", beta, sites)];
    return { rows, siteOf: (row) => sites.get(keyOf(row)) ?? null };
  });

const keyOf = ({ kind, sourceId, nativeId }: Row): string => `${kind}:${sourceId}:${nativeId}`;

function rowsOf(sourceId: string, { volumes, shares, jobs, pools }: SourceFacts, sites: Map<string, string>): Row[] {
  const at = <R extends Row>(where: string, row: R): R => {
    sites.set(keyOf(row), where);
    return row;
  };
  const paths = volumes.map((_, n) => `/v${n}`);
  for (const [n, { inside }] of volumes.entries())
    if (inside !== null && inside < n) paths[n] = `${paths[inside]}/v${n}`;
  const named = (n: number) => n % volumes.length;
  return [
    ...SITES.map((nativeId) => at(nativeId, site({ sourceId, nativeId, displayName: `Site ${nativeId}` }))),
    ...pools.map((where, n) =>
      at(where, pool({ sourceId, nativeId: `p${n}`, site: where, capacity: capacity(10n, BigInt(n)) })),
    ),
    ...volumes.map(({ at: where, name, used, inside }, n) =>
      at(
        where,
        volume({
          sourceId,
          nativeId: `v${n}`,
          displayName: name,
          path: paths[n] ?? null,
          capacity: used === null ? null : capacity(4n, used),
          parent: inside === null ? null : { by: "path", path: paths[n] ?? "/", above: true },
          placements: [placement(where)],
        }),
      ),
    ),
    ...shares.map(({ at: where, volume: of, by }, n) => {
      const path = `${paths[named(of)]}/share`;
      const naming: Record<typeof by, RowOf["Share"]["volume"]> = {
        id: `v${named(of)}`,
        path: { by: "path", path },
        name: { by: "name", name: volumes[named(of)]?.name ?? "" },
      };
      return at(
        where,
        share({ sourceId, nativeId: `x${n}`, volume: naming[by], sites: n % 2 === 0 ? "VOLUME" : [where] }),
      );
    }),
    ...jobs.map(({ at: where, volume: of }, n) =>
      at(where, job({ sourceId, nativeId: `j${n}`, site: where, volume: of === null ? null : `v${named(of)}` })),
    ),
  ];
}

const FEEDS: readonly (readonly Kind[])[] = [["Site", "StoragePool"], ["Volume"], ["Share"], ["Job"]];

/** Sources whose vendors hold these rows, and a hand on their feeds. */
export function sourcesOf({ rows }: EstateRows): {
  readonly sources: readonly Source[];
  readonly feeds: ScriptedFeed[];
} {
  const all: ScriptedFeed[] = [];
  const sources = ["alpha", "beta"].map((id) => {
    const feeds = FEEDS.map((kinds) => {
      const held = rows.filter((row) => row.sourceId === id && kinds.includes(row.kind));
      const feed = new ScriptedFeed(kinds, held);
      feed.pageSize = 4;
      for (const kind of kinds) feed.readSingly(kind);
      return feed;
    });
    all.push(...feeds);
    return scriptedSource({
      id,
      feeds,
      readers: { Alert: { derived: true } },
      lateRelations: ["Share.volume", "Volume.parent"],
      deriveAlerts: { from: ["Volume"], derive: ({ Volume = [] }) => Volume.filter(isFull).map(fullAlert) },
    });
  });
  return { sources, feeds: all };
}

const isFull = ({ capacity: held }: RowOf["Volume"]): boolean => (held?.usedBytes ?? 0n) >= 3n;

const fullAlert = ({ sourceId, nativeId }: RowOf["Volume"]): RowOf["Alert"] =>
  alert({
    sourceId,
    nativeId: `full:${nativeId}`,
    displayName: "A volume is full",
    derived: true,
    active: true,
    resource: { kind: "Volume", ref: nativeId },
  });
