// What do the sources and destinations of a task look like? They are written flat and read nested (sheet §6.1).
import type { Nodeum } from "../nodeum.ts";
import type { TaskEndRecord } from "../state/taskRecords.ts";
import { type Json, unprocessable } from "../wire/apiError.ts";
import { type Attributes, fixed, settable } from "../wire/attributes.ts";
import { fileJson } from "./fileJson.ts";
import { pools } from "./poolResource.ts";
import { present, type Resource } from "./resource.ts";
import { containers } from "./storageResources.ts";
import { tableChanges } from "./tableChanges.ts";
import { tapes } from "./tapeResources.ts";

const writtenOnly = { hidden: true } as const;
const byName = { hidden: true, unfiltered: true } as const;

const shared: Attributes = {
  tape_id: settable("integer", writtenOnly),
  tape_barcode: settable("text", byName),
  pool_id: settable("integer", writtenOnly),
  pool_name: settable("text", byName),
  container: fixed("json"),
  tape: fixed("json"),
  pool: fixed("json"),
};

/** Where tasks read from. */
export function taskSources(nodeum: Nodeum): Resource<TaskEndRecord> {
  return endResource(nodeum, {
    word: "task_source",
    table: () => nodeum.state.sources,
    fileKey: "file",
    attributes: {
      id: fixed("integer"),
      file: fixed("json"),
      range: settable("ids"),
      import_file: fixed("json"),
      file_id: settable("integer", writtenOnly),
      file_path: settable("text", byName),
      import_file_id: settable("integer", writtenOnly),
      import_file_path: settable("text", byName),
      ...shared,
    },
  });
}

/** Where tasks write to. */
export function taskDestinations(nodeum: Nodeum): Resource<TaskEndRecord> {
  return endResource(nodeum, {
    word: "task_destination",
    table: () => nodeum.state.destinations,
    fileKey: "folder",
    attributes: {
      id: fixed("integer"),
      folder: fixed("json"),
      folder_id: settable("integer", writtenOnly),
      folder_path: settable("text", byName),
      ...shared,
    },
  });
}

type EndParts = Pick<Resource<TaskEndRecord>, "word" | "attributes"> & {
  readonly table: () => Nodeum["state"]["sources"];
  readonly fileKey: "file" | "folder";
};

function endResource(nodeum: Nodeum, { word, table, fileKey, attributes }: EndParts): Resource<TaskEndRecord> {
  const changes = tableChanges(table, emptyEnd);
  return {
    word,
    plural: `${word}s`,
    names: [],
    attributes,
    table,
    values: (row) => ({
      ...row,
      [`${fileKey}_id`]: row.file_id,
      [fileKey]: row.file_path === null ? null : fileJson(row.file_id, row.file_path),
      import_file: row.import_file_path === null ? null : fileJson(row.import_file_id, row.import_file_path),
      ...nested(nodeum, row),
    }),
    create: (values) => changes.create(resolveEnd(nodeum, values, fileKey)),
    update: (row, values) => changes.update(row, resolveEnd(nodeum, values, fileKey)),
    destroy: changes.destroy,
  };
}

const emptyEnd = {
  file_id: null,
  file_path: null,
  range: null,
  import_file_id: null,
  import_file_path: null,
  container_id: null,
  tape_id: null,
  pool_id: null,
};

const inside = { caller: { username: "", may: () => false }, now: 0 };

function nested(nodeum: Nodeum, { container_id, pool_id, tape_id }: TaskEndRecord): Json {
  const { state } = nodeum;
  const container = state.containers.get(String(container_id));
  const pool = state.pools.get(String(pool_id));
  const tape = state.tapes.get(String(tape_id));
  return {
    container: container && present(nodeum, containers(nodeum), { row: container, ...inside }),
    pool: pool && present(nodeum, pools(nodeum), { row: pool, ...inside }),
    tape: tape && present(nodeum, tapes(nodeum), { row: tape, ...inside }),
  };
}

/** Finds what a body means by id, name, barcode or path; throws a 422 naming what does not exist. */
function resolveEnd(nodeum: Nodeum, values: Json, fileKey: string): Json {
  const { pools: poolTable, tapes: tapeTable, containers: containerTable } = nodeum.state;
  const { pool_id, pool_name, tape_id, tape_barcode, folder_id, folder_path, ...plain } = values;
  const found: Json = { ...plain };
  const settle = (name: string, value: unknown, target: { id: number } | undefined, key: string) => {
    if (value === undefined || value === null) return;
    if (target === undefined) throw unprocessable({ [name]: [{ error: "invalid", value: String(value) }] });
    found[key] = target.id;
  };
  settle("pool_id", pool_id, poolTable.get(String(pool_id)), "pool_id");
  settle(
    "pool_name",
    pool_name,
    poolTable.list().find(({ name }) => name === pool_name),
    "pool_id",
  );
  settle("tape_id", tape_id, tapeTable.get(String(tape_id)), "tape_id");
  settle(
    "tape_barcode",
    tape_barcode,
    tapeTable.list().find(({ barcode }) => barcode === tape_barcode),
    "tape_id",
  );
  const path = fileKey === "folder" ? folder_path : plain.file_path;
  if (fileKey === "folder" && folder_id !== undefined) found.file_id = folder_id;
  if (typeof path === "string") {
    found.file_path = path;
    const first = path.split("/").find((part) => part !== "");
    found.container_id = containerTable.list().find(({ name }) => name === first)?.id ?? null;
  }
  return found;
}
