// How is a configuration put to work? By one call that starts a deployment, to an instance or to a group (sheet §5, §6.2). Its mark in
// `externalId` shows among the versions of the target once it is in force.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Change, ChangeAsk, LookUpEnd, Plan, RowName } from "../../../contract/changes/Change.ts";
import type { PublishConfiguration } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import { sendPlanned } from "../../../upstream/changes/sendPlanned.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { deploymentKey } from "../map/job.ts";
import type { Nim } from "../nim.ts";
import { key } from "../raw/pieces.ts";
import { contentsOf, fileSetsOf, versionOf } from "./configurationFiles.ts";
import { DEPLOYMENT_TIMEOUT_MS, followDeployment } from "./followDeployment.ts";
import { isMark, markOf } from "./marks.ts";
import { factsOf, freshVersion, type PublishFacts } from "./publishFacts.ts";
import { changedAt, newestVersion, placeOf, readTarget } from "./publishTargets.ts";
import { readSaved } from "./savedConfigurations.ts";

/** `publishConfiguration`. */
export const publishConfiguration = (nim: Nim): Change<"PUBLISH_CONFIGURATION"> => ({
  supported: true,
  condition: "To one instance, or to a group with all of its instances.",
  plan: (ask, call) => plan(nim, ask, call),
  send: (at, call) =>
    sendPlanned(
      { client: nim.client, at, call },
      { read: ({ body }) => ({ ...started(deploymentIn(nim, body)), facts: { doubted: false } }) },
    ),
  lookUp: ({ facts }, call) => lookUp(nim, factsOf(facts), call),
  follow: (at, call) => followDeployment(nim, at, call),
});

async function plan(nim: Nim, { input, operationId }: ChangeAsk<"PUBLISH_CONFIGURATION">, call: Call): Promise<Plan> {
  const refuse = refusalsOf(nim, "publish a configuration");
  const { place, lock } = placeOf(nim, refuse, input.target);
  const inline = inlineOf(refuse, input);
  const { validate: validateConfig, ignoreConflict } = input;
  const [state, changed, saved] = await sideBySide(call, (shared) => [
    readTarget(nim, place, shared),
    ignoreConflict ? Promise.resolve(null) : changedAt(nim, place, shared),
    inline === null ? savedOf(nim, refuse, { input, call: shared }) : Promise.resolve(null),
  ]);
  if (state === null) throw refuse.because("NOT_FOUND", "there is no such instance or group any more", "input.target");
  const version = inline === null ? (saved?.version ?? null) : inline.version;
  const externalId = version ?? markOf(operationId);
  const updateTime = ignoreConflict ? null : (changed ?? newestVersion(state.versions)?.createTime ?? null);
  const sending = plannedSend({
    purpose: "Publish the configuration",
    method: "POST",
    path: `${place.template}/config`,
    params: place.params,
    body: {
      ...(inline === null ? { configUID: saved?.uid ?? "" } : inline.files),
      externalId,
      externalIdType: "other",
      ...(updateTime === null ? {} : { updateTime }),
      ignoreConflict,
      validateConfig,
    },
    secrets: inline === null ? [] : contentsOf(inline.files),
    proof: version === null ? "MARKED" : "KEYED",
    outlasts: true,
  });
  const known = state.versions.filter((one) => one.externalId === externalId).map((one) => one.key);
  const facts = { place, externalId, known, last: state.last?.id ?? null, doubted: false } satisfies PublishFacts;
  return {
    sends: [sending],
    target: null,
    targetName: state.name ?? lock,
    locks: [lock],
    touches: ["Job", "Site", "Host"],
    longestMs: 2 * DEPLOYMENT_TIMEOUT_MS,
    facts,
  };
}

/** Files that are written out, with the caller's own version of them; null for a saved configuration. */
function inlineOf(refuse: Refusals, { content }: PublishConfiguration) {
  if (content.files === undefined) return null;
  const field = "input.content.files";
  const files = fileSetsOf(refuse, content.files, field);
  return { files, version: versionOf(refuse, content.files, field) ?? null };
}

/** A saved configuration; its version is kept unless it is the mark of the operation that saved it. */
async function savedOf(
  nim: Nim,
  refuse: Refusals,
  { input: { content }, call }: { readonly input: PublishConfiguration; readonly call: Call },
) {
  if (content.snapshot === undefined) throw refuse.invalid("input.content", "write snapshotId or files");
  const uid = content.snapshot.nativeId;
  const saved = await readSaved(nim, uid, call);
  const gone = "there is no such saved configuration any more";
  if (saved === null) throw refuse.because("NOT_FOUND", gone, "input.content.snapshotId");
  const { externalId } = saved;
  return { uid, version: externalId === null || isMark(externalId) ? null : externalId };
}

const started = (id: string) => {
  const job: RowName = { kind: "Job", nativeId: deploymentKey(id) };
  return { target: job, watch: [job] };
};

const zAccepted = z.object({ deploymentUID: key });
/** The link of the answer ends in the same id; it is read where the id itself is missing, and never followed. */
const zLinked = z.object({ links: z.object({ rel: key }) }).transform(({ links }) => ({
  deploymentUID: links.rel.split("/").at(-1) ?? "",
}));

function deploymentIn({ sourceId }: Nim, body: unknown): string {
  const where = { sourceId, action: "publish the configuration" };
  return parseAnswer(z.union([zAccepted, zLinked]), body, where).deploymentUID;
}

/**
 * A new version with the mark is ours. A deployment that began since may be ours: it tells when it has ended, for a version only
 * shows then. Neither: it was not sent.
 */
async function lookUp(nim: Nim, facts: PublishFacts, call: Call): Promise<LookUpEnd> {
  const state = await readTarget(nim, facts.place, call);
  if (state === null) return { found: "UNDECIDED", candidates: [] };
  const version = freshVersion(state, facts);
  const last = state.last?.id ?? null;
  const fresh = last === null || last === facts.last ? null : last;
  const doubted = { facts: { doubted: true } } as const;
  // A later publication by somebody else has a version of its own, and says nothing of this one.
  const isNewest = version === null || version.key === newestVersion(state.versions)?.key;
  if (fresh !== null && isNewest) return { found: "DONE", ...doubted, ...started(fresh) };
  return version === null ? { found: "NOT_DONE" } : { found: "DONE", ...doubted, watch: [] };
}
