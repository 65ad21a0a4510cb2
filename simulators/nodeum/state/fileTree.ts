// Which files does a container have? A small tree that follows from the container alone, so that nothing needs to be kept.
import { isoTime } from "../wire/isoTime.ts";
import type { ContainerRecord } from "./storageRecords.ts";

/** A file or folder as the catalogue has it. Size in bytes. */
export interface FileRecord {
  /** A thousand times the container's id, plus the place in its tree. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Id of the folder it is in; null at the top. */
  readonly parent: number | null;
  /** Kind, one of the words of the API. */
  readonly type: "file" | "folder";
  /** Unix permission bits. */
  readonly permission: number;
  /** Bytes. */
  readonly size: number;
  /** When its metadata changed. */
  readonly change_date: string;
  /** When it was changed last. */
  readonly modification_date: string;
  /** When it was read last. */
  readonly access_date: string;
  /** Owner. */
  readonly uid: number;
  /** Group of the owner. */
  readonly gid: number;
  /** From the container on; single reads show it. */
  readonly file_path: string;
}

const perContainer = 1_000;
const folderNames = ["done", "incoming", "2025"];
const endings = ["mov", "exr", "pdf", "csv", "tar"];

/** Id of the container that a file id belongs to. */
export const containerIdOf = (fileId: number): number => Math.floor(fileId / perContainer);

/** The files of one container: those at its top, and those in each folder. */
export interface ContainerFiles {
  /** Folders at the top. */
  readonly top: readonly FileRecord[];
  /** By id of their folder. */
  readonly children: ReadonlyMap<number, readonly FileRecord[]>;
  /** All of them. */
  readonly all: readonly FileRecord[];
}

const known = new WeakMap<ContainerRecord, ContainerFiles>();

/** The files of a container; always the same rows while the container is not changed. */
export function filesOfContainer(container: ContainerRecord): ContainerFiles {
  const kept = known.get(container);
  if (kept !== undefined) return kept;
  const top = folderNames.map((name, index) => makeFile(container, { place: index + 1, name, parent: null }));
  const children = new Map(top.map((folder, index) => [folder.id, filesOfFolder(container, folder, index)]));
  const files = { top, children, all: [...top, ...[...children.values()].flat()] };
  known.set(container, files);
  return files;
}

function filesOfFolder(container: ContainerRecord, folder: FileRecord, index: number): FileRecord[] {
  return Array.from({ length: 4 + (container.id % 5) }, (_, at) => {
    const name = `${folder.name}-${String(at + 1).padStart(3, "0")}.${endings[(container.id + at) % endings.length]}`;
    return makeFile(container, { place: (index + 1) * 100 + at, name, parent: folder });
  });
}

function makeFile(
  container: ContainerRecord,
  { place, name, parent }: { place: number; name: string; parent: FileRecord | null },
): FileRecord {
  const changed = isoTime(Date.parse(container.last_update) - place * 3_600_000);
  return {
    id: container.id * perContainer + place,
    name,
    parent: parent?.id ?? null,
    type: parent === null ? "folder" : "file",
    permission: parent === null ? 0o755 : 0o644,
    size: parent === null ? 4_096 : (place * 7_919 * 1_048_576) % 90_000_000_000,
    change_date: changed,
    modification_date: changed,
    access_date: container.last_update,
    uid: 1_000 + (container.id % 8),
    gid: 100,
    file_path: `${parent?.file_path ?? `/${container.name}`}/${name}`,
  };
}
