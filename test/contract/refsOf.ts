// Which other rows does a row name? Used by the exam to check that references lead somewhere.
import type { Kind } from "../../src/contract/kinds.ts";
import type { Ref, RelationName } from "../../src/contract/ref.ts";
import type { Row } from "../../src/contract/rows/index.ts";

/** One reference of a row. */
export interface FoundRef {
  readonly row: Row;
  readonly relation: RelationName;
  readonly kind: Kind;
  readonly ref: Ref;
}

/** All references that a row holds, details left out. */
export function refsOf(row: Row): FoundRef[] {
  const found: FoundRef[] = [];
  const add = (relation: RelationName, kind: Kind, ref: Ref | null) => {
    if (ref !== null) found.push({ row, relation, kind, ref });
  };
  switch (row.kind) {
    case "Site":
      add("Site.parent", "Site", row.parent);
      break;
    case "Host":
      add("Host.site", "Site", row.site);
      break;
    case "StoragePool":
      add("StoragePool.site", "Site", row.site);
      break;
    case "Volume":
      add("Volume.parent", "Volume", row.parent);
      for (const placement of row.placements ?? []) {
        add("Volume.site", "Site", placement.site);
        add("Volume.pool", "StoragePool", placement.pool);
      }
      break;
    case "Share":
      add("Share.volume", "Volume", row.volume);
      if (Array.isArray(row.sites)) for (const site of row.sites) add("Share.site", "Site", site);
      break;
    case "Snapshot":
      add("Snapshot.volume", "Volume", row.volume);
      add("Snapshot.site", "Site", row.site);
      add("Snapshot.policy", "SnapshotPolicy", row.policy);
      break;
    case "SnapshotPolicy":
      add("SnapshotPolicy.volume", "Volume", row.volume);
      if (Array.isArray(row.sites)) for (const site of row.sites) add("SnapshotPolicy.site", "Site", site);
      break;
    case "Quota":
      add("Quota.volume", "Volume", row.volume);
      break;
    case "Job":
      add("Job.site", "Site", row.site);
      add("Job.volume", "Volume", row.volume);
      add("Job.template", "JobTemplate", row.template);
      break;
    case "JobTemplate":
      add("JobTemplate.site", "Site", row.site);
      break;
    case "Alert":
      add("Alert.site", "Site", row.site);
      if (row.resource !== null) add("Alert.resource", row.resource.kind, row.resource.ref);
      break;
    case "Certificate":
      add("Certificate.site", "Site", row.site);
      break;
    default:
      row satisfies never;
  }
  return found;
}
