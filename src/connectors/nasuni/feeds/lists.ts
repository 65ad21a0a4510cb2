// Which lists of the console do several feeds or changes read? Named once, so that all read them alike.
import type { Call } from "../../../contract/call.ts";
import { type Nmc, type NmcList, rowsOf, wholeList } from "../nmc.ts";
import { type RawFiler, rawFiler } from "../raw/filer.ts";
import { type RawVolume, rawVolume } from "../raw/volume.ts";
import { type RawMessage, rawMessage } from "../raw/work.ts";

/** All filers, managed by this console or not. */
export const FILERS: NmcList<RawFiler> = {
  name: "filers",
  action: "list filers",
  path: "/filers/",
  row: rawFiler,
  keyOf: (filer) => filer.serial_number,
};

/** All volumes. */
export const VOLUMES: NmcList<RawVolume> = {
  name: "volumes",
  action: "list volumes",
  path: "/volumes/",
  row: rawVolume,
  keyOf: (volume) => volume.guid,
};

/** All messages that the console still knows. */
export const MESSAGES: NmcList<RawMessage> = {
  name: "messages",
  action: "list messages",
  path: "/messages/",
  row: rawMessage,
  keyOf: (message) => message.id,
};

/** Whether each filer is offline, by serial number. */
export type OfflineFilers = ReadonlyMap<string, boolean | null>;

/** Reads the filers for other rows' sake. */
export async function readFilers(nmc: Nmc, call: Call) {
  const pages = await wholeList(nmc, FILERS, call);
  const offline: OfflineFilers = new Map(
    rowsOf(pages).map((filer) => [filer.serial_number, filer.status?.offline ?? null]),
  );
  return { pages, offline };
}
