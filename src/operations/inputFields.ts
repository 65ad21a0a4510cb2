// Which fields of an input are ids, sizes or consent? The rules by which every mutation's input becomes what connectors get; the
// names are those of the schema.
import type { Kind } from "../contract/kinds.ts";

/** An id field: what it names, and what the row is called in its place. `PART`: an object inside a row. */
export interface IdField {
  readonly names: Kind | "PART";
  readonly becomes: string;
}

/** Id fields by name, wherever they stand. `id` at the root is the target, of the command's own kind. */
export const ID_FIELDS: Readonly<Record<string, IdField>> = {
  volumeId: { names: "Volume", becomes: "volume" },
  siteId: { names: "Site", becomes: "site" },
  poolId: { names: "StoragePool", becomes: "pool" },
  snapshotId: { names: "Snapshot", becomes: "snapshot" },
  replaceId: { names: "Snapshot", becomes: "replace" },
  instanceId: { names: "PART", becomes: "instance" },
  instanceIds: { names: "PART", becomes: "instances" },
};

/** Fields that are a `ByteSizeInput`. */
export const SIZE_FIELDS: ReadonlySet<string> = new Set(["limit"]);

/** Flags that say something by being true, and nothing otherwise. */
export const ONLY_TRUE: ReadonlySet<string> = new Set(["never", "forever"]);

/** Fields of the root that are the gateway's own. */
export const SOURCE_FIELD = "sourceId";
/** What the caller must write to be believed. */
export const CONFIRM_FIELD = "confirm";

/** Bytes in each unit of a `ByteSizeInput`. */
export const UNITS = { gib: 2 ** 30, tib: 2 ** 40 } as const;

/** The largest size that any vendor may be told. */
export const LARGEST_SIZE = 2n ** 64n - 1n;
