// What do cloud connectors and buckets look like, and how do they change? (sheet §6.7)
import type { Nodeum } from "../nodeum.ts";
import { bucketsOfConnector } from "../state/nodeumState.ts";
import type { CloudBucketRecord, CloudConnectorRecord } from "../state/storageRecords.ts";
import { fixed, settable } from "../wire/attributes.ts";
import type { Resource } from "./resource.ts";
import { tableChanges } from "./tableChanges.ts";

const providers = [
  "generic_s3",
  "amazon_aws_s3",
  "cloudian_hyperstore",
  "scality_ring",
  "dell_emc_ecs",
  "azure",
  "google_cloud_storage",
  "openstack_swift",
  "wasabi",
];

/** Accounts at cloud providers. */
export function cloudConnectors(nodeum: Nodeum): Resource<CloudConnectorRecord> {
  const table = () => nodeum.state.cloudConnectors;
  const newer = nodeum.behaviour.newerWords ? ["quantum_activescale", "datacore_swarm"] : [];
  const blank = { url: null, url_proxy: null, region: null, access_key: null, secret_key: null, options: "" };
  return {
    word: "cloud_connector",
    plural: "cloud_connectors",
    names: ["name"],
    attributes: {
      id: fixed("integer"),
      name: settable("text", { required: true, unique: true }),
      url: settable("text"),
      url_proxy: settable("text"),
      provider: settable("text", { required: true, choices: [...providers, ...newer] }),
      region: settable("text"),
      access_key: settable("text"),
      secret_key: settable("text", { secretScope: "cloud_connectors/get_secret_key", unfiltered: true }),
      options: settable("text", { unfiltered: true }),
    },
    table,
    ...tableChanges(table, blank),
    destroy: (row) => {
      const { cloudBuckets: buckets } = nodeum.state;
      for (const { id } of bucketsOfConnector(buckets.list(), row.id)) buckets.remove(String(id));
      table().remove(String(row.id));
    },
  };
}

/** Buckets; they come and go by a sync only. */
export function cloudBuckets(nodeum: Nodeum): Resource<CloudBucketRecord> {
  const table = () => nodeum.state.cloudBuckets;
  const { update } = tableChanges(table, {});
  return {
    word: "cloud_bucket",
    plural: "cloud_buckets",
    names: ["name"],
    attributes: {
      id: fixed("integer"),
      cloud_connector_id: fixed("integer"),
      pool_id: fixed("integer"),
      name: fixed("text"),
      file_count: fixed("integer", { unfiltered: true }),
      file_size_sum: fixed("integer", { unfiltered: true }),
      location: fixed("text"),
      price: settable("text"),
      options: settable("text", { unfiltered: true }),
    },
    table,
    update,
  };
}
