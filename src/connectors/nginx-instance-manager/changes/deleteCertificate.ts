// How is a certificate removed? In one call, while no instance refers to it (sheet §3, §6.5).
import type { Call } from "../../../contract/call.ts";
import type { Change, LookUpEnd, Plan, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { CertificateRow } from "../../../contract/rows/Certificate.ts";
import { endsWithItsAnswer } from "../../../upstream/changes/endsWithItsAnswer.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { sendPlanned } from "../../../upstream/changes/sendPlanned.ts";
import type { Nim } from "../nim.ts";
import { certificateName, readStored } from "./storedCertificates.ts";

const IN_USE: UnavailableNow = {
  code: "CONFLICT",
  reason: "Instances refer to it; upload it once more with an empty list of instances, and remove it then.",
};

/** `deleteCertificate`. */
export const deleteCertificate = (nim: Nim): Change<"DELETE_CERTIFICATE"> => ({
  supported: true,
  condition: "Not while instances refer to it.",
  available: (row) => (row.kind === "Certificate" && (row.instances?.length ?? 0) > 0 ? IN_USE : null),
  plan: ({ input: { target } }, call) => plan(nim, target, call),
  send: (at, call) => sendPlanned({ client: nim.client, at, call }, { accept: [404] }),
  lookUp: ({ facts }, call) => lookUp(nim, { name: String(facts.name), uid: facts.uid }, call),
  follow: endsWithItsAnswer,
});

async function plan(nim: Nim, { nativeId: name, displayName, thumbprint }: CertificateRow, call: Call): Promise<Plan> {
  const refuse = refusalsOf(nim, "remove a certificate");
  const now = await readStored(nim, name, call);
  if (now === null) throw refuse.because("NOT_FOUND", `there is no certificate ${displayName} any more`, "input.id");
  if ((now.instanceRefs ?? []).length > 0)
    throw refuse.because("CONFLICT", `${displayName}: ${IN_USE.reason}`, "input.id");
  if (now.thumbprint !== thumbprint)
    throw refuse.because("CONFLICT", `${displayName} was replaced by another certificate; look again`, "input.id");
  const removal = plannedSend({
    purpose: "Remove the certificate",
    method: "DELETE",
    path: "/certs/{name}",
    params: { name },
    proof: "KEYED",
  });
  return {
    sends: [removal],
    target: certificateName(name),
    targetName: displayName,
    locks: [`Certificate ${name}`],
    touches: ["Certificate"],
    facts: { name, uid: now.uid },
  };
}

/** One of the same name that is another now was made after ours was removed, by somebody. */
async function lookUp(nim: Nim, { name, uid }: { name: string; uid: unknown }, call: Call): Promise<LookUpEnd> {
  const now = await readStored(nim, name, call);
  if (now === null) return { found: "DONE", facts: {} };
  return now.uid === uid ? { found: "NOT_DONE" } : { found: "UNDECIDED", candidates: [certificateName(name)] };
}
