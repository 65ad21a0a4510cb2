// How does one row name another of the same source? Native id where the vendor gives it, else something that the
// inventory resolves when it is asked, so that relations always agree with the rows in hand and cost no vendor call.

/** By the target's own name (`RowBase.name`), where the vendor joins by name. Resolved late. */
export interface NameRef {
  readonly by: "name";
  readonly name: string;
}

/** By a path: the target is the row of its kind with the longest `path` that contains this one. Resolved late. */
export interface PathRef {
  readonly by: "path";
  readonly path: string;
  /** True when a row whose path is exactly this one does not count: the parent of a directory. */
  readonly above?: true;
}

/** The only row of its kind in the source. Resolved late. */
export interface SoleRef {
  readonly by: "sole";
}

/** How a row names another row of the same source. A string is the target's `nativeId`. */
export type Ref = string | NameRef | PathRef | SoleRef;

/** The one shared `SoleRef`, so that rows do not each hold a copy. */
export const SOLE: SoleRef = Object.freeze({ by: "sole" });

/**
 * Relations that a row may hold, as `Kind.relation`. A connector lists those that it writes as late references,
 * so that a query that asks for the id alone knows that it needs the target's collection too.
 */
export type RelationName =
  | "Site.parent"
  | "Host.site"
  | "StoragePool.site"
  | "Volume.parent"
  | "Volume.site"
  | "Volume.pool"
  | "Share.volume"
  | "Share.site"
  | "Snapshot.volume"
  | "Snapshot.site"
  | "Snapshot.policy"
  | "SnapshotPolicy.volume"
  | "SnapshotPolicy.site"
  | "Quota.volume"
  | "Job.site"
  | "Job.volume"
  | "Job.template"
  | "JobTemplate.site"
  | "Alert.site"
  | "Alert.resource"
  | "Certificate.site";
