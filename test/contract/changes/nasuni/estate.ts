// What of a Nasuni console can changes be tried on? Filers that it manages and that are online, and what they own.
import type { Row, RowOf } from "../../../../src/contract/rows/index.ts";
import { type ExamSubject, readAll } from "../../examHarness.ts";

/** All rows of a kind, read now. */
export async function rowsNow<K extends Row["kind"]>({ connector }: ExamSubject, kind: K): Promise<RowOf[K][]> {
  const reader = connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} is not read.`);
  return (await readAll(reader)).rows.filter((row): row is RowOf[K] => row.kind === kind);
}

/** Filers that the console manages and that are online. */
export const workingSites = async (subject: ExamSubject): Promise<RowOf["Site"][]> =>
  (await rowsNow(subject, "Site")).filter(
    ({ lifecycle, nativeState }) => lifecycle === "AVAILABLE" && nativeState === "nmc",
  );

/** Serial number of the filer that owns a volume. */
export const ownerOf = ({ placements }: RowOf["Volume"]) => placements?.find(({ role }) => role === "OWNER")?.site;

/** Something there is; the estate is large enough. */
export function first<T>(found: readonly T[], what: string): T {
  const [one] = found;
  if (one === undefined) throw new Error(`The estate has no ${what}.`);
  return one;
}

/** A volume of a protocol whose owner works, with its owner. */
export async function workingVolume(subject: ExamSubject, protocol: "SMB" | "NFS") {
  const sites = await workingSites(subject);
  const volumes = (await rowsNow(subject, "Volume")).filter(({ protocols }) => protocols?.includes(protocol));
  const found = volumes.flatMap((volume) => {
    const site = sites.find(({ nativeId }) => nativeId === ownerOf(volume));
    return site === undefined ? [] : [{ volume, site }];
  });
  return first(found, `volume of ${protocol} at a working filer`);
}

/** A share of a protocol at a working filer. */
export async function workingShare(subject: ExamSubject, protocol: "SMB" | "NFS"): Promise<RowOf["Share"]> {
  const serials = new Set((await workingSites(subject)).map(({ nativeId }) => nativeId));
  const shares = (await rowsNow(subject, "Share")).filter((share) => share.protocol === protocol);
  return first(
    shares.filter(({ sites }) => Array.isArray(sites) && serials.has(String(sites[0]))),
    `share of ${protocol} at a working filer`,
  );
}

/** Shares of a sort, read now. */
export const sharesWhere = async (subject: ExamSubject, is: (share: RowOf["Share"]) => boolean) =>
  (await rowsNow(subject, "Share")).filter(is);

/** A gigabyte, as the connector takes the unit of a volume's quota. */
export const GB = 1_000_000_000n;
