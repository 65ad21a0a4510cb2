// How is the cluster as a whole? Name, identity, protection, restriper, licence and upgrade (sheet §8.1, §8.12).
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { WorkSpan } from "../../chassis/workProgress.ts";

/** What there is once per cluster. Objects are as the wire shows them. */
export interface Cluster {
  cluster_name: string;
  /** Cluster uuid, shown only by `/v1/node/state`. */
  cluster_id: string;
  protection: Record<string, unknown>;
  /** Restriper fields; `percent_complete` and `elapsed_seconds` come from the span while there is one. */
  restriper: Record<string, unknown>;
  /** The restripe that is under way; null for none. */
  restripe: WorkSpan | null;
  license: Record<string, unknown>;
  upgrade: Upgrade;
  /** Bytes of the whole file system, decimal. */
  total_size_bytes: string;
  /** PEM of the trusted authority; null for none. */
  caCertificate: string | null;
  ciphers: { tls_1_2: string[]; tls_1_3: string[] };
}

/** The upgrade in hand, or none. */
interface Upgrade {
  state: string;
  settings: Record<string, unknown> | null;
  error_info: string;
  /** The step that is under way; null while nothing moves. */
  span: WorkSpan | null;
}

const minute = 60_000;

/** The cluster at the start: a drive is lost, so the restriper re-protects and fewer failures can be borne. */
export function seedCluster(
  random: SeededRandom,
  parts: { nowMs: number; usedBytes: bigint; caCertificate: string | null },
): Cluster {
  const blocks = (parts.usedBytes * 5n) / 4n / 4_096n + 1_000_000n;
  return {
    cluster_name: "qumulo-london",
    cluster_id: random.uuid(),
    protection: {
      blocks_per_stripe: 10,
      data_blocks_per_stripe: 8,
      protection_system_type: "PROTECTION_SYSTEM_TYPE_EC",
      max_node_failures: 1,
      max_drive_failures: 2,
      max_drive_spares: 0,
      remaining_node_failures: 0,
      remaining_drive_failures: 1,
      pending_configuration: null,
    },
    restriper: {
      state: "RUNNING",
      phase: "REPROTECT",
      blocked_reason: "",
      data_at_risk: false,
      elapsed_seconds: 0,
      percent_complete: 0,
      coordinator_node: 1,
    },
    restripe: { startedAtMs: parts.nowMs - 50 * minute, durationMs: 180 * minute },
    license: { state: "LICENSE_STATE_ACTIVE", license: { type: "subscription", expiration: "2028-06-30T00:00:00Z" } },
    upgrade: { state: "UPGRADE_STATE_IDLE", settings: null, error_info: "", span: null },
    total_size_bytes: String(blocks * 4_096n),
    caCertificate: parts.caCertificate,
    ciphers: {
      tls_1_2: ["ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384"],
      tls_1_3: ["TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"],
    },
  };
}
