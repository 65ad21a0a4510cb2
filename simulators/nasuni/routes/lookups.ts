// Is it there, and may it be changed? Look-ups that every group of routes needs; each throws the console's own refusal.
import type { Nmc } from "../nmc.ts";
import { joinKey } from "../state/estate.ts";
import type { FilerRow } from "../state/filerRecords.ts";
import type { SettingRow, VolumeRow } from "../state/volumeRecords.ts";
import type { Handler, NmcCall } from "../wire/endpoint.ts";
import { ok } from "../wire/endpoint.ts";
import type { LinkMaker } from "../wire/links.ts";
import { NmcError, notFound } from "../wire/nmcError.ts";
import { pageOf } from "../wire/paging.ts";

/** The row, or 404. */
export function found<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw notFound(what);
  return row;
}

/** A path parameter; every path that a handler is registered for has its own. */
export const param = (call: NmcCall, name: string): string => call.params[name] ?? "";

/** The filer of the path, or 404. */
export function filerOf(nmc: Nmc, call: NmcCall): FilerRow {
  return found(nmc.estate.filers.get(param(call, "serial")), "Filer");
}

/** The volume of the path, or 404. */
export function volumeOf(nmc: Nmc, call: NmcCall): VolumeRow {
  return found(nmc.estate.volumes.get(param(call, "guid")), "Volume");
}

/** Key of the volume and filer of the path. */
export const placeOf = (call: NmcCall): string => joinKey(param(call, "guid"), param(call, "serial"));

/** The setting of the volume and filer of the path, or 404. */
export function settingOf(nmc: Nmc, call: NmcCall): SettingRow {
  volumeOf(nmc, call);
  return found(nmc.estate.settings.get(placeOf(call)), "Volume on this filer");
}

/** Throws unless the console manages the filer: others are listed, but cannot be changed (sheet §7). */
export function requireManaged(nmc: Nmc, serial: string, status: 400 | 405 = 400): void {
  const filer = found(nmc.estate.filers.get(serial), "Filer");
  if (filer.management_state === "nmc") return;
  throw new NmcError(status, "unmanaged_error", { description: "The filer is not managed by this console." });
}

/** A paged list: its rows and how one of them is written. */
export function listing<Row>(
  rows: (call: NmcCall) => readonly Row[],
  write: (row: Row, links: LinkMaker, call: NmcCall) => object,
): Handler {
  return (call) => ok(pageOf(rows(call), { ...call.page, url: call.url }, (row) => write(row, call.links, call)));
}
