// How is a share made? One call for an NFS export or SMB share, one or two for an S3 bucket, after its key was found free and its
// directory there.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Change, ChangePoint, Facts, Json, Plan, PlannedSend } from "../../../contract/changes/Change.ts";
import type { CreateShare } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, stepwise } from "../../../upstream/changes/stepwise.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import type { UpstreamResponse } from "../../../upstream/UpstreamClient.ts";
import type { QumuloContext } from "../api.ts";
import { zKey } from "../raw/pieces.ts";
import { bucketSettingsStep, PATCH_BUCKET } from "./bucketSettings.ts";
import { bucketWish, checkBucketName } from "./bucketWish.ts";
import { checkedPath, type Directory, directoryIn } from "./directories.ts";
import { nfsWish } from "./nfsWish.ts";
import { demand, refuseGiven } from "./refusals.ts";
import { COLLECTIONS, demandFree, lookUpCreated, type Protocol, WORDS } from "./shareItems.ts";
import { smbWish } from "./smbWish.ts";

/** What is checked of a new share, before anything is read. */
interface NewShare {
  readonly protocol: Protocol;
  /** Its natural key; null for an export of the directory's own path. */
  readonly key: string | null;
  /** Path of the field that names the key. */
  readonly keyField: string;
  readonly body: { readonly [name: string]: Json };
  readonly wanted: { readonly [name: string]: Json };
  /** What a bucket is set to in a second call; null for none. */
  readonly settings: { readonly body: Json; readonly wanted: Json } | null;
}

/** `createShare`. */
export function createShare(context: QumuloContext): Change<"CREATE_SHARE"> {
  return stepwise<"CREATE_SHARE">(context, {
    condition: "NFS exports, SMB shares and S3 buckets.",
    steps: {
      [`POST ${COLLECTIONS.nfs}`]: creationStep(context, "nfs"),
      [`POST ${COLLECTIONS.smb}`]: creationStep(context, "smb"),
      [`POST ${COLLECTIONS.s3}`]: creationStep(context, "s3"),
      [PATCH_BUCKET]: bucketSettingsStep(context),
    },
    async plan({ input }, call) {
      const { volume } = input;
      const below = checkedPath(context, input.path, "input.path");
      demand(context, volume !== undefined, { field: "input.volumeId", say: "a share needs a volume" });
      const share = checked(context, input);
      const directory = await directoryIn(context, { volume, volumeField: "input.volumeId", below }, call);
      return planned(context, { share, directory }, call);
    },
  });
}

function checked(context: QumuloContext, input: CreateShare): NewShare {
  const { protocol: asked, name, description } = input;
  refuseGiven(context, {
    "input.siteId": [input.site, "a cluster serves its shares everywhere; leave it out"],
    "input.protocol.mount": [asked.mount, "Qumulo mounts no shares of other systems; write nfs, smb or s3"],
  });
  const said = description === undefined ? {} : { description };
  if (asked.nfs !== undefined) {
    const say = "an NFS export of Qumulo has no name; write protocol.nfs.exportPath";
    refuseGiven(context, { "input.name": [name, say] });
    const field = "input.protocol.nfs.rules";
    const missing = "say who may mount; one rule with hosts [] admits every host";
    demand(context, asked.nfs.rules !== undefined, { field, say: missing });
    const { body, wanted } = nfsWish(context, asked.nfs);
    const key = (wanted.exportPath as string | undefined) ?? null;
    const keyField = key === null ? "input.path" : "input.protocol.nfs.exportPath";
    return {
      protocol: "nfs",
      key,
      keyField,
      body: { ...body, ...said },
      wanted: { ...wanted, ...said },
      settings: null,
    };
  }
  demand(context, name !== undefined, { field: "input.name", say: "SMB shares and S3 buckets need a name" });
  if (asked.smb !== undefined) {
    checkSmbName(context, name);
    const field = "input.protocol.smb.permissions";
    demand(context, asked.smb.permissions !== undefined, { field, say: "say who may do what with the share" });
    const { body, wanted } = smbWish(context, asked.smb);
    const own = { body: { share_name: name, ...body, ...said }, wanted: { ...wanted, ...said } };
    return { protocol: "smb", key: name, keyField: "input.name", ...own, settings: null };
  }
  refuseGiven(context, { "input.description": [description, "a bucket has no description; leave it out"] });
  checkBucketName(context, name);
  const s3 = asked.s3 ?? {};
  const objectLockEnabled = s3.objectLockEnabled ?? false;
  const settings = bucketWish(context, s3, objectLockEnabled);
  return {
    protocol: "s3",
    key: name,
    keyField: "input.name",
    body: { name, ...(objectLockEnabled ? { object_lock_enabled: true } : {}) },
    wanted: { s3: { objectLockEnabled } },
    settings: Object.keys(settings.body).length === 0 ? null : settings,
  };
}

/** Characters that Windows takes in no name of a share, and its greatest length. */
export function checkSmbName(context: QumuloContext, name: string): void {
  const isName = name.trim() !== "" && name.length <= 80 && !/[\\/[\]:|<>+=;,*?"\p{Cc}]/u.test(name);
  const say = "an SMB share's name has 1 to 80 characters, none of them one of \\ / [ ] : | < > + = ; , * ? \"";
  demand(context, isName, { field: "input.name", say });
}

async function planned(
  context: QumuloContext,
  { share, directory }: { readonly share: NewShare; readonly directory: Directory },
  call: Call,
): Promise<Plan> {
  const { protocol, keyField, settings } = share;
  const { path } = directory;
  const key = share.key ?? path;
  await demandFree(context, { protocol, key, field: keyField }, call);
  const place: Record<Protocol, Json> = {
    nfs: { export_path: key, fs_path: path },
    smb: { fs_path: path },
    // Core wants to be told whether it may make the directory, once there is a path.
    s3: { path, create_fs_path: false },
  };
  const body = { ...(place[protocol] as object), ...share.body };
  const making: PlannedSend = plannedSend({
    purpose: `Create the ${WORDS[protocol]}`,
    method: "POST",
    path: COLLECTIONS[protocol],
    body,
    proof: "KEYED",
  });
  const setting = settings && [
    plannedSend({
      purpose: "Set versioning and lock of the bucket",
      method: "PATCH",
      path: `${COLLECTIONS.s3}{name}`,
      params: { name: key },
      body: settings.body,
      proof: "KEYED",
    }),
  ];
  const own = protocol === "nfs" ? { exportPath: key } : { name: key };
  const wanted: Facts = { ...share.wanted, ...own, path };
  return {
    sends: [making, ...(setting ?? [])],
    target: null,
    targetName: key,
    locks: [`Share ${protocol}:${key}`],
    touches: ["Share"],
    facts: { key, wanted, ...(settings === null ? {} : { settings: settings.wanted }) },
  };
}

function creationStep(context: QumuloContext, protocol: Protocol): Step {
  const schema = protocol === "s3" ? z.object({ name: zKey }) : z.object({ id: zKey });
  const where = { sourceId: context.sourceId, action: `create the ${WORDS[protocol]}` };
  return {
    reading: () => ({
      read(response: UpstreamResponse) {
        const answer = parseAnswer(schema as z.ZodType<{ id?: string; name?: string }>, response.body, where);
        return { target: { kind: "Share", nativeId: `${protocol}:${answer.id ?? answer.name}` } };
      },
      codeOf: ({ vendorStatus }) => (vendorStatus === 409 ? "ALREADY_EXISTS" : undefined),
    }),
    lookUp: ({ facts }: ChangePoint, call) =>
      lookUpCreated(context, { protocol, key: String(facts.key), wanted: facts.wanted ?? {} }, call),
  };
}
