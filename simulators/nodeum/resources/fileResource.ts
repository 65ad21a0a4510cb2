// What does a file look like? In lists without its path, in single reads with it.
import { createRowTable } from "../../chassis/rowTable.ts";
import type { FileRecord } from "../state/fileTree.ts";
import { type Attributes, fixed } from "../wire/attributes.ts";
import type { Resource } from "./resource.ts";

const times = ["change_date", "modification_date", "access_date"] as const;

const attributes: Attributes = {
  id: fixed("integer", { unfiltered: true }),
  file_id: fixed("integer", { hidden: true }),
  name: fixed("text"),
  parent: fixed("integer", { unfiltered: true }),
  type: fixed("text"),
  permission: fixed("integer"),
  size: fixed("integer"),
  ...Object.fromEntries(times.map((name) => [name, fixed("text")])),
  uid: fixed("integer"),
  gid: fixed("integer"),
};

const noTable = createRowTable<FileRecord>([], { idOf: ({ id }) => String(id) });

/** Files. Their lists have no `sort_by`, and filter ids by `file_id` (sheet §3); their places say which rows there are. */
export function fileResource(withPath: boolean): Resource<FileRecord> {
  return {
    word: "file",
    plural: "files",
    names: [],
    sortable: false,
    attributes: withPath ? { ...attributes, file_path: fixed("text", { unfiltered: true }) } : attributes,
    table: () => noTable,
    values: (row) => ({ ...row, file_id: row.id }),
  };
}
