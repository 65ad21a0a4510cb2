// What does a body mean by a pool, a tape, a file or a folder? Ids, names, barcodes and paths become what is kept of a task's end.
import type { Nodeum } from "../nodeum.ts";
import { containerIdOf, type FileRecord, filesOfContainer } from "../state/fileTree.ts";
import { type Json, unprocessable } from "../wire/apiError.ts";

/** Finds everything that a body names; throws a 422 with the attribute that names nothing. */
export function resolveTaskEnd({ state }: Nodeum, values: Json, fileKey: "file" | "folder"): Json {
  const { pools, tapes, containers } = state;
  const { pool_id, pool_name, tape_id, tape_barcode, file_id, folder_id, folder_path, ...plain } = values;
  const found: Json = { ...plain };
  const settle = (name: string, value: unknown, find: (text: string) => Json | undefined) => {
    if (value === undefined || value === null) return;
    const target = find(String(value));
    if (target === undefined) throw unprocessable({ [name]: [{ error: "invalid", value: String(value) }] });
    Object.assign(found, target);
  };
  const poolOf = (row?: { id: number }) => row && { pool_id: row.id };
  const tapeOf = (row?: { id: number }) => row && { tape_id: row.id };
  settle("pool_id", pool_id, (id) => poolOf(pools.get(id)));
  settle("pool_name", pool_name, (wanted) => poolOf(pools.list().find(({ name }) => name === wanted)));
  settle("tape_id", tape_id, (id) => tapeOf(tapes.get(id)));
  settle("tape_barcode", tape_barcode, (wanted) => tapeOf(tapes.list().find(({ barcode }) => barcode === wanted)));
  settle(`${fileKey}_id`, fileKey === "folder" ? folder_id : file_id, (id) => {
    const container = containers.get(String(containerIdOf(Number(id))));
    const file = container && filesOfContainer(container).all.find((row) => String(row.id) === id);
    return file && { file_id: file.id, file_path: file.file_path, container_id: container.id };
  });
  const path = fileKey === "folder" ? folder_path : plain.file_path;
  if (typeof path !== "string") return found;
  const first = path.split("/").find((part) => part !== "");
  const container = containers.list().find(({ name }) => name === first);
  return { ...found, file_path: path, file_id: null, container_id: container?.id ?? null };
}

/** The file of a path in the catalogue, or undefined when the catalogue does not have it. */
export function fileOfPath({ state }: Nodeum, path: string, containerId: number | null): FileRecord | undefined {
  const container = state.containers.get(String(containerId));
  return container && filesOfContainer(container).all.find((row) => row.file_path === path);
}
