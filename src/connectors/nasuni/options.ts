// What can an operator set about one Nasuni console, and what holds when nothing is set? Read by the connector's feeds.
import type { CallClass } from "../../contract/call.ts";
import type { CallLimit } from "../../upstream/budget/CallLimit.ts";

/** Bytes in the units that a volume's quota may be meant in (sheet §8.3). */
const QUOTA_UNITS = { GB: 1_000_000_000n, GIB: 1_073_741_824n, MB: 1_000_000n, MIB: 1_048_576n } as const;

/** A unit that a volume's quota may be meant in. */
export type QuotaUnit = keyof typeof QUOTA_UNITS;

/** What can be set about one console. All are optional. */
export interface NasuniOptions {
  /** Rows per page, 1 to 100, 100 when absent. Whether more is honoured is not documented (sheet §3). */
  readonly pageSize?: number;
  /** What a volume's quota counts; `GB` (10^9 bytes) when absent. */
  readonly volumeQuotaUnit?: QuotaUnit;
  /**
   * Whether the settings of each volume at each filer are read: one call per volume, the vendor has no list of them over all
   * volumes. True when absent. False makes volumes cheap, without their use, and leaves out snapshots and their policies.
   */
  readonly includeFilerSettings?: boolean;
}

/** The options with every gap filled. */
export type NasuniSettings = Required<NasuniOptions>;

/** What holds for a console when the configuration says nothing. */
export const NASUNI_DEFAULTS: {
  readonly basePath: string;
  readonly budgets: Readonly<Record<CallClass, CallLimit>>;
  readonly options: NasuniSettings;
} = {
  /** Put before every path (sheet §1). */
  basePath: "/api/v1.2",
  /** What the console enforces (sheet §5). */
  budgets: { LOGIN: { calls: 10, perSeconds: 60 }, READ: 5, WRITE: 1 },
  options: { pageSize: 100, volumeQuotaUnit: "GB", includeFilerSettings: true },
};

/** Fills the gaps. Throws a RangeError for a page size that the console does not promise to heed. */
export function nasuniSettings(options: NasuniOptions): NasuniSettings {
  const settings = { ...NASUNI_DEFAULTS.options, ...options };
  if (!Number.isInteger(settings.pageSize) || settings.pageSize < 1 || settings.pageSize > 100)
    throw new RangeError(`Nasuni gives pages of 1 to 100 rows; pageSize is ${settings.pageSize}.`);
  return settings;
}

/** A volume's quota in bytes. */
export const quotaBytes = (quota: bigint, unit: QuotaUnit): bigint => quota * QUOTA_UNITS[unit];

/** Bytes as a volume's quota; null when they are no whole number of its unit. */
export const bytesAsQuota = (bytes: bigint, unit: QuotaUnit): bigint | null =>
  bytes % QUOTA_UNITS[unit] === 0n ? bytes / QUOTA_UNITS[unit] : null;
