// What do containers, pools and file servers look like, and how do they change? (sheet §6.4 to §6.6)
import type { Nodeum } from "../nodeum.ts";
import { privilegesOfContainer, sharesOfNas } from "../state/nodeumState.ts";
import type {
  ContainerRecord,
  NasRecord,
  NasShareRecord,
  PrimaryScanRecord,
  PrivilegeRecord,
} from "../state/storageRecords.ts";
import { type Attributes, fixed, settable } from "../wire/attributes.ts";
import { isoTime } from "../wire/isoTime.ts";
import type { Resource } from "./resource.ts";
import { tableChanges } from "./tableChanges.ts";

const rights = ["none", "read", "read_write"];

const containerAttributes: Attributes = {
  id: fixed("integer"),
  name: settable("text", { required: true, unique: true }),
  comment: settable("text"),
  quota_total_size: settable("integer", { min: 0 }),
  quota_on_cache: settable("integer", { min: 0, cachePercent: true }),
  stat_total_files: fixed("integer"),
  only_on_cache_file_count: fixed("integer", { unfiltered: true }),
  stat_total_size: fixed("integer"),
  stat_size_on_cache: fixed("integer"),
  only_on_cache_file_size_sum: fixed("integer", { unfiltered: true }),
  guest_right: settable("text", { choices: rights }),
  last_update: fixed("text"),
};

const containerPools: Attributes = {
  push_pool_id: settable("integer", { unfiltered: true }),
  cleaning_pool_id: settable("integer", { unfiltered: true }),
};

/** Containers. Changes are of the record only: no folder and no Samba share is made (sheet §6.4). */
export function containers(nodeum: Nodeum): Resource<ContainerRecord> {
  const table = () => nodeum.state.containers;
  const touch = () => ({ last_update: isoTime(nodeum.now()) });
  return {
    word: "container",
    plural: "containers",
    names: ["name"],
    attributes: nodeum.behaviour.containerPools ? { ...containerAttributes, ...containerPools } : containerAttributes,
    table,
    create: (values) => table().add({ ...emptyContainer, ...touch(), ...values } as Omit<ContainerRecord, "id">),
    update: (row, values) => table().patch(String(row.id), { ...values, ...touch() }) ?? row,
    destroy: (row) => {
      const { privileges } = nodeum.state;
      for (const { id } of privilegesOfContainer(privileges.list(), row.id)) privileges.remove(String(id));
      table().remove(String(row.id));
    },
  };
}

const emptyContainer = {
  comment: "",
  quota_total_size: null,
  quota_on_cache: null,
  stat_total_files: 0,
  only_on_cache_file_count: 0,
  stat_total_size: 0,
  stat_size_on_cache: 0,
  only_on_cache_file_size_sum: 0,
  guest_right: "none",
  push_pool_id: null,
  cleaning_pool_id: null,
};

/** Who may do what in a container. */
export function containerPrivileges(nodeum: Nodeum): Resource<PrivilegeRecord> {
  const table = () => nodeum.state.privileges;
  return {
    word: "container_privilege",
    plural: "container_privileges",
    names: [],
    attributes: {
      id: fixed("integer"),
      name: settable("text", { required: true, unique: true }),
      privilege: settable("text", { choices: rights }),
      type: settable("text", { choices: ["user", "group"] }),
    },
    table,
    ...tableChanges(table, { privilege: "none", type: "user" }),
  };
}

/** File servers. */
export function nasServers(nodeum: Nodeum): Resource<NasRecord> {
  const table = () => nodeum.state.nas;
  return {
    word: "nas",
    plural: "nas",
    names: ["name"],
    attributes: {
      id: fixed("integer"),
      name: settable("text", { required: true, unique: true }),
      host: settable("text", { required: true }),
      type: settable("text", {
        choices: ["smb_v1", "smb_v2_1", "smb_v3", "nfs_v3", "nfs_v4", "storenext_v5"],
        required: true,
      }),
      comment: settable("text"),
      price: settable("text"),
    },
    table,
    ...tableChanges(table, { comment: "", price: null }),
    destroy: (row) => {
      const { nasShares } = nodeum.state;
      for (const { id } of sharesOfNas(nasShares.list(), row.id)) nasShares.remove(String(id));
      table().remove(String(row.id));
    },
  };
}

/** Shares of file servers that Nodeum mounts. */
export function nasShares(nodeum: Nodeum): Resource<NasShareRecord> {
  const table = () => nodeum.state.nasShares;
  const blank = { pool_id: null, options: "", username: null, password: null, file_count: 0, file_size_sum: 0 };
  return {
    word: "nas_share",
    plural: "nas_shares",
    names: ["name"],
    attributes: {
      id: fixed("integer"),
      nas_id: fixed("integer"),
      pool_id: fixed("integer"),
      name: settable("text", { required: true, unique: true }),
      path: settable("text", { required: true }),
      options: settable("text"),
      username: settable("text"),
      password: settable("text", { secretScope: "nas_shares/get_password", unfiltered: true }),
      file_count: fixed("integer", { unfiltered: true }),
      file_size_sum: fixed("integer", { unfiltered: true }),
    },
    table,
    ...tableChanges(table, blank),
  };
}

/** How often primary pools are scanned. */
export function primaryScans(nodeum: Nodeum): Resource<PrimaryScanRecord> {
  const table = () => nodeum.state.primaryScans;
  return {
    word: "primary_scan",
    plural: "primary_scans",
    names: [],
    attributes: {
      id: fixed("integer"),
      pool_id: fixed("integer"),
      enabled: settable("flag"),
      operand: settable("number", { min: 0 }),
      unit: settable("text", { choices: ["minutes", "hours", "days", "weeks", "months", "years"] }),
    },
    table,
    ...tableChanges(table, { enabled: true, operand: 1, unit: "days" }),
  };
}
