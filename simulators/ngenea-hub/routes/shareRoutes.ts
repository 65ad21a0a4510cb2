// Who gets at the spaces? NFS and Samba shares: bare lists without pages or filters, at paths that are set by option (sheet §8).
import { readNfsShare, readSambaShare } from "../changes/changeShare.ts";
import type { Hub } from "../hub.ts";
import { nfsShareJson, sambaShareJson } from "../present/spaceJson.ts";
import { rowOf, type View, viewOf } from "../present/view.ts";
import type { Numbered, NumberedTable } from "../state/numberedTable.ts";
import type { Json } from "../wire/apiError.ts";
import { created, type EndpointTable, noContent, ok } from "../wire/endpoint.ts";

/** NFS and Samba shares. */
export function shareRoutes(hub: Hub): EndpointTable {
  const { nfs, samba } = hub.behaviour.sharesPaths;
  return {
    ...shareEndpoints(hub, nfs, { table: () => hub.state.nfsShares, read: readNfsShare, present: nfsShareJson }),
    ...shareEndpoints(hub, samba, {
      table: () => hub.state.sambaShares,
      read: readSambaShare,
      present: sambaShareJson,
    }),
  };
}

/** What differs between the two protocols. */
interface ShareKind<Row extends Numbered> {
  /** Where its rows are. */
  table(): NumberedTable<Row>;
  /** Reads a body: onto the old row for PATCH, into a new one (null) for POST. Throws a 400. */
  read(hub: Hub, body: Json, old: Row | null): Omit<Row, "id">;
  /** Writes a row. */
  present(row: Row, view: View): Json;
}

function shareEndpoints<Row extends Numbered>(hub: Hub, path: string, kind: ShareKind<Row>): EndpointTable {
  return {
    [path]: {
      get: (call) =>
        ok(
          kind
            .table()
            .list()
            .map((row) => kind.present(row, viewOf(hub, call))),
        ),
      post: (call) => created(kind.present(kind.table().add(kind.read(hub, call.body, null)), viewOf(hub, call))),
    },
    [`${path}:id/`]: {
      get: (call) => ok(kind.present(rowOf(kind.table(), call.params.id), viewOf(hub, call))),
      patch: (call) => {
        const old = rowOf(kind.table(), call.params.id);
        const row = { ...old, ...kind.read(hub, call.body, old) };
        kind.table().set(row);
        return ok(kind.present(row, viewOf(hub, call)));
      },
      delete: (call) => {
        kind.table().remove(String(rowOf(kind.table(), call.params.id).id));
        return noContent();
      },
    },
  };
}
