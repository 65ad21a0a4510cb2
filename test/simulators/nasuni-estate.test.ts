// Is the estate of the fake Nasuni console what the vendor's description and sheet say, and as odd? Over real HTTP.
import { describe, expect, it } from "vitest";
import { loadDescription } from "../support/description/ApiDescription.ts";
import { type Json, startConsole } from "./support/nasuniConsole.ts";

const lists = [
  "/filers/",
  "/filers/health/",
  "/filers/encryption-keys/",
  "/account/cloud-credentials/",
  "/volumes/",
  "/volumes/filer-connections/",
  "/volumes/filers/shares/",
  "/volumes/filers/exports/",
  "/volumes/filers/ftp-directories/",
  "/volumes/filers/snapshots/",
  "/volumes/folder-quotas/",
  "/messages/",
  "/notifications/",
];

const pathOf = (href: string) => new URL(href).pathname.replace("/api/v1.2", "");

/** Settings of all volumes, which have no list of their own. */
async function allSettings({ all }: Pick<Awaited<ReturnType<typeof startConsole>>, "all">): Promise<Json[]> {
  const volumes = await all("/volumes/");
  return (await Promise.all(volumes.map(({ guid }) => all(`/volumes/${guid}/filers/`)))).flat();
}

describe("rows against the published description", () => {
  const description = loadDescription("nasuni");

  /** The sheet says null where the description does not (§8.1: the port is off). */
  const asDescribed = (row: Json): Json => {
    if (row.settings?.mobile_service?.additional_api_port !== null) return row;
    const { additional_api_port: _off, ...mobile_service } = row.settings.mobile_service;
    return { ...row, settings: { ...row.settings, mobile_service } };
  };

  it.runIf(description !== null)(
    "gives single rows of every kind that are as described, and equal to those of the lists",
    async () => {
      const { all, get } = await startConsole();
      const settings = await allSettings({ all });
      const rows = [...settings, ...(await Promise.all(lists.map(all))).flat()];
      // The description draws every envelope wrongly (§3), so what only ever comes in one is left out.
      const singles = rows.filter((row) => !/(health|snapshots)\/$/.test(row.links.self.href));
      expect(singles.length).toBeGreaterThan(400);
      for (const row of singles) {
        const path = pathOf(row.links.self.href);
        const body = await get(path);
        expect(body, path).toEqual(row);
        const exchange = { method: "GET", path, query: {}, requestHeaders: {}, requestBody: undefined };
        const answer = { status: 200, responseHeaders: {}, responseBody: asDescribed(body) };
        expect(description?.check({ ...exchange, ...answer }), path).toEqual([]);
      }
    },
  );

  it.runIf(description !== null)("answers writes as described", async () => {
    const found: unknown[] = [];
    const console = await startConsole({
      observe: (exchange) => {
        if (exchange.method !== "GET") found.push(...(description?.check(exchange) ?? []));
      },
    });
    const share = (await console.all("/volumes/filers/shares/"))[0];
    const place = pathOf(share.links.self.href).replace(/shares.*/, "");
    const volume = `/volumes/${share.volume_guid}/`;
    expect((await console.call("POST", `${place}shares/`, { name: "new", path: "/" })).status).toBe(202);
    expect((await console.call("DELETE", pathOf(share.links.self.href))).status).toBe(202);
    expect((await console.call("PATCH", volume, { quota: 7 })).status).toBe(202);
    expect((await console.call("POST", `${place}snapshots/`)).status).toBe(202);
    const limit = { type: "quota", path: "/deep/down", limit: 5 };
    expect((await console.call("POST", `${volume}folder-quotas/`, limit)).status).toBe(200);
    expect(found).toEqual([]);
  });
});

describe("the estate", () => {
  it("is the same byte for byte for the same seed, and another one for another", async () => {
    const texts = [];
    for (const seed of [1, 1, 2]) {
      const { call, url } = await startConsole({ seed });
      const answers = await Promise.all(lists.map((path) => call("GET", path)));
      texts.push(answers.map((answer) => answer.text.replaceAll(url, "")).join());
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).not.toBe(texts[0]);
  });

  it("refers only to filers, volumes and credentials that exist", async () => {
    const { all } = await startConsole();
    const serials = new Set((await all("/filers/")).map((row) => row.serial_number));
    const guids = new Set((await all("/volumes/")).map((row) => row.guid));
    const credentials = new Set((await all("/account/cloud-credentials/")).map((row) => row.cred_uuid));
    for (const path of lists) {
      for (const row of await all(path)) {
        if (row.filer_serial_number !== undefined) expect(serials, path).toContain(row.filer_serial_number);
        if (row.volume_guid !== undefined) expect(guids, path).toContain(row.volume_guid);
        if (row.provider !== undefined) expect(credentials).toContain(row.provider.cred_uuid);
      }
    }
  });

  it("has one filer that is offline, one that is not managed, and items of health in all four words", async () => {
    const { all } = await startConsole();
    const filers = await all("/filers/");
    expect(filers).toHaveLength(4);
    expect(filers.filter((row) => row.status.offline)).toHaveLength(1);
    const unmanaged = filers.find((row) => row.management_state === "self");
    expect(unmanaged.settings.network_settings).toBeNull();
    expect(typeof unmanaged.status.platform.memory).toBe("string");
    const words = new Set((await all("/filers/health/")).flatMap((row) => Object.values(row)));
    for (const word of ["Healthy", "Warning", "Unhealthy", "No Results"]) expect(words).toContain(word);
  });

  it("has volumes on their owner and on remote filers, some of which never connected or lost the connection", async () => {
    const { all } = await startConsole();
    const connections = await all("/volumes/filer-connections/");
    const settings = await allSettings({ all });
    expect(settings.filter((row) => row.type === "master")).toHaveLength(40);
    expect(settings.filter((row) => row.type === "remote").length).toBeGreaterThan(40);
    expect(connections.filter((row) => !row.connected).length).toBeGreaterThan(10);
    expect(connections.length).toBeGreaterThan(settings.length);
    const names = new Map((await all("/volumes/")).map((row) => [row.guid, row.name]));
    expect(settings.some((row) => row.name !== names.get(row.guid))).toBe(true);
  });

  it("has volumes with quota 0, which is none, and nearly full and overfull ones, measured in gigabytes", async () => {
    const { all } = await startConsole();
    const masters = new Map(
      (await allSettings({ all })).filter((row) => row.type === "master").map((row) => [row.guid, row.status]),
    );
    const volumes = await all("/volumes/");
    expect(volumes.filter((row) => row.quota === 0)).toHaveLength(10);
    const limited = volumes.filter((row) => row.quota > 0);
    const used = limited.map((row) => masters.get(row.guid).accessible_data / (row.quota * 1e9));
    expect(used.filter((share) => share > 0.9 && share < 1).length).toBeGreaterThan(1);
    expect(used.filter((share) => share > 1).length).toBeGreaterThan(0);
  });

  it("has ids of shares and folder quotas that start anew in every place", async () => {
    const { all } = await startConsole();
    const shares = await all("/volumes/filers/shares/");
    expect(shares.filter((row) => row.id === 1).length).toBeGreaterThan(20);
    const quotas = await all("/volumes/folder-quotas/");
    expect(quotas.filter((row) => row.id === "1").length).toBeGreaterThan(10);
    expect(new Set(quotas.map((row) => row.type))).toEqual(new Set(["quota", "rule"]));
    expect(quotas.filter((row) => row.type === "rule").every((row) => row.usage === null)).toBe(true);
  });

  it("has shares open to all hosts and users and shares that are not, on paths with both kinds of slashes", async () => {
    const { all } = await startConsole();
    const shares = await all("/volumes/filers/shares/");
    expect(shares.some((row) => row.hosts_allow === "" && row.auth.authall)).toBe(true);
    expect(shares.some((row) => row.hosts_allow.includes(" ") && !row.auth.authall)).toBe(true);
    expect(shares.some((row) => row.path.startsWith("\\"))).toBe(true);
    expect(shares.some((row) => row.homedir_support === 2)).toBe(true);
  });

  it("has exports open by `*`, by a blank and by a host option only, and an FTP directory for anonymous users", async () => {
    const { all } = await startConsole();
    const exports = await all("/volumes/filers/exports/");
    const specs = exports.map((row) => row.hostspec);
    for (const spec of ["*", "", "@render-farm,10.2.0.5"]) expect(specs).toContain(spec);
    const byOption = (row: Json) =>
      row.hostspec !== "*" && row.nfs_host_options.some((more: Json) => more.hostspec === "*");
    expect(exports.some(byOption)).toBe(true);
    expect(exports.some((row) => row.nfs_host_options.length === 3)).toBe(true);
    const directories = await all("/volumes/filers/ftp-directories/");
    expect(directories.some((row) => row.anonymous && row.allow_from === "")).toBe(true);
    expect(directories.some((row) => !row.anonymous && row.allow_from !== "")).toBe(true);
  });

  it("has a snapshot running with its percentage, one pending, and a volume that never had one", async () => {
    const { all } = await startConsole();
    const states = await all("/volumes/filers/snapshots/");
    expect(states.filter((row) => row.snapshot_status === "in_progress")[0].snapshot_percent).toBe(42);
    expect(states.some((row) => row.snapshot_status === "pending")).toBe(true);
    const never = (await allSettings({ all })).find((row) => row.status.last_snapshot_version === null);
    expect(never.status).toMatchObject({ first_snapshot: "", last_snapshot: "", last_snapshot_end: null });
  });

  it("has notifications of every priority, newest first, those of the console itself without a filer", async () => {
    const { all } = await startConsole();
    const rows = await all("/notifications/");
    const priorities = ["noop", "alert", "admin", "error", "warning", "info"];
    expect(new Set(rows.map((row) => row.priority))).toEqual(new Set(priorities));
    const dates = rows.map((row) => row.date);
    expect(dates).toEqual([...dates].sort().reverse());
    for (const row of rows) expect("filer" in row.links, row.origin).toBe(row.origin !== "NMC");
  });

  it("has messages in transit, synced and refused, the refused ones with a link to acknowledge them", async () => {
    const { all } = await startConsole();
    const rows = await all("/messages/");
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(["pending", "synced", "failure"]));
    for (const row of rows) {
      expect("error" in row && "acknowledge" in row.links, row.status).toBe(row.status === "failure");
      expect(row.expiration_time === null).toBe(row.status !== "synced");
    }
    expect(rows.some((row) => row.initiated_by === "[console]")).toBe(true);
  });

  it("has as many filers as asked for, and works with only one", async () => {
    const many = await startConsole({ filers: 12 });
    expect((await many.get("/filers/")).total).toBe(12);
    const one = await startConsole({ filers: 1 });
    expect((await one.get("/filers/")).items[0].status.offline).toBe(false);
    expect((await one.get("/volumes/filer-connections/")).total).toBe(40);
    await expect(startConsole({ filers: 0 })).rejects.toThrow("at least one filer");
  });
});
