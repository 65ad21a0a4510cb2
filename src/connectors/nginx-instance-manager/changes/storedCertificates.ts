// Which certificate does the vendor hold under a name now (sheet §6.5)? Used by changes of certificates.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { RowName } from "../../../contract/changes/Change.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { certificateRow } from "../map/saved.ts";
import type { Nim } from "../nim.ts";
import { listOf, text } from "../raw/pieces.ts";
import { rawCert } from "../raw/saved.ts";
import { certificateDigest } from "./certificateContent.ts";

const rawStored = rawCert.extend({
  uid: text.catch(null),
  nginxResourceType: text.catch(null),
  modified: text.catch(null),
  certAssignmentDetails: listOf(z.unknown()).catch(null),
  certPEMDetails: z
    .object({ publicCert: text, caCerts: listOf(z.string()) })
    .nullish()
    .catch(null),
});

/** A certificate as it is stored. */
export interface Stored {
  readonly uid: string | null;
  readonly modified: string | null;
  readonly resourceType: string | null;
  /** Of what is public; null where the vendor does not show it. */
  readonly digest: string | null;
  readonly thumbprint: string | null;
  /** Links to the instances that shall use it; null when the vendor does not say. */
  readonly instanceRefs: readonly string[] | null;
  /** On how many instances it lies by now. */
  readonly assigned: number;
}

/** Reads it; null when there is none of that name. */
export async function readStored({ client, sourceId }: Nim, name: string, call: Call): Promise<Stored | null> {
  const action = "read a certificate";
  const path = `/certs/${encodeURIComponent(name)}`;
  const { status, body } = await client.send({ action, method: "GET", path, expect: [404] }, call);
  if (status === 404) return null;
  const raw = parseAnswer(rawStored, body, { sourceId, action });
  const publicCert = raw.certPEMDetails?.publicCert ?? null;
  const caCerts = raw.certPEMDetails?.caCerts ?? [];
  return {
    uid: raw.uid,
    modified: raw.modified,
    resourceType: raw.nginxResourceType,
    digest: publicCert === null ? null : certificateDigest({ publicCert, caCerts }),
    thumbprint: certificateRow(sourceId, raw).thumbprint,
    instanceRefs: raw.instanceRefs,
    assigned: raw.certAssignmentDetails?.length ?? 0,
  };
}

/** Its row. */
export const certificateName = (nativeId: string): RowName => ({ kind: "Certificate", nativeId });
