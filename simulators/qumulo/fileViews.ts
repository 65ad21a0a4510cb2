// How does Core show a file or directory? Attributes of sheet §8.3, alone and as rows of entries.
import type { FileNode, FileTree } from "./fileTree.ts";
import { nanoTime } from "./wire/rfc3339.ts";

const noExtendedAttributes = {
  read_only: false,
  hidden: false,
  system: false,
  archive: false,
  temporary: false,
  compressed: false,
  not_content_indexed: false,
  sparse_file: false,
  offline: false,
};

/** The attributes object of a node. */
export function attributesOf(tree: FileTree, node: FileNode) {
  const size = node.isDirectory ? 512n * BigInt(node.children.size + 1) : node.capacity;
  const blocks = (size + 4_095n) / 4_096n;
  return {
    path: tree.pathOf(node),
    name: node.name,
    num_links: node.isDirectory ? 2 : 1,
    type: node.isDirectory ? "FS_FILE_TYPE_DIRECTORY" : "FS_FILE_TYPE_FILE",
    major_minor_numbers: { major: 0, minor: 0 },
    symlink_target_type: "FS_FILE_TYPE_UNKNOWN",
    file_number: node.id,
    id: node.id,
    mode: node.mode,
    owner: "500",
    owner_details: { id_type: "LOCAL_USER", id_value: "admin" },
    group: "513",
    group_details: { id_type: "LOCAL_GROUP", id_value: "Users" },
    blocks: String(blocks + 1n),
    datablocks: String(blocks),
    metablocks: "1",
    size: String(size),
    access_time: nanoTime(node.changedAtMs),
    modification_time: nanoTime(node.changedAtMs),
    change_time: nanoTime(node.changedAtMs),
    creation_time: nanoTime(node.createdAtMs),
    child_count: node.children.size,
    extended_attributes: noExtendedAttributes,
    directory_entry_hash_policy: "FS_DIRECTORY_HASH_VERSION_FOLDED",
    data_revision: null,
    user_metadata_revision: null,
  };
}

/** The totals of a directory and of its largest children. */
export function aggregatesOf(tree: FileTree, node: FileNode, maxEntries: number) {
  const children = [...node.children.values()].sort((left, right) => (left.capacity < right.capacity ? 1 : -1));
  return {
    path: tree.pathOf(node),
    id: node.id,
    files: children.slice(0, maxEntries).map((child) => ({
      name: child.name,
      type: child.isDirectory ? "FS_FILE_TYPE_DIRECTORY" : "FS_FILE_TYPE_FILE",
      id: child.id,
      capacity_usage: String(child.capacity),
      data_usage: String(child.capacity),
      meta_usage: "0",
      num_files: String(child.files),
      num_directories: String(child.directories),
      num_symlinks: "0",
      num_other_objects: "0",
      named_stream_data_usage: "0",
      num_named_streams: "0",
    })),
    total_capacity: String(node.capacity),
    total_data: String(node.capacity),
    total_named_stream_data: "0",
    total_meta: "0",
    total_files: String(node.files),
    total_directories: String(node.directories + 1n),
    total_symlinks: "0",
    total_other_objects: "0",
    total_named_streams: "0",
  };
}
