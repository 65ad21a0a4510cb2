// What do paths of cloud connectors and buckets answer? (sheet §6.7)
import type { Nodeum } from "../nodeum.ts";
import { cloudBuckets, cloudConnectors } from "../resources/cloudResources.ts";
import { allOperations, collectionEndpoints } from "../resources/collectionEndpoints.ts";
import { findRow } from "../resources/findRow.ts";
import { makeBucket } from "../seed/seedCloud.ts";
import { bucketsOfConnector, bucketsOfPool } from "../state/nodeumState.ts";
import type { CloudBucketRecord, CloudConnectorRecord } from "../state/storageRecords.ts";
import { type Endpoint, type NodeumCall, ok, paramOf } from "../wire/endpoint.ts";
import { memberEndpoints } from "./memberPlaces.ts";
import { bucketMount, mountStatus } from "./mountJson.ts";
import { poolOf } from "./poolRoutes.ts";
import { requestEndpoints } from "./requestEndpoints.ts";

/** Connectors and buckets. */
export function cloudRoutes(nodeum: Nodeum): Endpoint[] {
  const connectors = cloudConnectors(nodeum);
  const buckets = cloudBuckets(nodeum);
  const connectorOf = (call: NodeumCall) =>
    findRow(connectors, nodeum.state.cloudConnectors.list(), paramOf(call, "cloud_connector_id"));
  const all = () => nodeum.state.cloudBuckets.list();
  const mountOf = (bucket: CloudBucketRecord) => mountStatus(bucketMount(nodeum, bucket), `Bucket ${bucket.name}`);
  const views = [{ word: "mount", scope: "cloud_buckets/mount_status", answer: mountOf }];
  const changes = ["update"] as const;
  return [
    ...collectionEndpoints(nodeum, connectors, { path: "/cloud_connectors", operations: allOperations }),
    ...testEndpoints(nodeum),
    ...syncEndpoints(nodeum, connectorOf),
    ...memberEndpoints(nodeum, buckets, { path: "/cloud_buckets", rows: all, views, changes }),
    ...memberEndpoints(nodeum, buckets, {
      path: "/cloud_connectors/:cloud_connector_id/cloud_buckets",
      rows: (call) => bucketsOfConnector(all(), connectorOf(call).id),
      views,
      changes,
    }),
    ...memberEndpoints(nodeum, buckets, {
      path: "/pools/:pool_id/cloud_buckets",
      rows: (call) => bucketsOfPool(all(), poolOf(nodeum, call).id),
      views,
      changes,
    }),
  ];
}

const simple = ({ name, location }: Pick<CloudBucketRecord, "name" | "location">) => ({ name, location });

/** Tests a connector that need not be saved; its result is a list of buckets without a count. */
function testEndpoints(nodeum: Nodeum): Endpoint[] {
  return requestEndpoints(nodeum, {
    path: "/cloud_connectors/-/test",
    scope: "cloud_connectors/test",
    topicOf: () => "test of connectors",
    deliver:
      ({ body }) =>
      () =>
        Boolean(body.access_key) && Boolean(body.secret_key),
    result: () => ok({ cloud_buckets: nodeum.state.cloudBuckets.list().slice(0, 2).map(simple) }),
  });
}

/** Finds the buckets of a connector; each sync of a good connector finds a new one until it has six. */
function syncEndpoints(nodeum: Nodeum, connectorOf: (call: NodeumCall) => CloudConnectorRecord): Endpoint[] {
  const own = (id: number) => bucketsOfConnector(nodeum.state.cloudBuckets.list(), id);
  return requestEndpoints(nodeum, {
    path: "/cloud_connectors/:cloud_connector_id/cloud_buckets/-/sync",
    scope: "cloud_buckets/sync",
    topicOf: (call) => `sync of connector ${connectorOf(call).id}`,
    deliver: (call) => {
      const connector = connectorOf(call);
      return () => {
        if (!connector.secret_key) return false;
        const { random, cloudBuckets: table } = nodeum.state;
        if (own(connector.id).length < 6) table.add(makeBucket(random, { connector, index: table.size() + 1 }));
        return true;
      };
    },
    result: (call) => ok({ cloud_buckets: own(connectorOf(call).id).map(simple) }),
  });
}
