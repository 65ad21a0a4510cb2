// Who is attacked? A real server over vendors in memory, by the system's clock, whose patience is short.
import { EVERYONE } from "../../src/access/Viewer.ts";
import { createInventory } from "../../src/inventory/createInventory.ts";
import { decodeNodeId, encodeNodeId } from "../../src/inventory/globalId.ts";
import { createLiveDesk } from "../../src/live/createLiveDesk.ts";
import { createLog } from "../../src/observe/Log.ts";
import { createServer } from "../../src/server/createServer.ts";
import { queriesOnly } from "../../src/server/queriesOnly.ts";
import { DEFAULT_SETTINGS } from "../../src/server/ServerOptions.ts";
import { systemClock } from "../../src/upstream/systemClock.ts";
import { fakeSource } from "../support/fakeSource.ts";
import type { Target } from "./attack.ts";

/** A running gateway that can be attacked. */
export interface RunningTarget extends Target {
  /** Faults of its own that it logged. */
  readonly faults: string[];
  /** Connections that are open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** Starts it. */
export async function startTarget(): Promise<RunningTarget> {
  const sources = [fakeSource({ id: "alpha" }), fakeSource({ id: "beta" })];
  const clock = systemClock;
  const inventory = createInventory({ sources, clock });
  const { view, interest } = inventory;
  const live = createLiveDesk({ view, interest, sources, clock, log: createLog("silent"), random: () => 0.5 });
  const faults: string[] = [];
  let made = 0;
  const server = await createServer({
    inventory,
    operations: queriesOnly(sources),
    live,
    sources,
    ids: { encode: encodeNodeId, decode: decodeNodeId },
    clock,
    log: { info: () => {}, warn: () => {}, error: (_fields, message, cause) => faults.push(`${message} ${cause}`) },
    newId: () => `id-${++made}`,
    authenticate: () => EVERYONE,
    settings: {
      ...DEFAULT_SETTINGS,
      graphiql: false,
      headersMs: 250,
      requestMs: 500,
      connectionInitMs: 150,
      pingMs: 300,
    },
  });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    headers: {},
    faults,
    connections: () =>
      new Promise((resolve, reject) =>
        server.app.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
      ),
    close: async () => {
      await server.close(0);
      live.close();
      inventory.close();
    },
  };
}
