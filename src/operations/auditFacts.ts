// What is the audit trail told of an operation? Pure.
import type { AuditFacts } from "./auditTrail.ts";
import type { OperationRecord } from "./OperationRecord.ts";

const about = (
  record: OperationRecord,
): Omit<AuditFacts, "event" | "at" | "principal" | "input" | "before" | "after"> => ({
  operationId: record.id,
  command: record.command,
  sourceIds: record.sourceIds,
  target: record.target,
  targetName: record.targetName,
  state: record.state,
  vendorRequestIds: record.calls.map(({ vendorRequestId }) => vendorRequestId).filter((id) => id !== null),
});

/** Somebody asked for it. @param digests keyed: of the input, and of the target before. */
export const auditRequest = (
  record: OperationRecord,
  digests: { readonly input: string; readonly before: string | null },
): AuditFacts => ({
  event: "REQUESTED",
  at: record.requestedAt,
  principal: record.requestedBy,
  ...about(record),
  ...digests,
  after: null,
});

/** Somebody asked for it to stop. */
export const auditStop = (record: OperationRecord, at: string, principal: string): AuditFacts => ({
  event: "STOP_REQUESTED",
  at,
  principal,
  ...about(record),
  input: null,
  before: null,
  after: null,
});

/** It has ended. @param digests keyed: of the target before and after. */
export const auditEnd = (
  record: OperationRecord,
  { at, before, after }: { readonly at: string; readonly before: string | null; readonly after: string | null },
): AuditFacts => ({
  event: "ENDED",
  at,
  principal: record.requestedBy,
  ...about(record),
  input: null,
  before,
  after,
});
