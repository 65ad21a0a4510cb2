// What are gateways tried on that are killed? Four vendors in a process of their own, steered and listened to, and a configuration
// with a ledger.
import { demoConfig } from "../../src/demo.ts";
import { controlOf, type VendorControl } from "../../test/support/SimulatorControl.ts";
import { ended, launch } from "../programs.ts";

/** Simulators whose changes are tried. */
export const VENDORS = ["qumulo", "nasuni", "ngenea-hub", "nginx-instance-manager"] as const;
/** One of them. */
export type VendorName = (typeof VENDORS)[number];

/** The vendors. */
export interface Estate {
  /** As in the configuration. */
  readonly sources: readonly object[];
  readonly vendor: (name: VendorName) => VendorControl;
  stop(): Promise<void>;
}

const VOLUMES = 12;
/** A call is over within this time. */
const CALL_MS = 4_000;

/** Starts them. */
export async function startEstate(): Promise<Estate> {
  const args = ["--only", VENDORS.join(","), "--volumes", String(VOLUMES), "--base-port", "0"];
  const { url: printed, child } = await launch(
    "simulators/main.ts",
    args,
    new RegExp(`((?:^\\S+ http:\\S+\\n){${VENDORS.length}})`, "m"),
  );
  const urls = new Map(
    printed
      .trim()
      .split("\n")
      .map((line) => line.split(" ") as [string, string]),
  );
  const timeouts = { connectMs: CALL_MS, headersMs: CALL_MS, bodyMs: CALL_MS, callMs: CALL_MS };
  return {
    sources: demoConfig((name) => urls.get(name) ?? "http://nowhere.invalid")
      .sources.filter(({ url }) => !url.endsWith(".invalid"))
      .map((source) => ({ ...source, timeouts })),
    vendor: (name) => controlOf({ url: urls.get(name) ?? "" }),
    stop: () => ended(child),
  };
}

const KEYS = ["a secret for one campaign, of 32 characters"];

/** The configuration of a gateway. @param ledger where it records. */
export function configurationOf(
  { sources }: Pick<Estate, "sources">,
  ledger: { readonly folder: string } | { readonly redisUrl: string; readonly lane: string },
): object {
  // Nothing is read but what somebody asks for, so that calls can be counted.
  const planner = { enabled: false };
  const shared = { server: { graphiql: false, announceMs: 0 }, log: { level: "silent" }, planner, sources };
  if ("folder" in ledger) return { ...shared, ledger: { keys: KEYS, folder: ledger.folder } };
  const redis = (prefix: string) => ({ url: ledger.redisUrl, prefix: `${prefix}-${ledger.lane}` });
  return {
    ...shared,
    cache: { keys: KEYS, redis: redis("cache") },
    ledger: { keys: KEYS, redis: redis("ledger") },
  };
}
