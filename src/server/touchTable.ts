// Which collections does a field need? One entry per GraphQL field that needs any: mostly read off the schema, the rest
// listed here. Used by touch.ts.
import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { KINDS, type Kind } from "../contract/kinds.ts";
import type { RelationName } from "../contract/ref.ts";

/** What one field needs. */
export interface FieldTouch {
  /** Kinds whose rows it answers from. */
  readonly kinds: readonly Kind[];
  /** Relations that it looks up, which need rows of their target just where they are late references. */
  readonly ids: readonly RelationName[];
}

/** What each field needs, by `Type.field`; fields left out need nothing. */
export type TouchTable = ReadonlyMap<string, FieldTouch>;

/** Fields that look a relation up: ids beside relations, lists below a row, and sums over such lists. */
const RELATIONS: Readonly<Record<string, RelationName>> = {
  "Site.parentId": "Site.parent",
  "Host.siteId": "Host.site",
  "StoragePool.siteId": "StoragePool.site",
  "Volume.parentId": "Volume.parent",
  "VolumePlacement.siteId": "Volume.site",
  "VolumePlacement.poolId": "Volume.pool",
  "Share.volumeId": "Share.volume",
  "Share.sites": "Share.site",
  "Snapshot.volumeId": "Snapshot.volume",
  "Snapshot.siteId": "Snapshot.site",
  "Snapshot.policyId": "Snapshot.policy",
  "SnapshotPolicy.volumeId": "SnapshotPolicy.volume",
  "SnapshotPolicy.sites": "SnapshotPolicy.site",
  "Quota.volumeId": "Quota.volume",
  "Job.siteId": "Job.site",
  "Job.volumeId": "Job.volume",
  "Job.templateId": "Job.template",
  "JobTemplate.siteId": "JobTemplate.site",
  "Alert.siteId": "Alert.site",
  "Alert.resourceId": "Alert.resource",
  "Certificate.siteId": "Certificate.site",
  "Site.children": "Site.parent",
  "Site.hosts": "Host.site",
  "Site.storagePools": "StoragePool.site",
  "Site.capacity": "StoragePool.site",
  "Site.volumes": "Volume.site",
  "Site.shares": "Share.site",
  "Site.jobs": "Job.site",
  "Site.alerts": "Alert.site",
  "Site.certificates": "Certificate.site",
  "Host.alerts": "Alert.resource",
  "StoragePool.volumes": "Volume.pool",
  "Volume.shares": "Share.volume",
  "Volume.snapshots": "Snapshot.volume",
  "Volume.snapshotPolicies": "SnapshotPolicy.volume",
  "Volume.quotas": "Quota.volume",
  "Volume.jobs": "Job.volume",
  "Volume.alerts": "Alert.resource",
  "SnapshotPolicy.snapshots": "Snapshot.policy",
  "JobTemplate.jobs": "Job.template",
};

/** Fields that are computed from rows of kinds which their type does not show. */
const KINDS_BEHIND: Readonly<Record<string, readonly Kind[]>> = {
  "Site.capacity": ["StoragePool"],
  "Estate.bySite": ["Site"],
  "EstateFigures.health": ["Site", "Host"],
  "EstateFigures.siteCount": ["Site"],
  "EstateFigures.hostCount": ["Host"],
  "EstateFigures.storagePoolCount": ["StoragePool"],
  "EstateFigures.volumeCount": ["Volume"],
  "EstateFigures.shareCount": ["Share"],
  "EstateFigures.expiringCertificateCount": ["Certificate"],
  "EstateFigures.poolCapacity": ["StoragePool"],
  "EstateFigures.volumeCapacity": ["Volume"],
  "EstateFigures.hostsByHealth": ["Host"],
  "EstateFigures.alertsBySeverity": ["Alert"],
  "EstateFigures.jobsByState": ["Job"],
};

/** The kinds that figures of the estate are made of. */
export const FIGURE_KINDS: ReadonlySet<Kind> = new Set(
  Object.entries(KINDS_BEHIND).flatMap(([field, kinds]) => (field.startsWith("EstateFigures.") ? kinds : [])),
);

/** How rows are counted per site. */
const AT_SITE: readonly RelationName[] = [
  "Host.site",
  "StoragePool.site",
  "Volume.site",
  "Share.site",
  "Job.site",
  "Alert.site",
  "Certificate.site",
];

/** The kind whose rows a type stands for: the kind itself, its connection, or a part of its rows. */
export function kindOfType(name: string, parts: Readonly<Record<string, { readonly kind: Kind }>>): Kind | null {
  const kind = KINDS.find((candidate) => name === candidate || name === `${candidate}Connection`);
  return kind ?? parts[name]?.kind ?? null;
}

/** Types whose rows are brought along, by what came of a change or by an event: they need no list of them. */
const BRINGING: readonly string[] = ["Payload", "StreamEvent"];

const isBrought = (type: GraphQLObjectType | GraphQLInterfaceType): boolean =>
  type.getInterfaces().some(({ name }) => BRINGING.includes(name));

/** Reads off the schema what each field needs. @param parts types that stand in rows of a kind. */
export function createTouchTable(
  schema: GraphQLSchema,
  parts: Readonly<Record<string, { readonly kind: Kind }>>,
): TouchTable {
  const table = new Map<string, FieldTouch>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__") || (!isObjectType(type) && !isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      const path = `${type.name}.${field.name}`;
      const kind = isBrought(type) ? null : kindOfType(getNamedType(field.type).name, parts);
      const kinds = [...(kind === null ? [] : [kind]), ...(KINDS_BEHIND[path] ?? [])];
      const relation = RELATIONS[path];
      const ids = path === "SiteEstate.figures" ? AT_SITE : relation === undefined ? [] : [relation];
      if (kinds.length > 0 || ids.length > 0) table.set(path, { kinds, ids });
    }
  }
  return table;
}
