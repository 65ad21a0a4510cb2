// How do shares come to be and change? Reads the bodies of POST and PATCH for both protocols (sheet §8).
import type { Hub } from "../hub.ts";
import type { NfsClient, NfsShareRecord, SambaShareRecord } from "../state/spaceRecords.ts";
import { ApiError, type Json } from "../wire/apiError.ts";
import { anyJson, type Fields, flag, integer, listOf, objectOf, readFields, reference, text } from "../wire/fields.ts";

const clientFields: Fields = {
  hosts: text({ required: true }),
  read_only: flag(),
  asynchronous: flag(),
  write_delay: flag(),
  subtree_check: flag(),
  insecure_ports: flag(),
  force_root_user_id: flag(),
  force_all_user_id: flag(),
  anonymous_user_id: integer({ nullable: true }),
  anonymous_group_id: integer({ nullable: true }),
  advanced_settings: anyJson,
};

const plainClient: Omit<NfsClient, "id" | "uuid"> = {
  hosts: "",
  read_only: false,
  asynchronous: false,
  write_delay: true,
  subtree_check: false,
  insecure_ports: false,
  force_root_user_id: true,
  force_all_user_id: false,
  anonymous_user_id: null,
  anonymous_group_id: null,
  advanced_settings: {},
};

/** A reference to a space by its number. */
function spaceField(hub: Hub) {
  return reference((id) => hub.state.spaces.get(String(id)) !== undefined, { required: true });
}

/**
 * Reads an NFS share. `clients` replaces the whole list; `nfs_share` in a client is ignored and filled in here,
 * because it cannot be known before the share exists (sheet §8).
 */
export function readNfsShare(hub: Hub, body: Json, old: NfsShareRecord | null): Omit<NfsShareRecord, "id"> {
  const { random, nfsShares } = hub.state;
  const clients = listOf(objectOf(clientFields));
  const fields = readFields(
    body,
    { space: spaceField(hub), path: text(), name: text(), fsid: integer({ min: 0 }), clients },
    old !== null,
  );
  const space = Number(fields.space ?? old?.space);
  const highestFsid = nfsShares.list().reduce((highest, { fsid }) => Math.max(highest, fsid), 1000);
  return {
    uuid: old?.uuid ?? random.uuid(),
    space,
    path: String(fields.path ?? old?.path ?? hub.state.spaces.get(String(space))?.mountpoint ?? ""),
    fsid: Number(fields.fsid ?? old?.fsid ?? highestFsid + 1),
    name: String(fields.name ?? old?.name ?? ""),
    clients:
      fields.clients === undefined ? (old?.clients ?? []) : newClients(hub, fields.clients as Partial<NfsClient>[]),
  };
}

function newClients(hub: Hub, given: readonly Partial<NfsClient>[]): NfsClient[] {
  const { random, nfsShares } = hub.state;
  const used = nfsShares.list().flatMap((share) => share.clients.map(({ id }) => id));
  const first = used.reduce((highest, id) => Math.max(highest, id), 0) + 1;
  return given.map((client, at) => ({ ...plainClient, ...client, id: first + at, uuid: random.uuid() }));
}

const sambaFields: Fields = {
  name: text({ required: true, maxLength: 80 }),
  read_only: flag({ required: true }),
  visible: flag({ required: true }),
  path: text(),
  guest_ok: flag(),
  hsm_support: flag(),
  multi_thread_reads: flag(),
  multi_thread_writes: flag(),
  root_share_locking: flag(),
  create_mask: text(),
  directory_mask: text(),
  force_create_mode: text(),
  force_directory_mode: text(),
  allowed_users: anyJson,
  admin_users: anyJson,
  hosts_allow: anyJson,
  hosts_deny: anyJson,
  advanced_settings: anyJson,
};

const plainSamba: Omit<SambaShareRecord, "id" | "uuid" | "space" | "path"> = {
  name: "",
  read_only: false,
  visible: true,
  guest_ok: false,
  hsm_support: true,
  multi_thread_reads: true,
  multi_thread_writes: true,
  root_share_locking: false,
  create_mask: "0664",
  directory_mask: "0775",
  force_create_mode: "0664",
  force_directory_mode: "0775",
  allowed_users: [],
  admin_users: [],
  hosts_allow: [],
  hosts_deny: [],
  advanced_settings: {},
};

/** Reads a Samba share; its name must not be taken. */
export function readSambaShare(hub: Hub, body: Json, old: SambaShareRecord | null): Omit<SambaShareRecord, "id"> {
  const fields = readFields(body, { ...sambaFields, space: spaceField(hub) }, old !== null);
  const taken = hub.state.sambaShares.list().some(({ id, name }) => name === fields.name && id !== old?.id);
  if (taken) throw new ApiError(400, { name: ["samba share with this name already exists."] });
  const space = Number(fields.space ?? old?.space);
  const path = String(old?.path ?? hub.state.spaces.get(String(space))?.mountpoint ?? "");
  return { uuid: old?.uuid ?? hub.state.random.uuid(), path, ...(old ?? plainSamba), ...fields, space };
}
