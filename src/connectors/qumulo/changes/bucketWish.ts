// What does a change of an S3 bucket send, and how shall the bucket show then (sheet §8.7)? Name and path never change; versioning
// and lock are set in a call of their own. Pure but for refusals; used by changes of shares.
import type { Json } from "../../../contract/changes/Change.ts";
import type { S3ShareInput } from "../../../contract/changes/inputs.ts";
import type { QumuloContext } from "../api.ts";
import { demand } from "./refusals.ts";
import type { ShareWish } from "./shownShare.ts";

const FIELD = "input.protocol.s3";

/** Longest retention in days that is taken: a hundred years, beyond which it is a slip of the hand. */
const LONGEST_DAYS = 36_500;

const VERSIONING: Readonly<Record<string, string>> = { ENABLED: "Enabled", SUSPENDED: "Suspended" };

/** Versioning and lock as they were given. @param isLocked whether the bucket's objects can be locked. */
export function bucketWish(context: QumuloContext, s3: S3ShareInput, isLocked: boolean): ShareWish {
  const { versioning, defaultRetentionDays } = s3;
  const body: Record<string, Json> = {};
  const wanted: Record<string, Json> = {};
  if (versioning !== undefined) {
    const native = VERSIONING[versioning];
    demand(context, native !== undefined, { field: `${FIELD}.versioning`, say: "write ENABLED or SUSPENDED" });
    const say = "a bucket whose objects can be locked keeps versions; write ENABLED";
    demand(context, !isLocked || versioning === "ENABLED", { field: `${FIELD}.versioning`, say });
    body.versioning = native;
    wanted.versioning = versioning;
  }
  if (defaultRetentionDays !== undefined) {
    const field = `${FIELD}.defaultRetentionDays`;
    demand(context, isLocked, { field, say: "only a bucket made with objectLockEnabled has a default retention" });
    const isDays = defaultRetentionDays >= 1 && defaultRetentionDays <= LONGEST_DAYS;
    demand(context, isDays, { field, say: `write 1 to ${LONGEST_DAYS} days` });
    body.lock_config = { enabled: true, default_retention: { units: "DAYS", value: defaultRetentionDays } };
    wanted.defaultRetentionDays = defaultRetentionDays;
  }
  return { body, wanted: Object.keys(wanted).length === 0 ? {} : { s3: wanted } };
}

/** Names of buckets, as S3 has them. Throws INVALID_INPUT. */
export function checkBucketName(context: QumuloContext, name: string): void {
  const isName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name);
  const say =
    "a bucket's name has 3 to 63 small letters, digits, dots and hyphens, the first and last no dot or hyphen";
  demand(context, isName, { field: "input.name", say });
}
