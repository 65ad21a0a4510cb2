// How is a certificate stored? There is one per purpose, which is replaced: the CA's that the cluster trusts, which can be read
// back, and the cluster's own, which cannot, so that nothing shows whether it was stored.
import { createPrivateKey, X509Certificate } from "node:crypto";
import type { Call } from "../../../contract/call.ts";
import type { Change, Plan } from "../../../contract/changes/Change.ts";
import type { UploadCertificate } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { AUTHORITY, AUTHORITY_ID, pemBlocks, readAuthority, SERVER, samePem } from "./certificateSteps.ts";
import { ifMatch, settled } from "./items.ts";
import { demand, refusal, refuseGiven } from "./refusals.ts";

type Pem = NonNullable<UploadCertificate["content"]["pem"]>;

const FIELD = "input.content.pem";

/** `uploadCertificate`. */
export function uploadCertificate(context: QumuloContext): Change<"UPLOAD_CERTIFICATE"> {
  const target = { kind: "Certificate", nativeId: AUTHORITY_ID } as const;
  return stepwise<"UPLOAD_CERTIFICATE">(context, {
    condition: "PEM only, one per purpose. The cluster's own (SERVER) can be replaced but never read back.",
    steps: {
      [`PUT ${AUTHORITY}`]: {
        reading: () => ({ read: () => ({ target }) }),
        async lookUp({ facts }, call) {
          const now = await readAuthority(context, call);
          const asWanted = now !== null && samePem(now.value.ca_certificate, String(facts.certificate));
          const asBefore = facts.isFirst === true ? now === null : now !== null && now.etag === facts.etag;
          return settled(target, { asWanted, asBefore });
        },
      },
      [`PUT ${SERVER}`]: { lookUp: async () => ({ found: "UNDECIDED", candidates: [] }) },
    },
    async plan({ input }, call) {
      const pem = checked(context, input);
      return input.purpose === "SERVER" ? plannedServer(pem) : plannedAuthority(context, pem, call);
    },
  });
}

function plannedServer({ certificate, privateKey }: Pem): Plan {
  const storing = plannedSend({
    purpose: "Replace the certificate of the cluster",
    method: "PUT",
    path: SERVER,
    body: { certificate, private_key: privateKey ?? "" },
    secrets: ["private_key"],
    proof: "NONE",
  });
  return {
    sends: [storing],
    target: null,
    targetName: "the certificate of the cluster",
    locks: ["Certificate server"],
    touches: ["Certificate"],
    facts: {},
  };
}

async function plannedAuthority(context: QumuloContext, { certificate }: Pem, call: Call): Promise<Plan> {
  const now = await readAuthority(context, call);
  const etag = now?.etag ?? null;
  const storing = plannedSend({
    purpose: now === null ? "Store the CA certificate" : "Replace the CA certificate",
    method: "PUT",
    path: AUTHORITY,
    headers: ifMatch(etag),
    body: { ca_certificate: certificate },
    proof: "KEYED",
  });
  return {
    sends: [storing],
    target: now === null ? null : { kind: "Certificate", nativeId: AUTHORITY_ID },
    targetName: "the CA certificate",
    locks: [`Certificate ${AUTHORITY_ID}`],
    touches: ["Certificate"],
    facts: { certificate, etag, isFirst: now === null },
  };
}

function checked(context: QumuloContext, { name, purpose, content, instances }: UploadCertificate): Pem {
  refuseGiven(context, {
    "input.name": [name, "a cluster has one certificate per purpose; leave it out"],
    "input.instanceIds": [instances, "a cluster has no such instances; leave it out"],
    "input.content.pkcs12": [content.pkcs12, "Qumulo takes PEM; write pem"],
    [`${FIELD}.issuers`]: [content.pem?.issuers, "Qumulo takes the chain within the certificate; write it there"],
  });
  demand(context, purpose !== "UNKNOWN", { field: "input.purpose", say: "write SERVER or AUTHORITY" });
  const { pem } = content;
  demand(context, pem !== undefined, { field: "input.content", say: "write pem" });
  const blocks = pemBlocks(pem.certificate);
  const isPem = blocks.length > 0 && certificatesIn(pem.certificate) !== null;
  demand(context, isPem, { field: `${FIELD}.certificate`, say: "this is no certificate in PEM" });
  const field = `${FIELD}.privateKey`;
  if (purpose === "AUTHORITY") {
    const say = "the cluster trusts an authority without its key; leave it out";
    if (pem.privateKey !== undefined) throw refusal(context, "INVALID_INPUT", { field, say });
    return pem;
  }
  demand(context, pem.privateKey !== undefined, { field, say: "the cluster needs the private key of its certificate" });
  const say = "this is not the private key, in PEM without a password, of the first certificate";
  demand(context, isKeyOf(pem.certificate, pem.privateKey), { field, say });
  return pem;
}

/** Null when one of them cannot be read. */
function certificatesIn(pem: string): readonly X509Certificate[] | null {
  try {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return null;
  }
}

function isKeyOf(pem: string, privateKey: string): boolean {
  try {
    return certificatesIn(pem)?.[0]?.checkPrivateKey(createPrivateKey(privateKey)) === true;
  } catch {
    return false;
  }
}
