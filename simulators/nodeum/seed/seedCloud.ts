// Which cloud connectors and buckets are there?
import { departments, purposes } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { CloudBucketRecord, CloudConnectorRecord, PoolRecord } from "../state/storageRecords.ts";

const connectors: readonly Pick<CloudConnectorRecord, "name" | "url" | "provider" | "region">[] = [
  { name: "aws-archive", url: "https://s3.eu-west-1.amazonaws.com", provider: "amazon_aws_s3", region: "eu-west-1" },
  { name: "object-store-dc1", url: "https://s3.dc1.example.com", provider: "scality_ring", region: "" },
  { name: "wasabi-offsite", url: "https://s3.wasabisys.com", provider: "wasabi", region: "eu-central-1" },
  { name: "lab-minio", url: "http://minio.lab.example.com:9000", provider: "generic_s3", region: null },
];

/** Connectors; with newer words one more, of a provider that the Python SDK does not know. */
export function seedConnectors(random: SeededRandom, newerWords: boolean): CloudConnectorRecord[] {
  const newer = {
    name: "activescale-dc2",
    url: "https://as.dc2.example.com",
    provider: "quantum_activescale",
    region: null,
  };
  return [...connectors, ...(newerWords ? [newer] : [])].map((connector, index) => ({
    id: index + 1,
    ...connector,
    url_proxy: null,
    access_key: `AKIA${random.hex(16).toUpperCase()}`,
    secret_key: `bucket-secret-${random.hex(12)}`,
    options: index === 0 ? "use_path_request_style,multipart_size=64" : "",
  }));
}

/** What a bucket is made from. */
export interface BucketSeed {
  /** Its connector. */
  readonly connector: CloudConnectorRecord;
  /** Makes its name unique. */
  readonly index: number;
}

/** One bucket that is in no pool yet. */
export function makeBucket(random: SeededRandom, { connector, index }: BucketSeed): Omit<CloudBucketRecord, "id"> {
  return {
    cloud_connector_id: connector.id,
    pool_id: null,
    name: `${random.pick(departments)}-${random.pick(purposes)}-${String(index).padStart(3, "0")}`,
    file_count: random.int(0, 900_000),
    file_size_sum: random.int(0, 60_000) * 1_073_741_824,
    location: connector.region === "" ? null : connector.region,
    price: random.pick(["23.0", "5.99", null]),
    options: random.pick(["", null]),
  };
}

/** Three buckets for each connector, most of them in pools. */
export function seedBuckets(
  random: SeededRandom,
  { connectors: all, pools }: { connectors: readonly CloudConnectorRecord[]; pools: readonly PoolRecord[] },
): CloudBucketRecord[] {
  const cloudPools = pools.filter(({ content }) => content === "cloud");
  return all.flatMap((connector, at) =>
    [1, 2, 3].map((place) => {
      const id = at * 3 + place;
      const pool_id = place < 3 ? random.pick(cloudPools).id : null;
      return { ...makeBucket(random, { connector, index: id }), id, pool_id };
    }),
  );
}
