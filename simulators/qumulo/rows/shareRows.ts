// How do tests change shares? NFS exports, SMB shares and buckets under one kind, told apart by the ids `nfs:1`, `smb:3`, `s3:name`.
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import type { RowTable } from "../../chassis/rowTable.ts";
import type { QumuloContext } from "../qumuloContext.ts";
import { seedBucket } from "../seed/buckets.ts";
import { seedNfsExport } from "../seed/nfsExports.ts";
import { seedSmbShare } from "../seed/smbShares.ts";
import { takeId } from "../state.ts";
import { withKnown } from "./withKnown.ts";

const protocols = ["nfs", "smb", "s3"] as const;

/** One protocol's rows, without the prefix in their ids. */
interface ProtocolRows {
  ids(): readonly string[];
  insert(values: RowValues): string;
  update(id: string, values: RowValues): boolean;
  remove(id: string): boolean;
}

function rowsOf<Row extends object>(
  table: () => RowTable<Row>,
  make: () => Row,
  idOf: (row: Row) => string,
): ProtocolRows {
  return {
    ids: () => table().ids(),
    insert: (values) => {
      const row = withKnown(make(), values);
      table().set(row);
      return idOf(row);
    },
    update: (id, values) => {
      const old = table().get(id);
      if (old !== undefined) table().set(withKnown(old, values));
      return old !== undefined;
    },
    remove: (id) => table().remove(id),
  };
}

/** Fields are the vendor's; an insert takes `protocol` ("nfs" when absent) beside them. */
export function shareRows(context: QumuloContext): RowHandler {
  const random = () => context.state.random;
  const newPath = (name: string) => {
    const path = `/new/${name}`;
    context.state.tree.addPath(path, context.clock.now());
    return path;
  };
  const rows: Record<string, ProtocolRows> = {
    nfs: rowsOf(
      () => context.state.nfsExports,
      () => {
        const id = takeId(context.state, "nfsExports");
        return seedNfsExport(random(), id, newPath(`export-${id}`));
      },
      (row) => row.id,
    ),
    smb: rowsOf(
      () => context.state.smbShares,
      () => {
        const id = takeId(context.state, "smbShares");
        return seedSmbShare(random(), id, newPath(`share-${id}`));
      },
      (row) => row.id,
    ),
    s3: rowsOf(
      () => context.state.buckets,
      () => {
        const path = newPath(`bucket-${random().hex(6)}`);
        return seedBucket(random(), 1, { path, atMs: context.clock.now() });
      },
      (row) => row.name,
    ),
  };
  const split = (id: string) => {
    const colon = id.indexOf(":");
    return { handler: rows[id.slice(0, colon)], native: id.slice(colon + 1) };
  };
  return {
    ids: () => protocols.flatMap((protocol) => (rows[protocol]?.ids() ?? []).map((id) => `${protocol}:${id}`)),
    insert: ({ protocol = "nfs", ...values }) => {
      const handler = rows[String(protocol)];
      if (handler === undefined) throw new ControlError(`protocol must be one of ${protocols.join(", ")}.`);
      return `${protocol}:${handler.insert(values)}`;
    },
    update: (id, values) => split(id).handler?.update(split(id).native, values) ?? false,
    remove: (id) => split(id).handler?.remove(split(id).native) ?? false,
  };
}
