// What is asked for while gateways die? Five changes of four vendors: several calls in a row, a certificate that lies on an instance,
// a message, a run that nothing proves, and a publication.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { SeenCall } from "../../test/support/SimulatorControl.ts";
import type { VendorName } from "./estate.ts";
import type { Replica } from "./replica.ts";

/** One change, which can be asked for again and again under other names. */
export interface Ask {
  /** For people. */
  readonly about: string;
  readonly vendor: VendorName;
  /** Field of `Mutation`. */
  readonly field: string;
  /** What is asked for. @param name different every time. */
  input(name: string): object;
  /** Path prefixes of the calls that it makes, in order, as they stand in the vendor's log. */
  sends(name: string): readonly string[];
  readonly method: "POST" | "PUT";
  /** False where nothing shows whether a call took effect. */
  readonly isProvable: boolean;
  /** How many rows of the name there are now, which is one when it was done once; null where rows have no names. */
  rows: ((at: Replica, name: string) => Promise<number>) | null;
}

const FRESH = "first: 1, freshness: { maxAgeSeconds: 0, waitMs: 20000 }";

const countBy = (list: string, filter: (name: string) => object) => async (at: Replica, name: string) => {
  const type = `${list.charAt(0).toUpperCase()}${list.slice(1, -1)}Filter`;
  const query = `query ($filter: ${type}!) { ${list}(filter: $filter, ${FRESH}) { totalCount complete } }`;
  const told = await at.ask<Record<string, { totalCount: number; complete: boolean }>>(query, { filter: filter(name) });
  // What could not be read does not count as once.
  return told[list]?.complete === true ? told[list].totalCount : -1;
};

const certificateFile = (name: string) =>
  readFileSync(join(import.meta.dirname, "../../test/upstream/certificates", name), "utf8");

interface Nodes<T> {
  readonly nodes: readonly T[];
}
interface Found {
  readonly hosts: Nodes<{
    readonly details: { readonly instances?: readonly { id: string; displayName: string; lifecycle: string }[] } | null;
  }>;
  readonly filers: Nodes<{ readonly id: string; readonly nativeState: string | null }>;
  readonly shared: Nodes<{
    readonly id: string;
    readonly protocols: readonly string[] | null;
    readonly placements: readonly { readonly role: string; readonly siteId: string }[] | null;
  }>;
  readonly spaces: Nodes<{ readonly path: string }>;
  readonly hubSites: Nodes<{ readonly id: string }>;
  readonly hubSiteNames: Nodes<{ readonly displayName: string }>;
  readonly templates: Nodes<{ readonly id: string; readonly displayName: string; readonly nativeId: string }>;
}

const LOOK = `{
  hosts(filter: { source: ["nginx-demo"] }, freshness: { waitMs: 20000 }) {
    nodes { details { ... on NginxSystemDetails { instances { id displayName lifecycle } } } }
  }
  filers: sites(filter: { source: ["nasuni-demo"], lifecycle: [AVAILABLE] }, freshness: { waitMs: 20000 }) { nodes { id nativeState } }
  shared: volumes(filter: { source: ["nasuni-demo"] }, freshness: { waitMs: 20000 }) {
    nodes { id protocols placements { role siteId } }
  }
  spaces: volumes(filter: { source: ["hub-demo"] }, freshness: { waitMs: 20000 }) { nodes { path } }
  hubSites: sites(filter: { source: ["hub-demo"] }, freshness: { waitMs: 20000 }) { nodes { id } }
  hubSiteNames: sites(filter: { source: ["hub-demo"] }) { nodes { displayName } }
  templates: jobTemplates(filter: { source: ["hub-demo"] }, freshness: { waitMs: 20000 }) {
    nodes { id displayName nativeId }
  }
}`;

const FOUND_WITHIN_MS = 60_000;

function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The estate has no ${what}.`);
  return found;
}

/** Looks around for what the changes need. @param at a gateway that answers. */
export async function findAsks(at: Replica): Promise<readonly Ask[]> {
  for (const untilMs = Date.now() + FOUND_WITHIN_MS; ; await pause(1_000)) {
    try {
      return asksOf(await at.ask<Found>(LOOK));
    } catch (error) {
      // On a busy machine the first lists may take longer than a question waits.
      if (Date.now() > untilMs) throw error;
    }
  }
}

function asksOf(found: Found): readonly Ask[] {
  const instances = found.hosts.nodes.flatMap(({ details }) => details?.instances ?? []);
  const instance = must(
    instances.find(({ lifecycle }) => lifecycle === "AVAILABLE"),
    "instance",
  );
  return [volume, certificate(instance.id), share(found), run(found), publication(instance)];
}

const volume: Ask = {
  about: "a Qumulo volume, three directories and a quota",
  vendor: "qumulo",
  field: "createVolume",
  input: (name) => ({
    sourceId: "qumulo-demo",
    name,
    path: `/${name}-top/middle/${name}`,
    limit: { gib: 10 },
  }),
  sends: (name) => [
    ...["/", `/${name}-top`, `/${name}-top/middle`].map((path) => `/v1/files/${encodeURIComponent(path)}/entries/`),
    "/v1/files/quotas/",
  ],
  method: "POST",
  isProvable: true,
  rows: countBy("volumes", (name) => ({ source: ["qumulo-demo"], path: { in: [`/${name}-top/middle/${name}`] } })),
};

const certificate = (instanceId: string): Ask => ({
  about: "a certificate on an NGINX instance",
  vendor: "nginx-instance-manager",
  field: "uploadCertificate",
  input: (name) => ({
    sourceId: "nginx-demo",
    name,
    content: { pem: { certificate: certificateFile("vendor.pem"), privateKey: certificateFile("vendor.key") } },
    instanceIds: [instanceId],
  }),
  sends: () => ["/api/platform/v1/certs/"],
  method: "PUT",
  isProvable: true,
  rows: countBy("certificates", (name) => ({ source: ["nginx-demo"], displayName: { in: [name] } })),
});

function share({ shared, filers }: Found): Ask {
  const places = shared.nodes
    .filter(({ protocols }) => protocols?.includes("SMB"))
    .flatMap(({ id, placements }) => {
      const siteId = placements?.find(({ role }) => role === "OWNER")?.siteId;
      // Others are not managed by the console, which refuses them.
      const isManaged = filers.nodes.some((filer) => filer.id === siteId && filer.nativeState === "nmc");
      return isManaged ? [{ volumeId: id, siteId }] : [];
    });
  const place = must(places[0], "volume of SMB at a working filer");
  return {
    about: "a Nasuni share",
    vendor: "nasuni",
    field: "createShare",
    input: (name) => ({ ...place, path: "/", name, protocol: { smb: { readOnly: false } } }),
    sends: () => ["/api/v1.2/volumes/"],
    method: "POST",
    isProvable: true,
    rows: countBy("shares", (name) => ({ source: ["nasuni-demo"], displayName: { in: [name] } })),
  };
}

function run({ templates, hubSites, hubSiteNames, spaces }: Found): Ask {
  const sought = ({ displayName, nativeId }: { readonly displayName: string; readonly nativeId: string }) =>
    nativeId.startsWith("workflow:") && /^send$/i.test(displayName);
  const template = must(templates.nodes.find(sought), "workflow");
  const site = must(hubSites.nodes[0], "site");
  const space = must(spaces.nodes[0], "space");
  const other = must(hubSiteNames.nodes[1], "second site");
  return {
    about: "a run of a Hub workflow",
    vendor: "ngenea-hub",
    field: "runJobTemplate",
    input: (name) => ({
      id: template.id,
      siteId: site.id,
      paths: [`${space.path}/${name}`],
      parameters: [{ name: "destinationsite", value: other.displayName }],
    }),
    sends: () => ["/api/file/workflow/"],
    method: "POST",
    isProvable: false,
    rows: null,
  };
}

const publication = ({ id, displayName }: { readonly id: string; readonly displayName: string }): Ask => ({
  about: "a publication to an NGINX instance",
  vendor: "nginx-instance-manager",
  field: "publishConfiguration",
  input: (name) => ({
    target: { instanceId: id },
    content: {
      files: {
        rootDirectory: "/etc/nginx",
        files: [{ path: "/etc/nginx/nginx.conf", content: { text: `http { } # ${name}\n` } }],
      },
    },
    ignoreConflict: true,
    confirm: displayName,
  }),
  sends: () => ["/api/platform/v1/systems/"],
  method: "POST",
  isProvable: true,
  rows: null,
});

/** Calls to a vendor that change something there; logins are none. */
export const isWrite = ({ method, path }: Pick<SeenCall, "method" | "path">): boolean =>
  method !== "GET" && !/login|\/auth\//.test(path);

/** Those of one change. */
export const writesOf = (ask: Ask, name: string, calls: readonly SeenCall[]): readonly SeenCall[] =>
  calls.filter(
    ({ method, path }) => method === ask.method && ask.sends(name).some((prefix) => path.startsWith(prefix)),
  );

/** True when it took effect. */
export const hasTakenEffect = ({ status }: { readonly status: number | null }): boolean =>
  status !== null && status >= 200 && status < 300;
