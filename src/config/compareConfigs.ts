// What differs between the configuration that a gateway runs by and the file as it is now, and which of it can be taken while it runs? Pure.
import { isDeepStrictEqual } from "node:util";
import type { Config, SourceConfig } from "./Config.ts";

/** Limits that are looked up at each request. The others are built into what listens, or hold for documents not seen before. */
const LIVE_LIMITS = [
  "deadlineMs",
  "maxPageSize",
  "maxValues",
  "maxRows",
  "maxVendorCalls",
  "maxRepresentations",
  "requestsPerSecond",
  "requestBurst",
  "maxSubscriptions",
  "maxSubscriptionsPerConnection",
  "maxSubscriptionsPerPrincipal",
] as const satisfies readonly (keyof Config["limits"])[];

/** What a file brings to a gateway that runs by an older one. */
export interface Comparison {
  /** What the gateway can run by at once: the old configuration with as much of the new one as can be taken. */
  readonly next: Config;
  /** Settings by path that are taken. No values: some are secret. */
  readonly taken: readonly string[];
  /** Settings by path that wait for a restart. */
  readonly waiting: readonly string[];
}

/** Compares them. Access is taken as a whole; of a source, another password of the same user. */
export function compareConfigs(old: Config, file: Config): Comparison {
  const limits = { ...old.limits, ...Object.fromEntries(LIVE_LIMITS.map((name) => [name, file.limits[name]])) };
  const next: Config = {
    ...old,
    access: file.access,
    limits,
    log: file.log,
    sources: old.sources.map((source) => withPassword(source, file.sources)),
  };
  return { next, taken: differences(old, next), waiting: differences(next, file) };
}

/** A source with the password that another configuration gives to the same user of it. */
function withPassword(source: SourceConfig, others: readonly SourceConfig[]): SourceConfig {
  const other = others.find(({ id }) => id === source.id);
  if (other === undefined || !("username" in source.auth) || !("username" in other.auth)) return source;
  if (other.vendor !== source.vendor || other.url !== source.url || other.auth.username !== source.auth.username)
    return source;
  return { ...source, auth: { ...source.auth, password: other.auth.password } } as SourceConfig;
}

type Fields = Readonly<Record<string, unknown>>;

/** Paths of what differs; sources by their ids. */
function differences(left: Config, right: Config): readonly string[] {
  return walk({ ...left, sources: byId(left) }, { ...right, sources: byId(right) }, "");
}

const byId = ({ sources }: Config): Fields => Object.fromEntries(sources.map((source) => [source.id, source]));

function walk(left: unknown, right: unknown, path: string): readonly string[] {
  if (isDeepStrictEqual(left, right)) return [];
  // What is under `access` tells of persons; that it changed is enough.
  if (!isRecord(left) || !isRecord(right) || path === "access") return [path];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].flatMap((name) => walk(left[name], right[name], path === "" ? name : `${path}.${name}`));
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
