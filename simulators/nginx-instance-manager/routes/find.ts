// Which row does an address mean? Used by all routes; what is not there is a 404 with details (sheet §3).
import type { NimState } from "../state/nimState.ts";
import { instanceKey } from "../state/nimState.ts";
import type { GroupRecord, InstanceRecord } from "../state/systemRecords.ts";
import { notFound } from "../wire/apiError.ts";

/** The instance of a system; throws 404. */
export function findInstance(state: NimState, params: { systemUid: string; nginxUid: string }): InstanceRecord {
  const instance = state.instances.get(instanceKey(params.systemUid, params.nginxUid));
  if (instance === undefined) throw notFound(`instance ${params.nginxUid} of system ${params.systemUid}`);
  return instance;
}

/** The instance group; throws 404. */
export function findGroup(state: NimState, uid: string): GroupRecord {
  const group = state.groups.get(uid);
  if (group === undefined) throw notFound(`instance group ${uid}`);
  return group;
}
