// How does a client page through all volumes, one page at a time, each at the gateway that comes next?
import { setTimeout as pause } from "node:timers/promises";

/** What volumes are sorted by. */
export const ORDERS = ["DISPLAY_NAME", "PATH", "USED_BYTES"] as const;

/** One volume as a page told it. */
export interface Seen {
  readonly key: string;
  readonly nativeId: string;
  readonly sourceId: string;
  readonly path: string | null;
  /** What it is sorted by, by order. */
  readonly sortKeys: Readonly<Record<(typeof ORDERS)[number], string | null>>;
}

/** How one client pages. */
export interface Walk {
  readonly order: (typeof ORDERS)[number];
  readonly size: number;
  /** Which gateway answers page n. */
  gateway(page: number): string;
  readonly freshness: string;
}

interface Page {
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly complete: boolean;
  readonly nodes: readonly {
    readonly nativeId: string;
    readonly displayName: string;
    readonly path: string | null;
    readonly source: { readonly id: string };
    readonly capacity: { readonly usedBytes: string | null } | null;
  }[];
}

async function askPage(walk: Walk, page: number, after: string | null): Promise<Page> {
  const query = `query ($after: String) { volumes(first: ${walk.size}, after: $after, orderBy: [{ field: ${walk.order} }], freshness: ${walk.freshness}) {
    complete pageInfo { endCursor hasNextPage } nodes { nativeId displayName path source { id } capacity { usedBytes } } } }`;
  const answer = await fetch(walk.gateway(page), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables: { after } }),
  });
  const { data, errors } = (await answer.json()) as { data?: { volumes: Page } | null; errors?: unknown };
  if (data === undefined || data === null || errors !== undefined)
    throw new Error(`A page was refused: ${JSON.stringify(errors)}`);
  return data.volumes;
}

/** Pages through all volumes. */
export async function takeWalk(walk: Walk): Promise<Seen[]> {
  const seen: Seen[] = [];
  let after: string | null = null;
  for (let number = 0; ; number += 1) {
    const page: Page = await askPage(walk, number, after);
    for (const { nativeId, displayName, path, source, capacity } of page.nodes)
      seen.push({
        key: `${source.id}:${nativeId}`,
        nativeId,
        sourceId: source.id,
        path,
        sortKeys: { DISPLAY_NAME: displayName, PATH: path, USED_BYTES: capacity?.usedBytes ?? null },
      });
    if (!page.pageInfo.hasNextPage) return seen;
    after = page.pageInfo.endCursor;
  }
}

/** Waits until a gateway holds every volume as the vendors have it now. */
export async function takeWholeWalk(url: string, order: Walk["order"]): Promise<Seen[]> {
  const walk: Walk = { order, size: 1_000, gateway: () => url, freshness: "{ maxAgeSeconds: 0, waitMs: 8000 }" };
  for (;;) {
    const { complete } = await askPage(walk, 0, null);
    if (complete) return takeWalk({ ...walk, freshness: "{ maxAgeSeconds: 600 }" });
    await pause(1_000);
  }
}
