// How is a share changed? By a PATCH of what was asked for alone, with the ETag of what was read; of a bucket versioning and lock.
import type { Call } from "../../../contract/call.ts";
import type { Change, Json, Plan } from "../../../contract/changes/Change.ts";
import type { SmbShareInput, UpdateShare } from "../../../contract/changes/inputs.ts";
import type { ShareRow } from "../../../contract/rows/Share.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { bucketSettingsStep, PATCH_BUCKET } from "./bucketSettings.ts";
import { bucketWish } from "./bucketWish.ts";
import { checkSmbName } from "./CreateShare.ts";
import { checkedPath, readDirectory } from "./directories.ts";
import { holds, ifMatch, settled, type Tagged } from "./items.ts";
import { nfsWish } from "./nfsWish.ts";
import { demand, refusal, refuseGiven } from "./refusals.ts";
import { COLLECTIONS, demandFree, keyOf, ONE, type Protocol, readShare, WORDS } from "./shareItems.ts";
import { type ShareWish, shownShare } from "./shownShare.ts";
import { smbWish } from "./smbWish.ts";

/** `updateShare`. */
export function updateShare(context: QumuloContext): Change<"UPDATE_SHARE"> {
  return stepwise<"UPDATE_SHARE">(context, {
    condition:
      "A new path is absolute, as the share shows it. Of an S3 bucket only versioning and lock can be changed, neither name nor path.",
    steps: {
      [`PATCH ${COLLECTIONS.nfs}{ref}`]: changeStep(context),
      [`PATCH ${COLLECTIONS.smb}{ref}`]: changeStep(context),
      [PATCH_BUCKET]: bucketSettingsStep(context),
    },
    async plan({ input }, call) {
      const { target } = input;
      const [protocol] = keyOf(target.nativeId);
      checkFields(context, input, protocol);
      const share = await readShare(context, target.nativeId, call);
      const say = `there is no ${WORDS[protocol]} ${target.displayName}`;
      if (share === null) throw refusal(context, "NOT_FOUND", { field: "input.id", say });
      return protocol === "s3"
        ? planBucket(context, input, share.value)
        : planShare(context, { input, protocol, share }, call);
    },
  });
}

/** What the protocol lacks, and what nothing could be changed by. */
function checkFields(context: QumuloContext, input: UpdateShare, protocol: Protocol): void {
  const { name, path, description, protocol: asked } = input;
  const isGiven = [name, path, description, asked].some((value) => value !== undefined);
  demand(context, isGiven, { field: "input", say: "write what shall change" });
  const isFitting = asked === undefined || asked[protocol] !== undefined;
  demand(context, isFitting, { field: "input.protocol", say: `this is ${ONE[protocol]}; write ${protocol}` });
  if (protocol === "nfs") {
    refuseGiven(context, { "input.name": [name, "an NFS export has no name; write protocol.nfs.exportPath"] });
  }
  if (protocol !== "s3") return;
  refuseGiven(context, {
    "input.name": [name, "a bucket keeps its name"],
    "input.path": [path, "a bucket keeps its path"],
    "input.description": [description, "a bucket has no description; leave it out"],
    "input.protocol.s3.objectLockEnabled": [asked?.s3?.objectLockEnabled, "this is settled when a bucket is made"],
  });
}

async function planShare(
  context: QumuloContext,
  {
    input,
    protocol,
    share,
  }: { readonly input: UpdateShare; readonly protocol: "nfs" | "smb"; readonly share: Tagged<ShareRow> },
  call: Call,
): Promise<Plan> {
  const { target, name, description } = input;
  const { body, wanted } = wishOf(context, input, share.value);
  const path = input.path === undefined ? undefined : checkedPath(context, input.path, "input.path");
  const place = path === undefined ? {} : { fs_path: path };
  const said = description === undefined ? {} : { description };
  const called = name === undefined ? {} : { share_name: name };
  const send: Record<string, Json> = { ...body, ...place, ...said, ...called };
  demand(context, Object.keys(send).length > 0, { field: "input.protocol", say: "write what shall change" });
  const shall = {
    ...wanted,
    ...(path === undefined ? {} : { path }),
    ...said,
    ...(name === undefined ? {} : { name }),
  };
  const key = (wanted.exportPath as string | undefined) ?? name;
  const locks = [`Share ${target.nativeId}`];
  if (key !== undefined && key.toLowerCase() !== (share.value.exportPath ?? share.value.name)?.toLowerCase()) {
    const field = protocol === "nfs" ? "input.protocol.nfs.exportPath" : "input.name";
    await demandFree(context, { protocol, key, field }, call);
    locks.push(`Share ${protocol}:${key}`);
  }
  if (path !== undefined) await demandDirectory(context, path, call);
  const change = plannedSend({
    purpose: `Change the ${WORDS[protocol]}`,
    method: "PATCH",
    path: `${COLLECTIONS[protocol]}{ref}`,
    params: { ref: keyOf(target.nativeId)[1] },
    headers: ifMatch(share.etag),
    body: send,
    proof: "KEYED",
  });
  return {
    sends: [change],
    target: { kind: "Share", nativeId: target.nativeId },
    targetName: target.displayName,
    locks,
    touches: ["Share"],
    facts: { nativeId: target.nativeId, etag: share.etag, wanted: shall },
  };
}

function wishOf(context: QumuloContext, { protocol, name }: UpdateShare, now: ShareRow): ShareWish {
  if (name !== undefined) checkSmbName(context, name);
  if (protocol?.nfs !== undefined) return nfsWish(context, protocol.nfs);
  return protocol?.smb === undefined
    ? { body: {}, wanted: {} }
    : smbWish(context, bothHosts(context, protocol.smb, now));
}

/** Hosts admitted and refused stand in one list, so what is not to change has to be sent as it is. */
function bothHosts(context: QumuloContext, smb: SmbShareInput, { smb: now }: ShareRow): SmbShareInput {
  if (smb.allowedHosts === undefined && smb.deniedHosts === undefined) return smb;
  const allowedHosts = smb.allowedHosts ?? now?.allowedHosts ?? undefined;
  const say = "whom the share admits now is not told; write allowedHosts too, [] for every host";
  demand(context, allowedHosts !== undefined, { field: "input.protocol.smb.allowedHosts", say });
  return { ...smb, allowedHosts, deniedHosts: smb.deniedHosts ?? now?.deniedHosts ?? [] };
}

async function demandDirectory(context: QumuloContext, path: string, call: Call): Promise<void> {
  const directory = await readDirectory(context, path, call);
  const field = "input.path";
  if (directory === null) throw refusal(context, "NOT_FOUND", { field, say: `there is no directory ${path}` });
  demand(context, directory.isDirectory, { field, say: `${path} is no directory` });
}

function planBucket(context: QumuloContext, { target, protocol }: UpdateShare, now: ShareRow): Plan {
  const key = keyOf(target.nativeId)[1];
  const { body, wanted } = bucketWish(context, protocol?.s3 ?? {}, now.s3?.objectLockEnabled === true);
  demand(context, Object.keys(body).length > 0, { field: "input.protocol.s3", say: "write what shall change" });
  const change = plannedSend({
    purpose: "Set versioning and lock of the bucket",
    method: "PATCH",
    path: `${COLLECTIONS.s3}{name}`,
    params: { name: key },
    body,
    proof: "KEYED",
  });
  const before = {
    s3: { versioning: now.s3?.versioning ?? null, defaultRetentionDays: now.s3?.defaultRetentionDays ?? null },
  };
  return {
    sends: [change],
    target: { kind: "Share", nativeId: target.nativeId },
    targetName: target.displayName,
    locks: [`Share ${target.nativeId}`],
    touches: ["Share"],
    facts: { key, settings: wanted, before },
  };
}

function changeStep(context: QumuloContext): Step {
  return {
    reading: () => ({ codeOf: ({ vendorStatus }) => (vendorStatus === 409 ? "ALREADY_EXISTS" : undefined) }),
    async lookUp({ facts }, call) {
      const nativeId = String(facts.nativeId);
      const share = await readShare(context, nativeId, call);
      if (share === null) return { found: "UNDECIDED", candidates: [] };
      const asWanted = holds(shownShare(share.value), facts.wanted ?? {});
      return settled({ kind: "Share", nativeId }, { asWanted, asBefore: share.etag === facts.etag });
    },
  };
}
