// How is a certificate stored, anew or in place of one of its name? By one call; instances get it in the background, without a job
// (sheet §5, §6.5).
import type { Call } from "../../../contract/call.ts";
import type { Change, Facts, FollowEnd, FollowPoint, LookUpEnd, Plan } from "../../../contract/changes/Change.ts";
import type { UploadCertificate } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import { sendPlanned } from "../../../upstream/changes/sendPlanned.ts";
import type { Nim } from "../nim.ts";
import { NGINX_INSTANCE_MANAGER_DEFAULTS } from "../options.ts";
import { certificateDigest, contentOf, secretsIn } from "./certificateContent.ts";
import { DEPLOYMENT_TIMEOUT_MS } from "./followDeployment.ts";
import { instanceNameOf } from "./instanceNames.ts";
import { certificateName, readStored, type Stored } from "./storedCertificates.ts";

/** `uploadCertificate`. */
export const uploadCertificate = (nim: Nim): Change<"UPLOAD_CERTIFICATE"> => ({
  supported: true,
  condition: "The name is the key: an existing certificate of that name is replaced.",
  plan: ({ input }, call) => plan(nim, input, call),
  send: (at, call) =>
    sendPlanned(
      { client: nim.client, at, call },
      { read: () => ({ target: certificateName(factsOf(at.facts).name), watch: [] }) },
    ),
  lookUp: ({ facts }, call) => lookUp(nim, factsOf(facts), call),
  follow: (at, call) => follow(nim, at, call),
});

/** What is kept of a plan. */
type UploadFacts = {
  readonly name: string;
  readonly digest: string;
  /** Links to the instances that shall use it; null when the vendor is to decide. */
  readonly refs: readonly string[] | null;
  /** How one of this name showed before; null when there was none. */
  readonly before: Pick<Stored, "uid" | "modified" | "digest" | "instanceRefs"> | null;
};

const factsOf = (facts: Facts) => facts as unknown as UploadFacts;

async function plan(nim: Nim, input: UploadCertificate, call: Call): Promise<Plan> {
  const refuse = refusalsOf(nim, "store a certificate");
  const name = nameOf(refuse, input.name);
  const content = contentOf(refuse, input);
  const wished = input.instances?.map((part, at) => {
    const { systemUid, nginxUid } = instanceNameOf({ ...nim, refuse }, part, `input.instanceIds[${at}]`);
    return `${NGINX_INSTANCE_MANAGER_DEFAULTS.basePath}/systems/${systemUid}/instances/${nginxUid}`;
  });
  const before = await readStored(nim, name, call);
  // Whether a replacement keeps what it does not name is not documented: it is named.
  const refs = wished ?? before?.instanceRefs ?? null;
  const storing = plannedSend({
    purpose: before === null ? "Store the certificate" : "Replace the certificate",
    method: "PUT",
    path: "/certs/{name}",
    params: { name },
    body: {
      name,
      ...(before?.resourceType ? { nginxResourceType: before.resourceType } : {}),
      certPEMDetails: content,
      ...(refs === null ? {} : { instanceRefs: refs }),
    },
    secrets: secretsIn(content),
    proof: "KEYED",
    outlasts: refs !== null && refs.length > 0,
  });
  const facts = { name, digest: certificateDigest(content), refs, before: kept(before) } satisfies UploadFacts;
  return {
    sends: [storing],
    target: before === null ? null : certificateName(name),
    targetName: name,
    locks: [`Certificate ${name}`],
    touches: ["Certificate"],
    longestMs: 2 * DEPLOYMENT_TIMEOUT_MS,
    facts,
  };
}

const kept = (before: Stored | null): UploadFacts["before"] =>
  before === null
    ? null
    : {
        uid: before.uid,
        modified: before.modified,
        digest: before.digest,
        instanceRefs: before.instanceRefs,
      };

/** The name stands in the address of the certificate. */
function nameOf(refuse: Refusals, name: string | undefined): string {
  if (name === undefined) throw refuse.invalid("input.name", "write a name; it is the key of the certificate");
  const isName = name !== "" && name.trim() === name && !/[/\\\p{Cc}]/u.test(name) && name !== "." && name !== "..";
  if (!isName) throw refuse.invalid("input.name", "write a name in one line, without slashes or blanks at its ends");
  return name;
}

const isAsAsked = (now: Stored, { digest, refs }: UploadFacts): boolean =>
  now.digest === digest && (refs === null || sameRefs(now.instanceRefs, refs));

/** In any order. Not said counts as none. */
const sameRefs = (left: readonly string[] | null, right: readonly string[] | null): boolean =>
  [...(left ?? [])].sort().join() === [...(right ?? [])].sort().join();

async function lookUp(nim: Nim, facts: UploadFacts, call: Call): Promise<LookUpEnd> {
  const { name, before } = facts;
  const target = certificateName(name);
  const now = await readStored(nim, name, call);
  if (now === null) return before === null ? { found: "NOT_DONE" } : { found: "UNDECIDED", candidates: [] };
  if (isAsAsked(now, facts)) return { found: "DONE", facts: {}, target, watch: [] };
  const isUntouched =
    before !== null &&
    now.uid === before.uid &&
    now.modified === before.modified &&
    now.digest === before.digest &&
    sameRefs(now.instanceRefs, before.instanceRefs);
  return isUntouched ? { found: "NOT_DONE" } : { found: "UNDECIDED", candidates: [target] };
}

/** It lies on as many instances as shall use it; the shape of `certAssignmentDetails` is not documented, its length is. */
async function follow(nim: Nim, { facts, sinceSentMs }: FollowPoint, call: Call): Promise<FollowEnd> {
  const { name, refs, before } = factsOf(facts);
  const now = await readStored(nim, name, call);
  const lost = (say: string, inferred: "LOOKS_DONE" | "UNDECIDED"): FollowEnd => {
    const { problem } = refusalsOf(nim, "store the certificate").because("UPSTREAM_ERROR", say);
    return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred };
  };
  if (now === null) return lost("it was stored, and removed before it was seen at its instances", "UNDECIDED");
  // The uid tells, for how the vendor shows what it was sent is not documented for PKCS #12.
  const isReplaced = now.uid !== null && before?.uid != null && now.uid !== before.uid;
  if (isReplaced) return lost("it was stored, and replaced before it was seen at its instances", "UNDECIDED");
  if (now.assigned >= (refs ?? []).length) return { ended: true, state: "SUCCEEDED", problems: [], facts: {} };
  if (sinceSentMs > DEPLOYMENT_TIMEOUT_MS)
    return lost("it is stored, but the vendor does not show it at all of its instances", "LOOKS_DONE");
  return { ended: false, state: "RUNNING", progressPercent: null, facts: {} };
}
