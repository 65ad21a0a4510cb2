// How do cloud credentials become StoragePools? One per credential, although the console lists it once per filer. Pure; used
// by the feed `filers`.
import type { StoragePoolRow } from "../../../contract/rows/StoragePool.ts";
import type { LifecycleState } from "../../../contract/words.ts";
import type { RawCredential } from "../raw/filer.ts";
import type { NasuniWords } from "./words.ts";

/** Key of the pool that a credential opens. */
export const cloudKey = (credential: string): string => `cloud:${credential}`;

/** Back ends, in the order in which their credentials are first listed. */
export function cloudPoolRows(
  sourceId: string,
  credentials: readonly RawCredential[],
  words: NasuniWords,
): StoragePoolRow[] {
  const groups = Map.groupBy(credentials, (credential) => credential.cred_uuid);
  return [...groups.values()].map((group) => cloudPoolRow(sourceId, group, words));
}

/** A back end: its capacity has no end, and none is made up. It is there when it is there at every filer. */
export function cloudPoolRow(sourceId: string, group: readonly RawCredential[], words: NasuniWords): StoragePoolRow {
  const [first] = group;
  if (first === undefined) throw new RangeError("A back end has at least one credential.");
  const differing = group.find((credential) => credential.status !== first.status);
  const states = new Set(group.map((credential) => words.credential(credential.status)));
  const inUse = group.map((credential) => credential.in_use);
  return {
    kind: "StoragePool",
    sourceId,
    nativeId: cloudKey(first.cred_uuid),
    displayName: first.name ?? first.cred_uuid,
    nativeState: differing === undefined ? first.status : null,
    name: first.name,
    description: first.note,
    poolType: "CLOUD",
    site: null,
    lifecycle: lifecycleOf(states),
    health: "UNKNOWN",
    capacity: null,
    details: {
      __typename: "NasuniCloudBackendDetails",
      sourceId,
      credentialId: first.cred_uuid,
      cloudProvider: first.cloud_provider,
      inUse: inUse.includes(true) ? true : inUse.includes(null) ? null : false,
    },
  };
}

function lifecycleOf(states: ReadonlySet<LifecycleState>): LifecycleState {
  if (states.has("UPDATING")) return "UPDATING";
  return states.has("UNKNOWN") ? "UNKNOWN" : "AVAILABLE";
}
