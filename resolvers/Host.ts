// Where are hosts answered, and the NGINX instances that they hold?
import type { Instant } from "../src/contract/kinds.ts";
import type { Ref } from "../src/contract/ref.ts";
import type { Row } from "../src/contract/rows/index.ts";
import type { LifecycleState } from "../src/contract/words.ts";
import type { Context } from "../src/server/Context.ts";
import type { PartFinder } from "../src/server/shapes.ts";
import { below, resource, summedConnection } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** One NGINX on one system, as it stands in `instances` of the details of its Host. */
export interface NginxInstanceRow {
  readonly __typename: "NginxInstance";
  readonly sourceId: string;
  /** `systemUid:uid`, unique within its source. */
  readonly nativeId: string;
  readonly displayName: string;
  /** The group that it belongs to, a Site. */
  readonly group: Ref | null;
  readonly lifecycle: LifecycleState;
  readonly version: string | null;
  readonly plus: boolean | null;
  readonly configurationPath: string | null;
  readonly startedAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  /** Last publication to it, a Job. */
  readonly lastDeployment: Ref | null;
}

/** The host's key comes first. */
const hostKey = (nativeId: string): string => nativeId.slice(0, Math.max(0, nativeId.indexOf(":")));

const instancesOf = (host: Row): readonly NginxInstanceRow[] =>
  host.kind === "Host" && Array.isArray(host.details?.instances) ? host.details.instances : [];

/** How an instance is found again by its key. */
export const nginxInstanceFinder: PartFinder = {
  kind: "Host",
  ownerKey: hostKey,
  find: (host, nativeId) => instancesOf(host).find((instance) => instance.nativeId === nativeId) ?? null,
};

/** The instance that a row names by its key; null when it names none. */
export function instanceOf(from: { readonly sourceId: string }, key: unknown, { view }: Context) {
  if (typeof key !== "string") return null;
  const host = view.one(from, "Host", hostKey(key));
  return host === null ? null : (instancesOf(host).find((instance) => instance.nativeId === key) ?? null);
}

/** The instances that a row names by their keys; null for null. */
export const instancesNamed = (from: { readonly sourceId: string }, keys: unknown, context: Context) =>
  Array.isArray(keys)
    ? keys.map((key) => instanceOf(from, key, context)).filter((instance) => instance !== null)
    : null;

/** Resolvers of the types in schema/Host.graphql. */
export const host: Pick<Resolvers, "Host" | "NginxInstance" | "HostConnection"> = {
  Host: {
    ...resource,
    site: (row, _, { view }) => view.one(row, "Site", row.site),
    siteId: (row, _, { view }) => view.idOf(row, "Site", row.site),
    alerts: below("Alert"),
  },
  NginxInstance: {
    id: ({ __typename: type, sourceId, nativeId }, _, { ids }) => ids.encode({ type, sourceId, nativeId }),
    host: (part, _, { view }) => view.one(part, "Host", hostKey(part.nativeId)),
    group: (part, _, { view }) => view.one(part, "Site", part.group),
    lastDeployment: (part, _, { view }) => view.one(part, "Job", part.lastDeployment),
  },
  HostConnection: summedConnection,
};
