// Nulls that the vendor's schemas forget are an answer, not a fault.
import { expect, it } from "vitest";
import { zProtection, zUpgrade } from "../../../src/connectors/qumulo/raw/cluster.ts";
import { zTreeDeletes } from "../../../src/connectors/qumulo/raw/files.ts";
import { zExports, zSmbShares } from "../../../src/connectors/qumulo/raw/shares.ts";

it("quirk Q-38: takes every null that is known from the wire", () => {
  const treeDelete = { id: "5", create_time: "", initial_path: "/a/", last_error_message: null };
  expect(zTreeDeletes.safeParse({ jobs: [treeDelete] }).error).toBeUndefined();
  expect(
    zUpgrade.safeParse({ state: "UPGRADE_STATE_IDLE", progress: 0, settings: null, error_info: "" }).error,
  ).toBeUndefined();
  expect(zProtection.safeParse({ pending_configuration: null }).error).toBeUndefined();
  const restriction = {
    host_restrictions: [],
    read_only: false,
    user_mapping: "NFS_MAP_NONE",
    map_to_user: null,
    map_to_group: null,
  };
  const share = { id: "1", export_path: "/", fs_path: "/", description: "", restrictions: [restriction] };
  expect(zExports.safeParse([share]).error).toBeUndefined();
  const trustee = { domain: "WORLD", auth_id: "8589934592", uid: null, gid: null, sid: "S-1-1-0", name: null };
  const smb = { id: "1", share_name: "a", fs_path: "/", permissions: [{ type: "ALLOWED", trustee, rights: ["READ"] }] };
  expect(zSmbShares.safeParse([smb]).error).toBeUndefined();
});
