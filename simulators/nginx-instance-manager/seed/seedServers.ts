// What did scans find on the network? Used by `seedNim` and by scans, which find the same servers for the same network.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { ServerRecord } from "../state/systemRecords.ts";

const software = [
  { application: "nginx", version: "1.18.0" },
  { application: "nginx", version: "1.23.2" },
  { application: "nginx", version: "1.27.2" },
  { application: "apache", version: "2.4.58" },
  { application: "", version: "" },
] as const;

const weaknessOfOldNginx = {
  id: "2021-23017",
  severity: "medium",
  advisory: "http://mailman.nginx.org/pipermail/nginx-announce/2021/000300.html",
  description: "1-byte memory overwrite in resolver",
};

/** What answers at an address and port. */
export function seedServer(random: SeededRandom, place: { ip: string; port: number; createdMs: number }): ServerRecord {
  const found = random.pick(software);
  return {
    key: `${place.ip}:${place.port}`,
    ...place,
    ...found,
    cves: found.version === "1.18.0" ? [weaknessOfOldNginx] : [],
  };
}
