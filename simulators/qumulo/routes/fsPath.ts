// Does the directory of a new share exist, or may it be made? Asked by NFS exports, SMB shares and buckets alike.
import type { QumuloContext } from "../qumuloContext.ts";
import { noSuchEntry } from "../wire/apiError.ts";

/** Query of writes that name a path. */
export interface FsPathQuery {
  "allow-fs-path-create"?: string;
}

/** Makes sure that a path leads to a directory; throws fs_no_such_entry_error when it does not and must not be made. */
export function requireFsPath(context: QumuloContext, path: string, mayCreate: boolean): void {
  const { tree } = context.state;
  if (tree.find(path)?.isDirectory === true && path.startsWith("/")) return;
  if (!mayCreate || !path.startsWith("/")) throw noSuchEntry(path);
  tree.addPath(path, context.clock.now());
}
