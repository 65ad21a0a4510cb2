// What do the sources and destinations of a task look like? They are written flat and read nested (sheet §6.1).
import type { Nodeum } from "../nodeum.ts";
import type { TaskEndRecord } from "../state/taskRecords.ts";
import type { Json } from "../wire/apiError.ts";
import { type Attributes, fixed, settable } from "../wire/attributes.ts";
import { fileResource } from "./fileResource.ts";
import { pools } from "./poolResource.ts";
import { fileOfPath, resolveTaskEnd } from "./resolveTaskEnd.ts";
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
    values: (row) => {
      const path = row.file_path;
      const file = path === null ? undefined : fileOfPath(nodeum, path, row.container_id);
      const imported = row.import_file_path === null ? null : strangeFile(row.import_file_path);
      return {
        ...row,
        [`${fileKey}_id`]: file?.id,
        [fileKey]: file ? present(nodeum, files, { row: file, ...inside }) : path && strangeFile(path),
        import_file: imported,
        ...nested(nodeum, row),
      };
    },
    create: (values) => changes.create(resolveTaskEnd(nodeum, values, fileKey)),
    update: (row, values) => changes.update(row, resolveTaskEnd(nodeum, values, fileKey)),
    destroy: changes.destroy,
  };
}

const files = fileResource(false);

/** A file that is not in the catalogue: only what its path says. */
function strangeFile(path: string): Json {
  const name = path.split("/").findLast((part) => part !== "") ?? "/";
  return { name, type: name.includes(".") ? "file" : "folder" };
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
