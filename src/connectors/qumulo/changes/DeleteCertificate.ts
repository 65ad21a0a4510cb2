// How is the CA certificate removed? In one call; the cluster then trusts the authorities that it knows by itself.
import type { Change, UnavailableNow } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { certificateRows } from "../map/certificate.ts";
import { AUTHORITY, AUTHORITY_ID, pemBlocks, readAuthority } from "./certificateSteps.ts";
import { ifMatch } from "./items.ts";
import { refusal } from "./refusals.ts";

const ONE_OF_SEVERAL: UnavailableNow = {
  code: "UNSUPPORTED_BY_VENDOR",
  reason: "It is stored together with others, which would go too; upload those that shall stay.",
};

/** `deleteCertificate`. */
export function deleteCertificate(context: QumuloContext): Change<"DELETE_CERTIFICATE"> {
  return stepwise<"DELETE_CERTIFICATE">(context, {
    condition: "The CA certificate only.",
    available: ({ nativeId }) => (nativeId === AUTHORITY_ID ? null : ONE_OF_SEVERAL),
    steps: {
      [`DELETE ${AUTHORITY}`]: {
        reading: () => ({ accept: [404] }),
        lookUp: async (_, call) =>
          (await readAuthority(context, call)) === null ? { found: "DONE", facts: {} } : { found: "NOT_DONE" },
      },
    },
    async plan({ input: { target } }, call) {
      const { displayName, thumbprint } = target;
      const now = await readAuthority(context, call);
      const field = "input.id";
      const gone = { field, say: `there is no certificate ${displayName} any more` };
      if (now === null) throw refusal(context, "NOT_FOUND", gone);
      const { ca_certificate: pem } = now.value;
      const several = { field, say: `${displayName}: ${ONE_OF_SEVERAL.reason}` };
      if (pemBlocks(pem).length > 1) throw refusal(context, ONE_OF_SEVERAL.code, several);
      const other = { field, say: `${displayName} was replaced by another certificate; look again` };
      const [stored] = certificateRows(context.sourceId, pem);
      if (stored?.thumbprint !== thumbprint) throw refusal(context, "CONFLICT", other);
      const removal = plannedSend({
        purpose: "Remove the CA certificate",
        method: "DELETE",
        path: AUTHORITY,
        headers: ifMatch(now.etag),
        proof: "KEYED",
      });
      return {
        sends: [removal],
        target: { kind: "Certificate", nativeId: AUTHORITY_ID },
        targetName: displayName,
        locks: [`Certificate ${AUTHORITY_ID}`],
        touches: ["Certificate"],
        facts: {},
      };
    },
  });
}
