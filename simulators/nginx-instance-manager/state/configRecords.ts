// What does the simulated NIM remember of configurations? Published versions and staged (saved) ones (sheet §6.2, §6.4).

/** A file on the wire: absolute name, contents in base64. */
export interface ConfigFile {
  readonly name: string;
  readonly contents: string;
}

/** Files below a directory. */
export interface FileSet {
  readonly rootDir: string;
  readonly files: readonly ConfigFile[];
}

/** The mark that a caller gave to a version. */
export interface ExternalMark {
  /** 1 to 150 characters; null without one. */
  readonly externalId: string | null;
  readonly externalIdType: "git" | "other";
}

/** A version that was published to an instance or a group. */
export interface PublishedConfig extends ExternalMark {
  readonly uid: string;
  readonly versionHash: string;
  /** Vendor ms. */
  readonly createdMs: number;
  readonly configFiles: FileSet;
  readonly auxFiles: FileSet;
}

/** A saved configuration; `configName` is not unique. */
export interface StagedConfigRecord extends ExternalMark {
  readonly uid: string;
  readonly configName: string;
  readonly configFiles: FileSet;
  readonly auxFiles: FileSet;
  /** The instance that it was made for, null for none. */
  readonly nginxUid: string | null;
  /** The group that it was made for, null for none. */
  readonly instGroupUid: string | null;
  /** Vendor ms. */
  readonly createdMs: number;
  /** Vendor ms. */
  readonly updatedMs: number;
}
