// How is the Site read? It is the server itself, so one sign of life will do.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Feed } from "../../../contract/feed.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import type { Nodeum } from "../api.ts";
import { SERVER_ID, siteRow } from "../map/server.ts";

/** One call. @param name of the server, for people. */
export function serverFeed(nodeum: Nodeum, name: string): Feed {
  return {
    name: "server",
    kinds: ["Site"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["server"],
    calls: () => 1,
    async *read({ call }) {
      await signOfLife(nodeum, call);
      yield { list: "server", vendorIds: [SERVER_ID], total: null, rows: [siteRow(nodeum.sourceId, name)] };
    },
  };
}

const zPools = z.object({ pools: z.array(z.unknown()) });

/**
 * Asks for one pool: the cheapest call, for there is none that tells a version or a state (sheet §10). A key without the
 * scope for pools is refused with 403 by a server that lives and knows the key.
 */
export async function signOfLife({ client, sourceId }: Nodeum, call: Call): Promise<void> {
  const action = "ask for a sign of life";
  const query = { limit: 1 };
  const { status, body } = await client.send({ action, method: "GET", path: "/pools", query, expect: [403] }, call);
  if (status !== 403) parseAnswer(zPools, body, { sourceId, action });
}
