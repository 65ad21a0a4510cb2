// Where does the wire differ from the vendors' descriptions, and why? Each entry names the quirk that explains it in the
// connector's QUIRKS.md; a test checks that the quirk is there.
import type { Deviation } from "./ApiDescription.ts";

/** One explained difference. */
export interface KnownDeviation {
  /** Number of the quirk in the connector's QUIRKS.md, for example `H-4`. */
  readonly quirk: string;
  /** Method in small letters, or `*`. */
  readonly method: string;
  readonly template: RegExp;
  readonly where: Deviation["where"];
  readonly what: RegExp;
}

/** By the vendor's folder name. */
export const knownDeviations: Readonly<Record<string, readonly KnownDeviation[]>> = {
  "ngenea-hub": [],
  qumulo: [],
};
