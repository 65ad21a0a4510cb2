// Where is each root field answered?
import type { GraphQLResolveInfo } from "graphql";
import type { Kind } from "../src/contract/kinds.ts";
import type { RowPage } from "../src/inventory/InventoryView.ts";
import type { Context, RootListArguments } from "../src/server/Context.ts";
import type { NodeValue } from "../src/server/shapes.ts";
import type { Resolvers } from "./types.generated.ts";

/** A root list of one kind. */
const list =
  <K extends Kind>(kind: K) =>
  (_root: unknown, args: RootListArguments, { roots }: Context, info: GraphQLResolveInfo): Promise<RowPage<K>> =>
    roots.list(kind, args, info);

/** Resolvers of the type in schema/Query.graphql. */
export const query: Pick<Resolvers, "Query"> = {
  Query: {
    node: (_root, { id }, { roots }, info) => roots.node(id, info),
    // An Error in the place of an item is reported as that item's error.
    nodes: (_root, { ids }, { roots }, info) => roots.nodes(ids, info) as Promise<(NodeValue | null)[]>,
    source: (_root, { id }, { roots }, info) => roots.source(id, info),
    estate: (_root, { freshness }, { roots }, info) => roots.estate(freshness, info),
    sources: (_root, args, { roots }, info) => roots.sources(args, info),
    sites: list("Site"),
    hosts: list("Host"),
    storagePools: list("StoragePool"),
    volumes: list("Volume"),
    shares: list("Share"),
    snapshots: list("Snapshot"),
    snapshotPolicies: list("SnapshotPolicy"),
    quotas: list("Quota"),
    jobs: list("Job"),
    jobTemplates: list("JobTemplate"),
    alerts: list("Alert"),
    certificates: list("Certificate"),
    operations: (_root, args, { roots }, info) => roots.operations(args, info),
  },
};
