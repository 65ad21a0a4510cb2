// Clients page through 10,000 rows of two vendors, each page at another gateway, while rows come, go, grow and change their names
// and vendors fail: does every row that stays come exactly once, and what becomes of one whose sort key changes?
import { hasRedisServer, startRedis } from "../test/support/redisServer.ts";
import { type Disturbances, type DisturbedVendor, disturb } from "./pagingChaos.ts";
import { judge, type Verdict } from "./pagingVerdict.ts";
import { ORDERS, type Seen, takeWalk, takeWholeWalk, type Walk } from "./pagingWalk.ts";
import { ended, launch, launchGateways } from "./programs.ts";
import type { Finding } from "./report.ts";

const GATEWAYS = 3;
/** Of each of two vendors. */
const VOLUMES = 5_000;
const RUN_MS = 60_000;
const EVERY_MS = 120;
/** Rows that may be changed or deleted, of each vendor: less than half, which would rightly not be believed. */
const VICTIMS = 600;
const PAGE_SIZES = [137, 500, 1_000];
const CLIENTS_PER_ORDER = 4;

/** Rows of a source that have no other below them, spread over the whole list. */
function victimsOf(sourceId: string, rows: readonly Seen[]): string[] {
  const ours = rows.filter((row) => row.sourceId === sourceId);
  const holders = new Set(ours.flatMap(({ path }) => (path === null ? [] : aboveOf(path))));
  const leaves = ours.filter(({ path }) => path !== null && !holders.has(path));
  const step = Math.max(1, Math.floor(leaves.length / VICTIMS));
  return leaves.filter((_, place) => place % step === 0).map(({ nativeId }) => nativeId);
}

const aboveOf = (path: string): string[] => {
  const parts = path.split("/").slice(1, -1);
  return ["/", ...parts.map((_, depth) => `/${parts.slice(0, depth + 1).join("/")}`)];
};

/** Lets clients page until the signal fires; all walks that ended, by order. */
async function pageOn(urls: readonly string[], until: AbortSignal) {
  const walks = new Map(ORDERS.map((order) => [order, [] as Seen[][]]));
  let pages = 0;
  const client = async (order: Walk["order"], number: number) => {
    for (let turn = number; !until.aborted; turn += 1) {
      const walk: Walk = {
        order,
        size: PAGE_SIZES[turn % PAGE_SIZES.length] ?? 500,
        gateway: (page) => {
          pages += 1;
          return urls[(turn + page) % urls.length] ?? "";
        },
        freshness: turn % 2 === 0 ? "{ maxAgeSeconds: 0, waitMs: 300 }" : "{ maxAgeSeconds: 3, waitMs: 2000 }",
      };
      walks.get(order)?.push(await takeWalk(walk));
    }
  };
  const clients = ORDERS.flatMap((order) => Array.from({ length: CLIENTS_PER_ORDER }, (_, n) => client(order, n)));
  await Promise.all(clients);
  return { walks, pages };
}

/** Runs the campaign. */
export async function paging(): Promise<readonly Finding[]> {
  const redis = hasRedisServer() ? await startRedis() : null;
  const simulate = (name: string) =>
    launch(
      "simulators/main.ts",
      ["--only", name, "--volumes", `${VOLUMES}`, "--base-port", "0"],
      new RegExp(`${name} (http:\\S+)`),
    );
  const [hub, qumulo] = await Promise.all([simulate("ngenea-hub"), simulate("qumulo")]);
  const patience = {
    timeouts: { connectMs: 1_000, headersMs: 1_000, bodyMs: 1_000, callMs: 3_000 },
    breaker: { openMs: 1_000 },
  };
  const shared = {
    keys: ["a secret for one campaign, of 32 characters"],
    redis: { url: redis?.url, replicas: GATEWAYS },
  };
  const gateways = await launchGateways(GATEWAYS, {
    server: { graphiql: false },
    ...(redis === null ? {} : { cache: shared }),
    sources: [
      {
        ...patience,
        id: "hub",
        vendor: "NGENEA_HUB",
        url: hub.url,
        auth: { username: "admin", password: "hub-admin" },
      },
      {
        ...patience,
        id: "qumulo",
        vendor: "QUMULO",
        url: qumulo.url,
        auth: { username: "admin", password: "simulator" },
      },
    ],
  });
  try {
    const [first = ""] = gateways.urls;
    for (const url of gateways.urls) await takeWholeWalk(url, "PATH");
    const start = await takeWholeWalk(first, "PATH");
    const vendors: DisturbedVendor[] = [
      {
        url: hub.url,
        victims: victimsOf("hub", start),
        insert: (serial) => ({ name: `new-${serial}` }),
        change: (serial) => ({ name: `${serial % 2 === 0 ? "aaa" : "zzz"}-${serial}` }),
      },
      {
        url: qumulo.url,
        victims: victimsOf("qumulo", start),
        insert: (serial) => ({ path: `/new/n${serial}` }),
        change: (serial) => ({
          path: `/${serial % 2 === 0 ? "aaa" : "zzz"}/r${serial}`,
          capacity_usage: `${serial * 1_000_003}`,
        }),
      },
    ];
    const ending = AbortSignal.timeout(RUN_MS);
    const [disturbed, { walks, pages }] = await Promise.all([
      disturb(vendors, EVERY_MS, ending),
      pageOn(gateways.urls, ending),
    ]);
    const findings: Finding[] = [];
    for (const order of ORDERS)
      findings.push(
        ...told(order, judge(order, walks.get(order) ?? [], { start, end: await takeWholeWalk(first, order) })),
      );
    return [...means({ rows: start.length, pages, disturbed, redis: redis !== null }), ...findings];
  } finally {
    await gateways.stop();
    await Promise.all([hub, qumulo].map(({ child }) => ended(child)));
    await redis?.kill();
  }
}

const means = (done: { rows: number; pages: number; disturbed: Disturbances; redis: boolean }): Finding[] => [
  {
    what: `${GATEWAYS} gateways ${done.redis ? "over one Redis" : "without Redis"}, ${ORDERS.length * CLIENTS_PER_ORDER} clients for ${RUN_MS / 1_000} s, each page at another gateway`,
    measured: `${done.rows} rows at the start, ${done.pages} pages`,
    kept: true,
  },
  {
    what: "meanwhile at the vendors",
    measured: `${done.disturbed.inserted} rows inserted, ${done.disturbed.deleted} deleted, ${done.disturbed.changed} changed (${done.disturbed.duringReads} in the middle of a read), ${done.disturbed.spoiled} faults`,
    kept: done.disturbed.spoiled > 0 && done.disturbed.duringReads > 0,
  },
];

const told = (order: string, { walks, stable, missed, repeated, outOfOrder, moved }: Verdict): Finding[] => [
  {
    what: `by ${order}: rows that stay come exactly once, in order`,
    measured: `${walks} walks met ${stable} such rows: ${missed} missed, ${repeated} repeated, ${outOfOrder} out of order`,
    kept: walks > 0 && missed + repeated + outOfOrder === 0,
  },
  {
    what: `by ${order}: rows whose key changed, as documented (\`PageInfo\`)`,
    measured: `met once ${moved.once} times, twice or oftener ${moved.oftener}, not at all ${moved.never}`,
    kept: true,
  },
];
