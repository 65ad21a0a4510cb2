// Which servers answer on the network? Scans, and one row for each address and port that they found (sheet §6.6).
import { z } from "zod";
import { createSeededRandom } from "../../chassis/seededRandom.ts";
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim } from "../nim.ts";
import { seedServer } from "../seed/seedServers.ts";
import type { ServerRecord } from "../state/systemRecords.ts";
import { secondTime } from "../wire/moments.ts";
import { cutPage, type Query, readPaging } from "../wire/paging.ts";
import { readBody } from "../wire/readBody.ts";

/** Ports are texts here and numbers in results (sheet §7.10). */
const scanSchema = z.object({
  cidr: z.cidrv4("must be an IPv4 network such as 10.0.0.0/24"),
  portRanges: z.array(z.string().regex(/^\d{1,5}(-\d{1,5})?$/, "must be a port or a range, as text")).min(1),
  hostDiscovery: z.enum(["icmp", "none"]).default("icmp"),
});
type ScanWish = z.infer<typeof scanSchema>;

function serverJson({ ip, port, application, version, cves, createdMs }: ServerRecord): object {
  const time = secondTime(createdMs);
  return {
    network: [{ ip, port }],
    serverApplication: application,
    vendor: application === "nginx" ? "NGINX" : "",
    version,
    cves,
    certs: [],
    links: [{ rel: `${apiBase}/servers/${ip}:${port}` }],
    createTime: time,
    updateTime: time,
  };
}

const toNumber = (address: string) => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
const toAddress = (value: number) => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");

/** Up to six servers; the same network always has the same ones. */
function serversIn({ cidr, portRanges }: ScanWish, createdMs: number): ServerRecord[] {
  const [base = "", bits = "32"] = cidr.split("/");
  const hosts = 2 ** (32 - Number(bits));
  const first = Math.floor(toNumber(base) / hosts) * hosts;
  const random = createSeededRandom(first, cidr);
  const ports = portRanges.map((range) => Number(range.split("-")[0]));
  return Array.from({ length: Math.min(hosts, random.int(2, 6)) }, () =>
    seedServer(random, { ip: toAddress(first + random.int(0, hosts - 1)), port: random.pick(ports), createdMs }),
  );
}

/** Milliseconds, as the sample suggests: 13,110 for 508 endpoints (sheet §10). */
const durationOf = (endpoints: number) => Math.round(endpoints * 25.8);

function portCount(range: string): number {
  const [from = 0, to = from] = range.split("-").map(Number);
  return Math.max(1, to - from + 1);
}

/** Registers the routes of scans and servers. */
export function registerServerRoutes(nim: Nim): void {
  nim.app.get<{ Querystring: Query }>(`${apiBase}/servers`, ({ query }) => {
    const known = nim.state.servers.list().filter((server) => server.createdMs <= nim.clock.now());
    return { items: cutPage(known, readPaging(query, nim.behaviour)).map(serverJson) };
  });
  nim.app.post(`${apiBase}/servers/scan`, ({ body }, reply) => {
    const request = readBody(scanSchema, body);
    const { scanReply, scanStatusCode } = nim.behaviour;
    const endpointsScanned =
      2 ** (32 - Number(request.cidr.split("/")[1])) *
      request.portRanges.reduce((sum, range) => sum + portCount(range), 0);
    const isRunning = scanReply === "running";
    // There is no GET of a scan: one that has just begun shows its end only by new rows in /servers.
    const endsMs = nim.clock.now() + (isRunning ? durationOf(endpointsScanned) : 0);
    const found = serversIn(request, endsMs);
    for (const server of found) if (nim.state.servers.get(server.key) === undefined) nim.state.servers.set(server);
    reply.code(scanStatusCode);
    if (isRunning) {
      const nothing = { serversFound: 0, nginxFound: 0, endpointsScanned: 0, duration: 0 };
      return reply.send({ request, status: "running", percentageComplete: 0, ...nothing });
    }
    return reply.send({
      request,
      status: "complete",
      percentageComplete: 100,
      serversFound: found.length,
      nginxFound: found.filter((server) => server.application === "nginx").length,
      endpointsScanned,
      duration: durationOf(endpointsScanned),
      completionTime: secondTime(endsMs),
    });
  });
}
