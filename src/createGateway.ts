// How is a whole gateway put together from a configuration? Called by main.ts, by the benchmarks and by tests.
import { randomUUID } from "node:crypto";
import { EVERYONE } from "./access/Viewer.ts";
import type { Config } from "./config/Config.ts";
import { createSource, type RunningSource, type SourceSurroundings } from "./createSource.ts";
import { createInventory, type Inventory } from "./inventory/createInventory.ts";
import { decodeNodeId, encodeNodeId } from "./inventory/globalId.ts";
import { createServer } from "./server/createServer.ts";
import { DEFAULT_SETTINGS } from "./server/ServerOptions.ts";

/** A gateway that is ready to listen. */
export interface Gateway {
  readonly sources: readonly RunningSource[];
  readonly inventory: Inventory;
  /** Begins to listen where the configuration says; its address. */
  listen(): Promise<string>;
  /** Answers what was accepted, then lets go of everything, in the reverse order of its making. */
  close(): Promise<void>;
}

/** Puts a gateway together. Makes no vendor call. */
export async function createGateway(config: Config, surroundings: SourceSurroundings): Promise<Gateway> {
  const { clock, log } = surroundings;
  const sources = config.sources.map((source) => createSource(source, surroundings));
  const inventory = createInventory({ sources, clock, log });
  const server = await createServer({
    inventory,
    sources,
    ids: { encode: encodeNodeId, decode: decodeNodeId },
    clock,
    log,
    newId: randomUUID,
    authenticate: () => EVERYONE,
    settings: {
      ...DEFAULT_SETTINGS,
      corsOrigins: config.server.corsOrigins,
      graphiql: config.server.graphiql,
      hideSchemaDetails: !sources.some(({ demo }) => demo),
    },
  });
  return {
    sources,
    inventory,
    listen: () => server.listen({ host: config.server.host, port: config.server.port }),
    close: async () => {
      await server.close();
      inventory.close();
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}
