// Which file answers which types? The literal list of all resolvers, and of the parts of rows that have ids of their own.
import type { PartFinder } from "../src/server/shapes.ts";
import { alert } from "./Alert.ts";
import { certificate } from "./Certificate.ts";
import { common } from "./common.ts";
import { estate } from "./Estate.ts";
import { host, type NginxInstanceRow, nginxInstanceFinder } from "./Host.ts";
import { job } from "./Job.ts";
import { jobTemplate } from "./JobTemplate.ts";
import { mutation } from "./Mutation.ts";
import { operation } from "./Operation.ts";
import { problem } from "./Problem.ts";
import { query } from "./Query.ts";
import { quota } from "./Quota.ts";
import { share } from "./Share.ts";
import { site } from "./Site.ts";
import { snapshot } from "./Snapshot.ts";
import { snapshotPolicy } from "./SnapshotPolicy.ts";
import { source } from "./Source.ts";
import { storagePool } from "./StoragePool.ts";
import { subscription } from "./Subscription.ts";
import type { Resolvers } from "./types.generated.ts";
import { volume } from "./Volume.ts";

/** All resolvers. */
export const resolvers: Resolvers = {
  ...query,
  ...mutation,
  ...subscription,
  ...operation,
  ...source,
  ...estate,
  ...site,
  ...host,
  ...storagePool,
  ...volume,
  ...share,
  ...snapshot,
  ...snapshotPolicy,
  ...quota,
  ...job,
  ...jobTemplate,
  ...alert,
  ...certificate,
  ...problem,
  ...common,
};

/** A part of a row that is a `Node` of its own without being a kind. */
export type Part = NginxInstanceRow;

/** How parts are found again, by their GraphQL type. */
export const parts: Readonly<Record<string, PartFinder>> = { NginxInstance: nginxInstanceFinder };
