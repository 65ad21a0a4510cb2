// How small can a connector be? The reference: it keeps every promise of the contract over a vendor in memory.
import type { Call } from "../../src/contract/call.ts";
import { COMMANDS } from "../../src/contract/commands.ts";
import type { CommandSupports, Connector } from "../../src/contract/connector.ts";
import type { Feed, FeedPage, SingleReader } from "../../src/contract/feed.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import { unsupported } from "../../src/contract/support.ts";
import type { MemoryObject, MemoryTable, MemoryVendor } from "./memoryVendor.ts";

type MemoryKind = "Site" | "Volume" | "Share" | "Job";

/** Turns an object of the vendor into a row; pure. */
const mappers: { readonly [K in MemoryKind]: (sourceId: string, object: MemoryObject) => RowOf[K] } = {
  Site: (sourceId, { id, name }) => ({
    kind: "Site",
    sourceId,
    nativeId: id,
    displayName: name,
    nativeState: null,
    name,
    siteType: "SERVER",
    lifecycle: "AVAILABLE",
    health: "OK",
    version: null,
    timezone: null,
    parent: null,
    details: null,
  }),
  Volume: (sourceId, { id, name, parent }) => ({
    kind: "Volume",
    sourceId,
    nativeId: id,
    displayName: name,
    nativeState: null,
    name,
    description: null,
    lifecycle: "AVAILABLE",
    health: "OK",
    path: `/${id}`,
    capacity: null,
    protocols: null,
    createdAt: null,
    parent: null,
    placements: [
      {
        site: parent,
        pool: null,
        role: "OWNER",
        connected: null,
        usedBytes: null,
        unprotectedBytes: null,
        lastSnapshotAt: null,
      },
    ],
    details: null,
  }),
  Share: (sourceId, { id, name, parent }) => ({
    kind: "Share",
    sourceId,
    nativeId: id,
    displayName: name,
    nativeState: null,
    name,
    description: null,
    protocol: "NFS",
    direction: "SERVED",
    exportPath: null,
    path: "/",
    lifecycle: "AVAILABLE",
    volume: parent?.startsWith("s") === true ? parent : null,
    sites: "VOLUME",
    readOnly: null,
    openToAnyHost: null,
    openToAnyUser: null,
    nfs: { rules: null },
    smb: null,
    s3: null,
    ftp: null,
    details: null,
  }),
  Job: (sourceId, { id, name, parent }) => ({
    kind: "Job",
    sourceId,
    nativeId: id,
    displayName: name,
    nativeState: "running",
    name,
    jobType: "COPY",
    nativeType: null,
    state: "RUNNING",
    progressPercent: null,
    progress: null,
    createdAt: null,
    startedAt: null,
    finishedAt: null,
    expiresAt: null,
    message: null,
    owner: null,
    site: parent,
    volume: null,
    template: null,
    steps: null,
    details: null,
  }),
};

/** Options of the reference connector. */
export interface MemoryConnectorOptions {
  readonly sourceId: string;
  readonly vendor: MemoryVendor;
  readonly pageSize: number;
}

/** Makes the reference connector. */
export function createMemoryConnector({ sourceId, vendor, pageSize }: MemoryConnectorOptions): Connector {
  const feed = <K extends MemoryKind>(kind: K, table: MemoryTable): Feed => {
    const toRow = mappers[kind];
    const single: SingleReader<K> = {
      calls: (keys) => keys,
      getMany: async (nativeIds, call) =>
        new Map(
          nativeIds.map((id) => {
            const object = vendor.get(table, id, call.signal);
            return [id, object === null ? null : toRow(sourceId, object)];
          }),
        ),
    };
    return {
      name: table,
      kinds: [kind],
      windows: ["ALL"],
      coverage: "ALL",
      lists: [table],
      calls: (counts) => Math.max(1, Math.ceil((counts[table] ?? 0) / pageSize)),
      read: ({ call }) => pages(table, call, (object) => toRow(sourceId, object)),
      singles: { [kind]: single },
    };
  };
  async function* pages(
    table: MemoryTable,
    call: Call,
    toRow: (object: MemoryObject) => Row,
  ): AsyncGenerator<FeedPage> {
    for (let number = 1; ; number += 1) {
      const { rows, total } = vendor.list(table, { number, size: pageSize }, call.signal);
      yield { list: table, vendorIds: rows.map((row) => row.id), total, rows: rows.map(toRow) };
      if (number * pageSize >= total) return;
    }
  }
  const none = unsupported("The vendor in memory has nothing of this kind.");
  const refusal = unsupported("The vendor in memory changes nothing.");
  const commands = Object.fromEntries(Object.keys(COMMANDS).map((command) => [command, refusal]));
  return {
    vendor: "MEMORY",
    sourceId,
    authMethod: "STATIC_TOKEN",
    readers: {
      Site: feed("Site", "places"),
      Host: none,
      StoragePool: none,
      Volume: feed("Volume", "spaces"),
      Share: feed("Share", "exports"),
      Snapshot: none,
      SnapshotPolicy: none,
      Quota: none,
      Job: feed("Job", "runs"),
      JobTemplate: none,
      Alert: none,
      Certificate: none,
    },
    commands: commands as CommandSupports,
    deriveAlerts: null,
    lateRelations: [],
    probe: async (call) => ({ version: vendor.version(call.signal) }),
  };
}
