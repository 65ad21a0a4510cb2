// Which directories are shared over SMB, and with whom? Shares with the access lists and network rules of sheet §8.6.
import { people } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FileNode, FileTree } from "../fileTree.ts";
import { everyone, type Identity, localIdentity } from "./identities.ts";

/** One entry of a share's access list. */
interface SmbPermission {
  type: "ALLOWED" | "DENIED";
  trustee: Identity;
  rights: string[];
}

/** One network rule; no ranges means every host. */
interface SmbNetworkPermission {
  type: "ALLOWED" | "DENIED";
  address_ranges: string[];
  rights: string[];
}

/** A share as `/v2/smb/shares/` shows it. */
export interface SmbShare {
  id: string;
  share_name: string;
  fs_path: string;
  description: string;
  permissions: SmbPermission[];
  network_permissions: SmbNetworkPermission[];
  access_based_enumeration_enabled: boolean;
  default_file_create_mode: string;
  default_directory_create_mode: string;
  bytes_per_sector: string;
  require_encryption: boolean;
  tenant_id: number;
}

const readWrite = ["READ", "WRITE"];

function permissionsOf(index: number): SmbPermission[] {
  const person = localIdentity(people[index % people.length] as string, 1_000 + (index % people.length));
  const other = localIdentity(people[(index + 3) % people.length] as string, 1_000 + ((index + 3) % people.length));
  switch (index % 4) {
    case 0:
      return [{ type: "ALLOWED", trustee: everyone, rights: ["ALL"] }];
    case 1:
      return [
        { type: "DENIED", trustee: other, rights: ["WRITE"] },
        { type: "ALLOWED", trustee: everyone, rights: ["READ"] },
        { type: "ALLOWED", trustee: person, rights: readWrite },
      ];
    case 2:
      return [{ type: "ALLOWED", trustee: person, rights: [...readWrite, "CHANGE_PERMISSIONS"] }];
    default:
      return [
        { type: "DENIED", trustee: everyone, rights: ["ALL"] },
        { type: "ALLOWED", trustee: person, rights: ["ALL"] },
      ];
  }
}

function networkPermissionsOf(index: number, random: SeededRandom): SmbNetworkPermission[] {
  if (index % 5 === 0) return [];
  if (index % 5 === 1)
    return [{ type: "ALLOWED", address_ranges: [`10.${random.int(0, 31)}.0.0/16`], rights: ["ALL"] }];
  return [{ type: "ALLOWED", address_ranges: [], rights: ["ALL"] }];
}

/** Makes one share of a directory. */
export function seedSmbShare(random: SeededRandom, id: number, fsPath: string): SmbShare {
  const label = fsPath.split("/").filter(Boolean).join("-") || "root";
  return {
    id: String(id),
    share_name: id % 7 === 0 ? `${label}$` : label,
    fs_path: fsPath,
    description: random.chance(0.5) ? "" : `Share of ${fsPath}`,
    permissions: permissionsOf(id),
    network_permissions: networkPermissionsOf(id, random),
    access_based_enumeration_enabled: random.chance(0.3),
    default_file_create_mode: "0644",
    default_directory_create_mode: "0755",
    bytes_per_sector: "512",
    require_encryption: random.chance(0.25),
    tenant_id: 1,
  };
}

/** Makes a share for seven in ten volumes. */
export function seedSmbShares(random: SeededRandom, tree: FileTree, volumes: readonly FileNode[]): SmbShare[] {
  return volumes
    .filter((_, index) => index % 10 >= 3)
    .map((volume, index) => seedSmbShare(random, index + 1, tree.pathOf(volume).slice(0, -1)));
}
