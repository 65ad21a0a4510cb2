// Which directories are exported over NFS? One for most volumes, with the odd restrictions that the sheet knows (§8.5).
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FileNode, FileTree } from "../fileTree.ts";

/** An identity in an export's mapping. */
interface MappedIdentity {
  id_type: string;
  id_value: string;
}

/** One rule of an export; the first that matches a client wins. */
interface NfsRestriction {
  /** Addresses, ranges, networks or names; empty means every host. */
  host_restrictions: string[];
  read_only: boolean;
  require_privileged_port: boolean;
  user_mapping: string;
  map_to_user?: MappedIdentity;
  map_to_group?: MappedIdentity | null;
  /** Newer cores only. */
  required_authentication_mode?: string;
}

/** An export as `/v2/nfs/exports/` shows it. */
export interface NfsExport {
  id: string;
  export_path: string;
  fs_path: string;
  description: string;
  restrictions: NfsRestriction[];
  fields_to_present_as_32_bit: string[];
  tenant_id: number;
}

const plain = { read_only: false, require_privileged_port: false, user_mapping: "NFS_MAP_NONE" };
const everyHost: NfsRestriction = {
  host_restrictions: [],
  ...plain,
  map_to_user: { id_type: "LOCAL_USER", id_value: "0" },
};

function restrictionsOf(index: number, random: SeededRandom): NfsRestriction[] {
  const network = `10.${random.int(0, 31)}.${random.int(0, 255)}.0/24`;
  switch (index % 6) {
    case 0:
      return [everyHost];
    case 1:
      return [
        { ...plain, host_restrictions: [network, "build-01.example.com"], require_privileged_port: true },
        { ...everyHost, read_only: true },
      ];
    case 2:
      return [
        {
          ...plain,
          host_restrictions: ["10.20.0.10-10.20.0.40"],
          user_mapping: "NFS_MAP_ROOT",
          map_to_user: { id_type: "NFS_UID", id_value: "65534" },
          map_to_group: { id_type: "NFS_GID", id_value: "65534" },
        },
      ];
    case 3:
      return [
        {
          ...plain,
          host_restrictions: [network],
          read_only: true,
          user_mapping: "NFS_MAP_ALL",
          map_to_user: { id_type: "LOCAL_USER", id_value: "501" },
          map_to_group: null,
        },
      ];
    case 4:
      return [{ ...plain, host_restrictions: [network], required_authentication_mode: "AUTHENTICATION_MODE_KRB5P" }];
    default:
      return [{ ...everyHost, host_restrictions: [network], required_authentication_mode: "AUTHENTICATION_MODE_NONE" }];
  }
}

/** Makes one export of a directory. */
export function seedNfsExport(random: SeededRandom, id: number, fsPath: string): NfsExport {
  return {
    id: String(id),
    export_path: fsPath,
    fs_path: fsPath,
    description: random.chance(0.5) ? "" : `Export of ${fsPath}`,
    restrictions: restrictionsOf(id, random),
    fields_to_present_as_32_bit: random.chance(0.1) ? ["FILE_IDS"] : [],
    tenant_id: 1,
  };
}

/** Makes the factory export of "/" with id "1", and one for seven in ten volumes; some lie below the volume itself. */
export function seedNfsExports(random: SeededRandom, tree: FileTree, volumes: readonly FileNode[]): NfsExport[] {
  const factory: NfsExport = {
    id: "1",
    export_path: "/",
    fs_path: "/",
    description: "Default root export",
    restrictions: [everyHost],
    fields_to_present_as_32_bit: [],
    tenant_id: 1,
  };
  const exported = volumes.filter((_, index) => index % 10 < 7);
  const rows = exported.map((volume, index) => {
    const isDeeper = index % 8 === 5;
    const path = tree.pathOf(volume).slice(0, -1);
    if (isDeeper) tree.addPath(`${path}/public`, volume.createdAtMs);
    return seedNfsExport(random, index + 2, isDeeper ? `${path}/public` : path);
  });
  return [factory, ...rows];
}
