// How are Shares read? From three unpaged lists: NFS exports, SMB shares and S3 buckets.
import type { Call } from "../../../contract/call.ts";
import type { Feed, FeedPage, FeedRequest } from "../../../contract/feed.ts";
import type { ShareRow } from "../../../contract/rows/Share.ts";
import { mapInSlices } from "../../../upstream/mapInSlices.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { limitsOf, notAllRefused, type Part, type QumuloContext, readPart } from "../api.ts";
import { bucketRow } from "../map/bucket.ts";
import { nfsShareRow } from "../map/nfsExport.ts";
import { smbShareRow } from "../map/smbShare.ts";
import { zBuckets, zExports, zSmbShares } from "../raw/shares.ts";

/** Three calls. A protocol that the account may not look at is left out and said; all three withheld is an error. */
export function shareFeed(context: QumuloContext): Feed {
  return {
    name: "shares",
    kinds: ["Share"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["nfs", "smb", "s3"],
    calls: () => 3,
    read: (request) => read(context, request),
    singles: {
      Share: {
        // A bucket has no item (405), and only the list of SMB shares fills in names: so one list per protocol asked.
        calls: (keys) => Math.min(keys, LISTS.length),
        async getMany(nativeIds, call) {
          const lists = LISTS.filter((list) => nativeIds.some((id) => id.startsWith(`${list.name}:`)));
          const parts = await readLists(lists, context, call);
          for (const part of parts) notAllRefused(context, [part]);
          const rows = new Map(parts.flatMap((part) => part.value ?? []).map((row) => [row.nativeId, row]));
          return new Map(nativeIds.map((id) => [id, rows.get(id) ?? null]));
        },
      },
    },
  };
}

async function* read(context: QumuloContext, { call }: FeedRequest): AsyncGenerator<FeedPage> {
  const parts = await readLists(LISTS, context, call);
  notAllRefused(context, parts);
  for (const [index, { name }] of LISTS.entries()) {
    const rows = parts[index]?.value ?? [];
    yield {
      list: name,
      vendorIds: rows.map((row) => row.nativeId),
      total: null,
      rows,
      limits: index === 0 ? limitsOf("Share", parts) : [],
    };
  }
}

/** The shares of one protocol as they are now. @param protocol begins the keys of its shares. Throws UPSTREAM_FORBIDDEN when withheld. */
export async function readShares(
  context: QumuloContext,
  protocol: "nfs" | "smb" | "s3",
  call: Call,
): Promise<readonly ShareRow[]> {
  const parts = await readLists(
    LISTS.filter(({ name }) => name === protocol),
    context,
    call,
  );
  notAllRefused(context, parts);
  return parts.flatMap((part) => part.value ?? []);
}

function readLists(lists: readonly ShareList[], context: QumuloContext, call: Call): Promise<Part<ShareRow[]>[]> {
  return sideBySide(call, (all) => lists.map((list) => list.read(context, all)));
}

/** One protocol's list. */
interface ShareList {
  readonly name: string;
  read(context: QumuloContext, call: Call): Promise<Part<ShareRow[]>>;
}

const LISTS: readonly ShareList[] = [
  {
    name: "nfs",
    async read(context, call) {
      const ask = { what: "the NFS exports", path: "/v2/nfs/exports/", schema: zExports, everywhere: true } as const;
      const part = await readPart(context, ask, call);
      const { sourceId, words } = context;
      return {
        ...part,
        value: part.value && (await mapInSlices(part.value, (raw) => nfsShareRow(sourceId, raw, words))),
      };
    },
  },
  {
    name: "smb",
    async read(context, call) {
      const query = { "populate-trustee-names": "true" };
      const what = "the SMB shares";
      const ask = { what, path: "/v2/smb/shares/", query, schema: zSmbShares, everywhere: true } as const;
      const part = await readPart(context, ask, call);
      return {
        ...part,
        value: part.value && (await mapInSlices(part.value, (raw) => smbShareRow(context.sourceId, raw))),
      };
    },
  },
  {
    name: "s3",
    async read(context, call) {
      const ask = { what: "the S3 buckets", path: "/v1/s3/buckets/", schema: zBuckets };
      const part = await readPart(context, ask, call);
      const { sourceId, words } = context;
      return {
        ...part,
        value: part.value && (await mapInSlices(part.value.buckets, (raw) => bucketRow(sourceId, raw, words))),
      };
    },
  },
];
