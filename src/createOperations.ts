// How are changes wired to the rest of the gateway? The ledger below them, the inventory beside them, and the ids of objects.
import { randomUUID } from "node:crypto";
import { parts } from "../resolvers/index.ts";
import type { Viewer } from "./access/Viewer.ts";
import type { Config } from "./config/Config.ts";
import type { RowName } from "./contract/changes/Change.ts";
import { watchKey } from "./contract/changes/Change.ts";
import type { PartName } from "./contract/changes/inputs.ts";
import type { Row } from "./contract/rows/index.ts";
import { createLedger } from "./createLedger.ts";
import type { RunningSource, SourceSurroundings } from "./createSource.ts";
import type { Inventory } from "./inventory/createInventory.ts";
import { decodeNodeId } from "./inventory/globalId.ts";
import { createOperationDesk, type OperationDesk } from "./operations/createOperationDesk.ts";
import type { Conditions, Hooks } from "./operations/hooks.ts";

const DAY_MS = 86_400_000;
/** As many letters and digits as vendors' name suffixes bear: 90 bits that nobody meets by chance. */
const ID_LENGTH = 24;

/** What changes are wired to. */
export interface OperationWiring {
  readonly sources: readonly RunningSource[];
  readonly inventory: Inventory;
  readonly surroundings: SourceSurroundings;
}

/** Makes what changes are asked of; null where no ledger is configured. Throws when a TLS file cannot be read. */
export function createOperations(config: Config, wiring: OperationWiring): OperationDesk | null {
  if (config.ledger === undefined) return null;
  const { sources, inventory, surroundings } = wiring;
  const { clock, log } = surroundings;
  const { ledger, seal } = createLedger(config.ledger, surroundings);
  const timeouts = new Map(config.sources.map(({ id, timeouts: { callMs } }) => [id, callMs]));
  return createOperationDesk({
    sources,
    ledger,
    seal,
    hooks: hooksOf(inventory),
    clock,
    log,
    newId: () => randomUUID().replaceAll("-", "").slice(0, ID_LENGTH),
    sendTimeoutMs: (sourceId) => timeouts.get(sourceId) ?? 0,
    keptMs: config.ledger.keepDays * DAY_MS,
    onAuditHead: ({ sequence, hash }) => log.info({ sequence, head: hash }, "the audit trail has grown"),
  });
}

/** The inventory as changes use it. */
function hooksOf(inventory: Inventory): Hooks {
  const rowOf = async (
    viewer: Viewer,
    { sourceId, kind, nativeId }: RowName & { sourceId: string },
    until: Conditions,
  ) => (await inventory.view(viewer, until).getMany(kind, sourceId, [nativeId])).get(nativeId) ?? null;
  return {
    decode: decodeNodeId,
    rows: async (viewer, sourceId, names, conditions) => {
      const view = inventory.view(viewer, conditions);
      const kinds = [...Map.groupBy(names, ({ kind }) => kind)];
      const found = new Map<string, Row | null>();
      const read = kinds.map(async ([kind, of]) => {
        const rows = await view.getMany(
          kind,
          sourceId,
          of.map(({ nativeId }) => nativeId),
        );
        for (const name of of) found.set(watchKey(name), rows.get(name.nativeId) ?? null);
      });
      await Promise.all(read);
      return found;
    },
    part: async (viewer, { type, sourceId, nativeId }: PartName, conditions) => {
      const finder = parts[type];
      if (finder === undefined || !viewer.mayRead(sourceId, finder.kind)) return null;
      const owner = { kind: finder.kind, sourceId, nativeId: finder.ownerKey(nativeId) };
      const row = await rowOf(viewer, owner, conditions);
      const found = row === null ? null : finder.find(row, nativeId);
      return row === null || !found ? null : { displayName: found.displayName, owner: row };
    },
    inHand: (sourceId, name) => inventory.now.inHand(sourceId, name),
    holds: (sourceId, kind) => inventory.now.holds(sourceId, kind),
    readRows: (sourceId, names, call) => inventory.now.read(sourceId, names, call),
    refresh: (ask, conditions) => inventory.refresh(ask, conditions),
  };
}
