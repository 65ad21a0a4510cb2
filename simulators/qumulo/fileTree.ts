// Which directories and files are there, and how much do they hold? The file system behind quotas, shares and snapshots.

/** A file or directory. */
export interface FileNode {
  /** Decimal 64-bit number as text. */
  readonly id: string;
  name: string;
  /** null for the root only. */
  parent: FileNode | null;
  readonly isDirectory: boolean;
  /** Children by name; empty for a file. */
  readonly children: Map<string, FileNode>;
  /** Creation, in vendor ms. */
  readonly createdAtMs: number;
  /** Last change, in vendor ms. */
  changedAtMs: number;
  /** Octal mode, such as "0755". */
  mode: string;
  /** Bytes of the whole tree from here down. */
  capacity: bigint;
  /** Files of the whole tree from here down, itself included. */
  files: bigint;
  /** Directories below this one. */
  directories: bigint;
}

/** What to put into the tree. */
interface NewNode {
  parent: FileNode;
  name: string;
  isDirectory: boolean;
  atMs: number;
  /** Id to have; the next free one when absent. */
  id?: string;
  /** Bytes that it holds itself, without later children. */
  capacity?: bigint;
  /** Files that it holds itself, without later children. */
  files?: bigint;
}

/** The tree, with look-ups by id and by path. */
export interface FileTree {
  readonly root: FileNode;
  /** By decimal id, or by absolute path with or without a slash at the end. */
  find(ref: string): FileNode | undefined;
  /** Absolute path; a directory's ends in "/". */
  pathOf(node: FileNode): string;
  /** Adds an entry; the caller has made sure that the name is free. */
  add(entry: NewNode): FileNode;
  /** Adds every directory of an absolute path that is missing, and gives the last one. */
  addPath(path: string, atMs: number): FileNode;
  /** Moves an entry to another directory and name. */
  move(node: FileNode, to: { parent: FileNode; name: string; atMs: number }): void;
  /** Changes how much a directory holds itself; its ancestors follow. */
  grow(node: FileNode, bytes: bigint): void;
  /** Takes an entry and all below it away; gives all that went. */
  remove(node: FileNode): FileNode[];
}

const rootId = "2";
const firstFreeId = 1_000_003;

function newNode({ name, isDirectory, atMs }: NewNode, id: string, parent: FileNode | null): FileNode {
  return {
    id,
    name,
    parent,
    isDirectory,
    children: new Map(),
    createdAtMs: atMs,
    changedAtMs: atMs,
    mode: isDirectory ? "0755" : "0644",
    capacity: 0n,
    files: 0n,
    directories: 0n,
  };
}

/** Adds to the totals of a node's ancestors, or takes from them with factor -1n. */
function countAbove(node: FileNode, factor: 1n | -1n): void {
  const directories = node.directories + (node.isDirectory ? 1n : 0n);
  for (let above = node.parent; above !== null; above = above.parent) {
    above.capacity += factor * node.capacity;
    above.files += factor * node.files;
    above.directories += factor * directories;
  }
}

function pathOf(node: FileNode): string {
  if (node.parent === null) return "/";
  return `${pathOf(node.parent)}${node.name}${node.isDirectory ? "/" : ""}`;
}

/** Makes a tree that holds nothing but the root directory, id "2". */
export function createFileTree(atMs: number): FileTree {
  const root: FileNode = newNode({ parent: {} as FileNode, name: "", isDirectory: true, atMs }, rootId, null);
  const byId = new Map<string, FileNode>([[rootId, root]]);
  let nextId = firstFreeId;
  const segments = (path: string) => path.split("/").filter((segment) => segment !== "");
  const find = (ref: string): FileNode | undefined => {
    if (!ref.startsWith("/")) return byId.get(ref);
    let node: FileNode | undefined = root;
    for (const segment of segments(ref)) node = node?.children.get(segment);
    return node;
  };
  const add = (entry: NewNode): FileNode => {
    while (byId.has(String(nextId))) nextId += 1;
    const node = newNode(entry, entry.id ?? String(nextId), entry.parent);
    node.capacity = entry.capacity ?? 0n;
    node.files = entry.files ?? (entry.isDirectory ? 0n : 1n);
    entry.parent.children.set(node.name, node);
    byId.set(node.id, node);
    countAbove(node, 1n);
    return node;
  };
  const detach = (node: FileNode) => {
    countAbove(node, -1n);
    node.parent?.children.delete(node.name);
  };
  const forgetAll = (node: FileNode): FileNode[] => {
    byId.delete(node.id);
    return [node, ...[...node.children.values()].flatMap(forgetAll)];
  };
  return {
    root,
    find,
    pathOf,
    add,
    addPath: (path, whenMs) =>
      segments(path).reduce(
        (parent, name) => parent.children.get(name) ?? add({ parent, name, isDirectory: true, atMs: whenMs }),
        root,
      ),
    move: (node, { parent, name, atMs: whenMs }) => {
      detach(node);
      node.parent = parent;
      node.name = name;
      node.changedAtMs = whenMs;
      parent.children.set(name, node);
      countAbove(node, 1n);
    },
    grow: (node, bytes) => {
      for (let at: FileNode | null = node; at !== null; at = at.parent) at.capacity += bytes;
    },
    remove: (node) => {
      detach(node);
      return forgetAll(node);
    },
  };
}
