// What stands in the configurations? Plausible nginx.conf files; used by the seeds of instances, groups and saved configurations.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { ExternalMark, FileSet, PublishedConfig } from "../state/configRecords.ts";

const encode = (text: string) => Buffer.from(text).toString("base64");

function nginxConf(site: string): string {
  return `user nginx;\nworker_processes auto;\nerror_log /var/log/nginx/error.log warn;\n\nevents {\n    worker_connections 1024;\n}\n\nhttp {\n    # ${site}\n    include /etc/nginx/mime.types;\n    include /etc/nginx/conf.d/*.conf;\n}\n`;
}

function siteConf(site: string, port: number): string {
  return `upstream ${site} {\n    server 10.0.0.11:${port};\n    server 10.0.0.12:${port} backup;\n}\n\nserver {\n    listen 443 ssl;\n    server_name ${site}.example.com;\n    ssl_certificate /etc/nginx/ssl/${site}.crt;\n    ssl_certificate_key /etc/nginx/ssl/${site}.key;\n    location / {\n        proxy_pass http://${site};\n    }\n}\n`;
}

/** Files that serve this site. */
export function configFilesFor(site: string, port: number): FileSet {
  return {
    rootDir: "/etc/nginx",
    files: [
      { name: "/etc/nginx/nginx.conf", contents: encode(nginxConf(site)) },
      { name: `/etc/nginx/conf.d/${site}.conf`, contents: encode(siteConf(site, port)) },
    ],
  };
}

/** Files beside the configuration: none, or a page. */
export function auxFilesFor(site: string, hasPage: boolean): FileSet {
  const page = { name: `/usr/share/nginx/html/${site}.html`, contents: encode(`<h1>${site}</h1>\n`) };
  return { rootDir: "/", files: hasPage ? [page] : [] };
}

/** A mark such as a deployment pipeline leaves, or none. */
export function seedMark(random: SeededRandom): ExternalMark {
  if (!random.chance(0.4)) return { externalId: null, externalIdType: "other" };
  return random.chance(0.7)
    ? { externalId: random.hex(40), externalIdType: "git" }
    : { externalId: `CHG${random.int(10_000, 99_999)}`, externalIdType: "other" };
}

/** One to three published versions of a site, newest first. */
export function seedHistory(random: SeededRandom, site: string, nowMs: number): PublishedConfig[] {
  let createdMs = nowMs - random.int(1, 20) * 86_400_000;
  return Array.from({ length: random.int(1, 3) }, () => {
    createdMs -= random.int(1, 30) * 3_600_000;
    return {
      uid: random.uuid(),
      versionHash: random.hex(40),
      ...seedMark(random),
      createdMs,
      configFiles: configFilesFor(site, random.int(8000, 8999)),
      auxFiles: auxFilesFor(site, random.chance(0.2)),
    };
  });
}
