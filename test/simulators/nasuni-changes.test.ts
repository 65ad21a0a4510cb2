// Is the fake Nasuni console as treacherous to writers as the real one? Each test states a trap of the vendor sheet, over real HTTP.
import { describe, expect, it } from "vitest";
import { type Json, startConsole } from "./support/nasuniConsole.ts";

type Console = Awaited<ReturnType<typeof startConsole>>;

const pathOf = (href: string) => new URL(href).pathname.replace("/api/v1.2", "");
const statusOf = (answer: { status: number; json: Json }) => [answer.status, answer.json?.error?.code];

/** A volume with the given protocol whose owner is managed and online, and its address on the owner. */
async function workingPlace({ all }: Console, protocol = "CIFS") {
  const filers = await all("/filers/");
  const works = (serial: string) =>
    filers.some((row) => row.serial_number === serial && !row.status.offline && row.management_state === "nmc");
  const volume = (await all("/volumes/")).find(
    (row) => works(row.filer_serial_number) && row.protocols.protocols.includes(protocol),
  );
  return { volume, place: `/volumes/${volume.guid}/filers/${volume.filer_serial_number}/` };
}

describe("messages (§6)", () => {
  it("answers a write with 202 and a message in transit, without the new id and without any error key", async () => {
    const console = await startConsole();
    const { place } = await workingPlace(console);
    const { status, headers, json } = await console.call("POST", `${place}shares/`, { name: "new", path: "/" });
    expect([status, headers.get("location")]).toEqual([202, null]);
    expect(json.message).toMatchObject({
      status: "pending",
      code: "volumes_shares_add",
      send_time: "2026-11-20T12:00:00UTC",
      response_time: null,
      expiration_time: null,
      initiated_by: "storage-admin",
    });
    expect(Object.keys(json.message.links)).toEqual(["self", "filer"]);
    expect(json.message).not.toHaveProperty("error");
    await console.advance(2_999);
    expect((await console.get(pathOf(json.message.links.self.href))).status).toBe("pending");
  });

  it("tells the new id only in the link of the flat message, once it is synced", async () => {
    const console = await startConsole();
    const { place } = await workingPlace(console);
    const body = { name: "new", path: "/", readonly: "True", homedir_support: "2", auth: { authall: "false" } };
    const message = await console.finish("POST", `${place}shares/`, body);
    expect(message).toMatchObject({ status: "synced", response_time: "2026-11-20T12:00:03UTC" });
    const share = await console.get(pathOf(message.links.applied_resource.href));
    // Booleans and numbers come as texts from Nasuni's own scripts (§7); what was not sent has its default.
    expect(share).toMatchObject({ name: "new", readonly: true, homedir_support: 2, hide_unreadable: true });
    expect(share.auth).toMatchObject({ authall: false, rw_users: [] });
    expect(share.id).toBeGreaterThan(1);
  });

  it("forgets a synced message 20 minutes after its answer, and keeps a refused one until it is cleared", async () => {
    const console = await startConsole();
    const { place } = await workingPlace(console);
    const synced = await console.finish("POST", `${place}shares/`, { name: "one", path: "/" });
    const refused = await console.finish("POST", `${place}shares/`, { name: "two", path: "/not/there" });
    expect(synced.expiration_time).toBe("2026-11-20T12:20:03UTC");
    await console.advance(20 * 60_000 - 3_001);
    expect((await console.call("GET", `/messages/${synced.id}/`)).status).toBe(200);
    await console.advance(1);
    expect(statusOf(await console.call("GET", `/messages/${synced.id}/`))).toEqual([404, "not_found_error"]);
    await console.advance(24 * 3_600_000);
    await console.logInAs("storage-admin");
    expect((await console.get(`/messages/${refused.id}/`)).status).toBe("failure");
    expect((await console.call("DELETE", `/messages/${refused.id}/`, { ignored: true })).status).toBe(204);
    expect((await console.call("GET", `/messages/${refused.id}/`)).status).toBe(404);
  });

  it("reports what a filer refused in the message, long after the call was accepted", async () => {
    const console = await startConsole();
    const { place } = await workingPlace(console);
    const message = await console.finish("POST", `${place}shares/`, { name: "two", path: "\\not\\there" });
    expect(message).toMatchObject({ status: "failure", expiration_time: null, error: { code: "sync_error" } });
    expect(message.links.acknowledge.method).toBe("DELETE");
    expect(message.links).not.toHaveProperty("applied_resource");
  });

  it("will not clear a message in transit, and says so without the usual envelope", async () => {
    const console = await startConsole();
    const pending = (await console.all("/messages/")).find((row) => row.status === "pending");
    const { status, json } = await console.call("DELETE", `/messages/${pending.id}/`);
    expect([status, json.code, json.error]).toEqual([400, "error", undefined]);
  });

  it("leaves a message to an offline filer in transit until the filer is back", async () => {
    const console = await startConsole();
    const filer = (await console.all("/filers/")).find((row) => row.status.offline);
    const path = `/filers/${filer.serial_number}/`;
    const { message } = (await console.call("PATCH", path, { description: "Boston 2" })).json;
    await console.advance(3_600_000);
    expect((await console.get(`/messages/${message.id}/`)).status).toBe("pending");
    await console.rows({
      kind: "Host",
      update: { ids: [filer.serial_number], values: [{ status: { offline: false } }] },
    });
    const answered = await console.get(`/messages/${message.id}/`);
    expect(answered).toMatchObject({ status: "synced", response_time: "2026-11-20T13:00:00UTC" });
    expect((await console.get(path)).description).toBe("Boston 2");
  });

  it("redirects a finished message to what it changed when the console is one of those", async () => {
    const console = await startConsole({ finishedMessage: "see-other" });
    const { volume } = await workingPlace(console);
    const { message } = (await console.call("PATCH", `/volumes/${volume.guid}/`, { quota: 7 })).json;
    expect((await console.call("GET", `/messages/${message.id}/`)).status).toBe(200);
    await console.advance(3_000);
    const { status, headers } = await console.call("GET", `/messages/${message.id}/`);
    expect([status, headers.get("location")]).toEqual([303, `${console.url}/api/v1.2/volumes/${volume.guid}/`]);
  });

  it("may lose the record of work that has its effect all the same", async () => {
    const console = await startConsole();
    const { volume } = await workingPlace(console);
    const { message } = (await console.call("PATCH", `/volumes/${volume.guid}/`, { quota: 7 })).json;
    expect((await console.send("POST", "/__sim/forget", { job: message.id })).status).toBe(200);
    await console.advance(3_000);
    expect((await console.call("GET", `/messages/${message.id}/`)).status).toBe(404);
    expect((await console.get(`/volumes/${volume.guid}/`)).quota).toBe(7);
  });
});

describe("writes (§7, §8)", () => {
  it("changes nothing on a filer that it does not manage", async () => {
    const console = await startConsole();
    const filer = (await console.all("/filers/")).find((row) => row.management_state === "self");
    const volume = (await console.all("/volumes/")).find((row) => row.filer_serial_number === filer.serial_number);
    expect(volume.nmc_managed).toBe(false);
    const refused = await console.call("PATCH", `/filers/${filer.serial_number}/`, { description: "x" });
    expect(statusOf(refused)).toEqual([405, "unmanaged_error"]);
    expect(statusOf(await console.call("PATCH", `/volumes/${volume.guid}/`, { quota: 1 }))).toEqual([
      400,
      "unmanaged_error",
    ]);
  });

  it("changes the quota or the remote access of a volume, not both, and nothing else", async () => {
    const console = await startConsole();
    const { volume } = await workingPlace(console);
    const path = `/volumes/${volume.guid}/`;
    const remote_access = { enabled: "False", access_permissions: "readonly" };
    expect(statusOf(await console.call("PATCH", path, { quota: 5, remote_access }))).toEqual([400, "validation_error"]);
    expect((await console.call("PATCH", path, { name: "other" })).status).toBe(400);
    expect((await console.call("PATCH", path, { quota: -1 })).status).toBe(400);
    const accepted = await console.call("PATCH", `${path}?limit=1`, { quota: "250" });
    expect(accepted.headers.get("location")).toBe(accepted.json.message.links.self.href);
    await console.finish("PATCH", path, { remote_access });
    const changed = await console.get(path);
    expect(changed).toMatchObject({
      quota: 250,
      name: volume.name,
      remote_access: { enabled: false, filer_access: [] },
    });
    expect((await console.get(`${path}filer-connections/`)).total).toBe(1);
  });

  it("changes only the fields that a PATCH of a share names, although the description requires name and path", async () => {
    const console = await startConsole();
    const { place } = await workingPlace(console);
    const before = (await console.get(`${place}shares/1/`)) as Json;
    await console.finish("PATCH", `${place}shares/1/`, { comment: "changed", auth: { authall: "false" } });
    const after = await console.get(`${place}shares/1/`);
    expect(after).toEqual({ ...before, comment: "changed", auth: { ...before.auth, authall: false } });
    const refused = await console.call("POST", `${place}shares/`, { name: "no path", smb_encrypt: "maybe" });
    const fields = refused.json.error.errors.map((error: Json) => error.field);
    expect([refused.status, fields]).toEqual([400, ["path", "smb_encrypt"]]);
  });

  it("makes a folder first when a share on it is to succeed", async () => {
    const console = await startConsole();
    const { place } = await workingPlace(console);
    expect((await console.finish("POST", `${place}make-dir-path/`, { path: "/new/deep" })).status).toBe("synced");
    const message = await console.finish("POST", `${place}shares/`, { name: "deep", path: "\\new\\deep" });
    expect((await console.get(pathOf(message.links.applied_resource.href))).path).toBe("\\new\\deep");
    const again = await console.call("POST", `${place}make-dir-path/`, { path: "/new" });
    expect(statusOf(again)).toEqual([409, "conflict_error"]);
  });

  it("gives every host option of an export a new id after every update", async () => {
    const console = await startConsole();
    const { place } = await workingPlace(console, "NFS");
    const options = `${place}exports/1/nfs_host_options/`;
    for (const hostspec of ["a.example", "b.example"]) await console.finish("POST", options, { hostspec });
    const before = (await console.get(options)).items;
    expect(before.at(-1)).toMatchObject({ hostspec: "b.example", access_mode: "root_squash", sec_options: ["sys"] });
    const last = before.at(-1).links.self.href;
    await console.finish("PATCH", pathOf(last), { readonly: "true" });
    expect((await console.call("GET", pathOf(last))).status).toBe(404);
    const after = (await console.get(options)).items;
    expect(after.at(-1)).toMatchObject({ hostspec: "b.example", readonly: true });
    const ids = new Set([...before, ...after].map((row: Json) => row.id));
    expect(ids.size).toBe(before.length + after.length);
  });

  it("creates a folder quota with 200, in bytes, and none at or above another", async () => {
    const console = await startConsole();
    const { volume } = await workingPlace(console);
    const quotas = `/volumes/${volume.guid}/folder-quotas/`;
    const body = { type: "quota", path: "/a/b", limit: "1073741824" };
    expect((await console.call("POST", quotas, body)).status).toBe(200);
    await console.advance(3_000);
    expect(statusOf(await console.call("POST", quotas, { ...body, path: "/a" }))).toEqual([409, "conflict_error"]);
    const made = (await console.get(quotas)).items.at(-1);
    expect(made).toMatchObject({ path: "/a/b", limit: 1_073_741_824, usage: 0, email: null });
    expect(typeof made.id).toBe("string");
    expect((await console.call("PATCH", `${quotas}${made.id}/`, { limit: 5 })).status).toBe(202);
    await console.finish("DELETE", `${quotas}${made.id}/`);
    expect((await console.call("GET", `${quotas}${made.id}/`)).status).toBe(404);
  });

  it("creates a volume with an access point unless told otherwise, and refuses an unknown credential only later", async () => {
    const console = await startConsole();
    const { volume } = await workingPlace(console);
    const { cred_uuid } = volume.provider;
    const body = { filer_serial_number: volume.filer_serial_number, name: "new-one", provider: { cred_uuid } };
    const message = await console.finish("POST", "/volumes/", { ...body, protocols: { protocols: ["NFS"] } });
    const made = await console.get(pathOf(message.links.applied_resource.href));
    expect(made).toMatchObject({ name: "new-one", quota: 0, protocols: { protocols: ["NFS"] } });
    expect((await console.get(`/volumes/${made.guid}/filers/exports/`)).total).toBe(1);
    expect((await console.get(`/volumes/${made.guid}/filers/`)).items[0].type).toBe("master");
    const again = await console.finish("POST", "/volumes/", body);
    expect(again.error.description).toContain("already exists");
    const other = { ...body, name: "other", provider: { cred_uuid: "customer-none" } };
    expect((await console.finish("POST", "/volumes/", other)).error.code).toBe("sync_error");
    expect((await console.call("POST", "/volumes/", { name: "nobody's" })).status).toBe(400);
  });

  it("masks what is secret, and ignores what is read-only", async () => {
    const console = await startConsole();
    const { volume, place } = await workingPlace(console);
    const path = `/filers/${volume.filer_serial_number}/`;
    await console.finish("PATCH", path, {
      settings: { escrow_passphrase: "hush", time: { timezone: "UTC" } },
      build: "1",
    });
    const { settings, build } = await console.get(path);
    expect([settings.escrow_passphrase, settings.time.timezone]).toEqual(["*****", "Europe/London"]);
    expect(build).not.toBe("1");
    await console.finish("PATCH", place, { auditing: { enabled: "true" }, snapshot_schedule: { frequency: 1 } });
    const setting = await console.get(place);
    expect([setting.auditing.enabled, setting.snapshot_schedule.frequency > 1]).toEqual([true, true]);
  });
});

describe("snapshots (§8.8)", () => {
  it("is synced when the filer takes the request, and only then begins, runs and ends", async () => {
    const console = await startConsole({ snapshotMs: 100_000 });
    const { place } = await workingPlace(console);
    const before = (await console.get(place)).status;
    const message = await console.finish("POST", `${place}snapshots/`);
    const state = async () => {
      const { snapshot_status, snapshot_percent } = (await console.get(`${place}snapshots/`)).items[0];
      return [snapshot_status, snapshot_percent];
    };
    expect([message.status, ...(await state())]).toEqual(["synced", "pending", 0]);
    await console.advance(5_000 + 42_000);
    expect(await state()).toEqual(["in_progress", 42]);
    const refused = await console.call("POST", `${place}snapshots/`);
    expect([refused.status, refused.json.code, refused.json.error]).toEqual([409, "conflict_error", undefined]);
    await console.advance(58_000);
    expect(await state()).toEqual(["idle", 0]);
    expect((await console.get(place)).status).toMatchObject({
      last_snapshot_version: before.last_snapshot_version + 1,
      last_snapshot_start: "2026-11-20T12:00:08UTC",
      last_snapshot_end: "2026-11-20T12:01:48UTC",
      data_not_yet_protected: 0,
    });
  });

  it("accepts a second request while the first is in transit, and refuses it in its message", async () => {
    const console = await startConsole();
    const { place } = await workingPlace(console);
    await console.call("POST", `${place}snapshots/`);
    const second = await console.finish("POST", `${place}snapshots/`);
    expect(second).toMatchObject({ status: "failure", error: { code: "sync_error" } });
  });
});

describe("row changes of tests", () => {
  it.each(["Site", "Volume", "Share", "Quota", "StoragePool", "Job", "Alert"])(
    "adds and removes a %s",
    async (kind) => {
      const console = await startConsole();
      const path: Record<string, string> = {
        Site: "/filers/",
        Volume: "/volumes/",
        Share: "/volumes/filers/shares/",
        Quota: "/volumes/folder-quotas/",
        StoragePool: "/account/cloud-credentials/",
        Job: "/messages/",
        Alert: "/notifications/",
      };
      const total = async () => (await console.get(path[kind] ?? "")).total;
      const before = await total();
      const ids = await console.rows({ kind, insert: { count: 2 } });
      expect(await total()).toBe(before + (kind === "StoragePool" ? 8 : 2));
      expect(await console.rows({ kind, delete: { ids } })).toEqual(ids);
      expect(await total()).toBe(before);
    },
  );

  it("changes usage, snapshots and health as if filers had reported them", async () => {
    const console = await startConsole();
    const { volume, place } = await workingPlace(console);
    const serial = volume.filer_serial_number;
    const values = [{ status: { accessible_data: 5 }, snapshot_status: "in_progress", snapshot_percent: 90 }];
    await console.rows({ kind: "Snapshot", update: { ids: [`${volume.guid}:${serial}`], values } });
    const { status } = await console.get(place);
    expect(status).toMatchObject({ accessible_data: 5, snapshot_status: "in_progress", snapshot_percent: 90 });
    await console.rows({ kind: "Host", update: { ids: [serial], values: [{ disk: "Unhealthy", build: "10.0" }] } });
    expect((await console.get(`/filers/${serial}/health/`)).items[0].disk).toBe("Unhealthy");
    expect((await console.get(`/filers/${serial}/`)).build).toBe("10.0");
  });

  it("never gives the guid of a deleted volume to another one", async () => {
    const console = await startConsole();
    const guids = (await console.all("/volumes/")).map((row) => row.guid);
    await console.rows({ kind: "Volume", delete: { count: 2 } });
    const [fresh = ""] = await console.rows({ kind: "Volume", insert: { values: [{ name: "fresh" }] } });
    expect(guids).not.toContain(fresh);
    expect(await console.get(`/volumes/${fresh}/`)).toMatchObject({ guid: fresh, name: "fresh" });
    expect((await console.get(`/volumes/${fresh}/filers/`)).items[0].guid).toBe(fresh);
  });

  it("takes a deleted volume out of every list", async () => {
    const console = await startConsole();
    const [guid = ""] = await console.rows({ kind: "Volume", delete: { count: 1 } });
    const lists = ["filers/shares/", "filers/exports/", "filers/snapshots/", "filer-connections/", "folder-quotas/"];
    for (const list of lists)
      expect(JSON.stringify(await console.all(`/volumes/${list}`)), list).not.toContain(`${guid}"`);
    expect((await console.call("GET", `/volumes/${guid}/filers/`)).status).toBe(404);
  });
});
