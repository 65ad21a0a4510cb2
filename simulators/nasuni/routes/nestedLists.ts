// Where are rows listed that live in a volume on a filer? At the three list addresses that shares, exports and FTP directories have.
import type { Nmc } from "../nmc.ts";
import { joinKey } from "../state/estate.ts";
import type { GroupedTable } from "../state/groupedTable.ts";
import type { Endpoint, EndpointTable, Handler, NmcCall } from "../wire/endpoint.ts";
import type { LinkMaker } from "../wire/links.ts";
import { found, listing, param, placeOf, settingOf, volumeOf } from "./lookups.ts";

/** One kind of rows. */
export interface NestedKind<Row> {
  /** Last part of the addresses. */
  readonly path: "shares" | "exports" | "ftp-directories";
  /** The present table. */
  table(): GroupedTable<Row>;
  write(row: Row, links: LinkMaker): object;
}

/** The row that the address of a single one names, or 404. */
export function nestedRow<Row>(nmc: Nmc, call: NmcCall, kind: NestedKind<Row>): Row {
  const { guid, filer_serial_number } = settingOf(nmc, call);
  return found(kind.table().get(joinKey(guid, filer_serial_number, param(call, "id"))), "Resource");
}

/** The three lists; `create` answers POST at the innermost. Single rows exist only below a filer (sheet §7). */
export function nestedLists<Row>(nmc: Nmc, kind: NestedKind<Row>, create?: Handler): EndpointTable {
  const innermost: Endpoint = {
    get: listing((call) => {
      settingOf(nmc, call);
      return kind.table().of(placeOf(call));
    }, kind.write),
    ...(create === undefined ? {} : { post: create }),
  };
  return {
    [`/volumes/filers/${kind.path}/`]: { get: listing(() => kind.table().list(), kind.write) },
    [`/volumes/:guid/filers/${kind.path}/`]: {
      get: listing((call) => kind.table().of(volumeOf(nmc, call).guid), kind.write),
    },
    [`/volumes/:guid/filers/:serial/${kind.path}/`]: innermost,
  };
}
