// Which directories are copied to or from an object store? Their status has a shape of its own (sheet §8.11).
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FileNode } from "../fileTree.ts";
import { makeRun, type ReplicationRun } from "../replicationRun.ts";
import { nanoTime } from "../wire/rfc3339.ts";
import { sampleCaCertificate } from "./caCertificate.ts";

/** What a client can set; exactly the item of `/v3/replication/object-relationships/`. */
export interface ObjectConfig {
  id: string;
  direction: string;
  local_directory_id: string;
  object_store_address: string;
  port: number;
  /** PEM, "" for the public authorities. */
  ca_certificate: string;
  bucket: string;
  bucket_style: string;
  object_folder: string;
  region: string;
  access_key_id: string;
}

/** An object relationship as the simulator keeps it. */
export interface ObjectRelationship {
  config: ObjectConfig;
  run: ReplicationRun | null;
  last_job: { start_time: string; end_time: string; error: string } | null;
  /** Error that the next run will end with; "" for none. */
  nextError: string;
}

const minute = 60_000;

/** Makes one idle relationship of a directory that never ran. */
export function seedObject(
  random: SeededRandom,
  source: FileNode,
  values: Partial<ObjectConfig> = {},
): ObjectRelationship {
  return {
    config: {
      id: random.uuid(),
      direction: "COPY_TO_OBJECT",
      local_directory_id: source.id,
      object_store_address: "s3.eu-central-1.amazonaws.com",
      port: 443,
      ca_certificate: "",
      bucket: "example-company-archive",
      bucket_style: "BUCKET_STYLE_VIRTUAL_HOSTED",
      object_folder: `${source.name}/`,
      region: "eu-central-1",
      access_key_id: `AKIA${random.hex(16).toUpperCase()}`,
      ...values,
    },
    run: null,
    last_job: null,
    nextError: "",
  };
}

/** Makes three: one running, one that ended well, one that failed against a private store. */
export function seedObjects(random: SeededRandom, volumes: readonly FileNode[], nowMs: number): ObjectRelationship[] {
  const made = volumes.slice(6, 9).map((source) => seedObject(random, source));
  const [running, succeeded, failed] = made;
  const job = { start_time: nanoTime(nowMs - 300 * minute), end_time: nanoTime(nowMs - 250 * minute) };
  if (running) {
    running.run = makeRun(random, { startedAtMs: nowMs - 20 * minute, durationMs: 75 * minute });
    running.last_job = { ...job, error: "" };
  }
  if (succeeded) {
    succeeded.last_job = { ...job, error: "" };
    succeeded.config.direction = "COPY_FROM_OBJECT";
  }
  if (failed) {
    failed.last_job = { ...job, error: "Access Denied: the object store refused the request." };
    Object.assign(failed.config, {
      object_store_address: "objects.example.com",
      ca_certificate: sampleCaCertificate,
      bucket_style: "BUCKET_STYLE_PATH",
      region: "us-east-1",
    });
  }
  return made;
}
