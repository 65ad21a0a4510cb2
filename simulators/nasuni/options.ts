// What can be set on the Nasuni simulator? What the documentation leaves open is a switch here.
import type { SimulatorOptions } from "../chassis/simulatorOptions.ts";

/** How the console behaves where the sheet says that it is unknown or differs. */
export interface NasuniBehaviour {
  /** Whether the console refuses calls above its budgets with 429 (sheet §5); true when absent. */
  readonly throttle: boolean;
  /** Which clock the budgets are measured on: "real" (the default) or "vendor", which `POST /__sim/clock` moves. */
  readonly throttleClock: "real" | "vendor";
  /** What `limit` above 100 does: "clamp" gives pages of 100 (the default), "honour" gives what was asked (sheet §3). */
  readonly longPages: "clamp" | "honour";
  /** Answer to `GET /messages/{id}/` of applied work: "ok" 200 (the default) or "see-other" 303 (sheet §6.4). */
  readonly finishedMessage: "ok" | "see-other";
  /** How long a message is in transit, in vendor ms; 3,000 when absent. */
  readonly messageMs: number;
  /** How long a snapshot runs, in vendor ms, after 5 seconds of being pending; 120,000 when absent. */
  readonly snapshotMs: number;
  /** Origin that links in answers carry, such as "https://nmc.corp.example"; the caller's own when null (the default). */
  readonly linkOrigin: string | null;
}

/** The behaviour of a simulator that was started without options. */
export const defaultNasuniBehaviour: NasuniBehaviour = {
  throttle: true,
  throttleClock: "real",
  longPages: "clamp",
  finishedMessage: "ok",
  messageMs: 3_000,
  snapshotMs: 120_000,
  linkOrigin: null,
};

/** The administrator that can log in unless `credentials` says otherwise. */
export const defaultNasuniCredentials = { username: "storage-admin", password: "nasuni-demo" } as const;

/** Options of `startNasuniSimulator`, beside those that all simulators share. */
export interface NasuniOptions extends SimulatorOptions, Partial<NasuniBehaviour> {
  /** How many filers (Edge Appliances) the console manages, at least 1; 4 when absent. */
  filers?: number;
  /** The administrator's name and the password of all accounts; see `state/accounts.ts` for the other accounts. */
  credentials?: { readonly username?: string; readonly password?: string };
}
