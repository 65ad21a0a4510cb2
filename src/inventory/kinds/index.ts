// What does the inventory know about each kind? The total map: a new kind does not compile until it is described.
import type { Kind } from "../../contract/kinds.ts";
import type { Row, RowOf } from "../../contract/rows/index.ts";
import { textKey } from "../sortKeys.ts";
import { Alert } from "./Alert.ts";
import { Certificate } from "./Certificate.ts";
import { Host } from "./Host.ts";
import { Job } from "./Job.ts";
import { JobTemplate } from "./JobTemplate.ts";
import type { KindSpec, OrderField, Relation } from "./KindSpec.ts";
import { Quota } from "./Quota.ts";
import { Share } from "./Share.ts";
import { Site } from "./Site.ts";
import { Snapshot } from "./Snapshot.ts";
import { SnapshotPolicy } from "./SnapshotPolicy.ts";
import { StoragePool } from "./StoragePool.ts";
import { Volume } from "./Volume.ts";

const SPECS: { readonly [K in Kind]: KindSpec<RowOf[K]> } = {
  Site,
  Host,
  StoragePool,
  Volume,
  Share,
  Snapshot,
  SnapshotPolicy,
  Quota,
  Job,
  JobTemplate,
  Alert,
  Certificate,
};

/** What is particular to a kind. Typed for rows of any kind: a table holds rows of its own kind alone, so it fits. */
export const specOf = (kind: Kind): KindSpec<Row> => SPECS[kind] as unknown as KindSpec<Row>;

const displayName: OrderField<Row> = { key: (row) => textKey(row.displayName) };

/** The order field of this name; undefined when the kind has none. */
export const orderFieldOf = (kind: Kind, field: string): OrderField<Row> | undefined =>
  field === "DISPLAY_NAME" ? displayName : specOf(kind).orders[field];

/** The relation by which rows of `kind` name rows of `target`: its name and itself; null when there is none. */
export function relationTo(
  kind: Kind,
  target: Kind,
): { readonly name: string; readonly relation: Relation<Row> } | null {
  const relations = Object.entries(specOf(kind).relations);
  const found =
    relations.find(([, relation]) => relation.target === target) ??
    relations.find(([, relation]) => relation.target === null);
  return found === undefined ? null : { name: found[0], relation: found[1] };
}
