// Which row type belongs to which kind?
import type { Kind } from "../kinds.ts";
import type { AlertRow } from "./Alert.ts";
import type { CertificateRow } from "./Certificate.ts";
import type { HostRow } from "./Host.ts";
import type { JobRow } from "./Job.ts";
import type { JobTemplateRow } from "./JobTemplate.ts";
import type { QuotaRow } from "./Quota.ts";
import type { ShareRow } from "./Share.ts";
import type { SiteRow } from "./Site.ts";
import type { SnapshotRow } from "./Snapshot.ts";
import type { SnapshotPolicyRow } from "./SnapshotPolicy.ts";
import type { StoragePoolRow } from "./StoragePool.ts";
import type { VolumeRow } from "./Volume.ts";

/** The row type of every kind: a total map, so that a new kind does not compile until it has rows. */
export interface RowOf {
  Site: SiteRow;
  Host: HostRow;
  StoragePool: StoragePoolRow;
  Volume: VolumeRow;
  Share: ShareRow;
  Snapshot: SnapshotRow;
  SnapshotPolicy: SnapshotPolicyRow;
  Quota: QuotaRow;
  Job: JobRow;
  JobTemplate: JobTemplateRow;
  Alert: AlertRow;
  Certificate: CertificateRow;
}

/** A row of any kind, told apart by `kind`. */
export type Row = RowOf[Kind];
