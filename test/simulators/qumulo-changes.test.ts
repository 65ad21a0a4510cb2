// Do changes and long work at the fake Qumulo cluster go the vendor's way? Each test states a trap of the vendor sheet.
import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { startCluster } from "./support/qumuloCluster.ts";

describe("work that takes time", () => {
  it("§9.4: a tree delete falls step by step, and 404 is its success", async () => {
    const { call, get, advance } = await startCluster();
    const { jobs } = await get("/v1/tree-delete/jobs/");
    expect(jobs.filter((job: { last_error_message: null }) => job.last_error_message === null)).toHaveLength(3);
    const { id, path } = (await get("/v1/files/quotas/status/")).quotas[0];
    expect((await call("POST", "/v1/tree-delete/jobs/", { id })).status).toBe(202);
    const again = await call("POST", "/v1/tree-delete/jobs/", { id: encodeURIComponent(path) });
    expect([again.status, again.json.error_class]).toEqual([409, "tree_delete_already_started_error"]);
    await advance(30_000);
    const half = await get(`/v1/tree-delete/jobs/${id}`);
    expect(Number(half.remaining_capacity) / Number(half.initial_capacity)).toBeCloseTo(0.5, 3);
    await advance(30_000);
    const done = await call("GET", `/v1/tree-delete/jobs/${id}`);
    expect([done.status, done.json.error_class]).toEqual([404, "http_not_found_error"]);
    expect((await call("GET", `/v1/files/${id}/info/attributes`)).status).toBe(404);
    expect((await call("GET", `/v1/files/quotas/${id}`)).json.error_class).toBe(
      "api_quotas_quota_limit_not_found_error",
    );
  });

  it("a tree delete that fails has no state of failure, only a message; it can be restarted or cancelled", async () => {
    const { call, get, advance } = await startCluster({ volumes: 10 });
    const { jobs } = await get("/v1/tree-delete/jobs/");
    const stuck = jobs.find((job: { last_error_message: string | null }) => job.last_error_message !== null);
    await advance(86_400_000);
    expect(await get(`/v1/tree-delete/jobs/${stuck.id}`)).toEqual(stuck);
    expect((await call("POST", `/v1/tree-delete/jobs/restart/${stuck.id}`)).status).toBe(202);
    expect((await get(`/v1/tree-delete/jobs/${stuck.id}`)).last_error_message).toBeNull();
    expect((await call("DELETE", `/v1/tree-delete/jobs/${stuck.id}`)).status).toBe(200);
    expect((await call("DELETE", `/v1/tree-delete/jobs/${stuck.id}`)).status).toBe(404);
    expect((await call("GET", `/v1/files/${stuck.id}/info/attributes`)).status).toBe(200);
  });

  it("a job that the vendor forgot is gone from lists and 404", async () => {
    const { call, get } = await startCluster();
    const { jobs } = await get("/v1/tree-delete/jobs/");
    expect((await call("POST", "/__sim/forget", { job: jobs[0].id })).status).toBe(200);
    expect((await get("/v1/tree-delete/jobs/")).jobs).toHaveLength(jobs.length - 1);
    expect((await call("GET", `/v1/tree-delete/jobs/${jobs[0].id}`)).status).toBe(404);
  });

  it("§9.5: a deleted snapshot stays visible with in_delete until it is gone; v3 shows it and v2 hides it", async () => {
    const { call, get, advance } = await startCluster();
    const made = await call("POST", "/v3/snapshots/", { name_suffix: "now", source_file_id: "2" });
    expect([made.status, made.json.name]).toEqual([200, `${made.json.id}_now`]);
    const path = `/v3/snapshots/${made.json.id}`;
    expect((await call("DELETE", path)).status).toBe(202);
    expect((await get(path)).in_delete).toBe(true);
    const idsOf = async (list: string) => (await get(list)).entries.map(({ id }: { id: number }) => id);
    expect(await idsOf("/v3/snapshots/")).toContain(made.json.id);
    expect(await idsOf("/v3/snapshots/?filter=exclude_in_delete")).not.toContain(made.json.id);
    expect(await idsOf("/v4/snapshots/status/?filter=api_snapshots_exclude_not_in_delete")).toContain(made.json.id);
    expect(await idsOf("/v2/snapshots/")).not.toContain(made.json.id);
    expect(await idsOf("/v2/snapshots/?include-in-delete=true")).toContain(made.json.id);
    await advance(60_000);
    expect((await call("GET", path)).json.error_class).toBe("snapshot_not_found_error");
  });

  it("a replication succeeds only when its recovery point moves and the error is empty", async () => {
    const { call, get, advance, rows } = await startCluster();
    const base = "/v2/replication/source-relationships";
    const states = await get(`${base}/status/`);
    expect(states.filter((row: { job_state: string }) => row.job_state === "REPLICATION_RUNNING")).toHaveLength(2);
    const failed = states.find((row: { error_from_last_job: string }) => row.error_from_last_job !== "");
    const status = () => get(`${base}/${failed.id}/status`);
    expect((await call("POST", `${base}/${failed.id}/replicate`)).status).toBe(202);
    await advance(15_000);
    const running = await status();
    expect(running).toMatchObject({
      job_state: "REPLICATION_RUNNING",
      replication_job_status: { percent_complete: 25 },
    });
    expect(running.replication_job_status.estimated_seconds_remaining).toBe("45");
    await advance(45_000);
    expect(await status()).toMatchObject({ job_state: "REPLICATION_NOT_RUNNING", error_from_last_job: "" });
    const { recovery_point } = await status();
    expect(recovery_point > failed.recovery_point).toBe(true);
    await rows({ kind: "JobTemplate", update: { ids: [failed.id], values: [{ next_error: "no route" }] } });
    await call("POST", `${base}/${failed.id}/replicate`);
    await advance(60_000);
    expect(await status()).toMatchObject({ error_from_last_job: "no route", recovery_point });
    expect((await call("POST", `${base}/${failed.id}/dismiss-error`)).status).toBe(200);
    expect((await status()).error_from_last_job).toBe("");
  });

  it("an object replication has a state and jobs of its own, and starts when it is made", async () => {
    const { call, get, advance } = await startCluster();
    const base = "/v3/replication/object-relationships";
    const [running] = await get(`${base}/status/`);
    expect(running).toMatchObject({ state: "REPLICATION_RUNNING", last_job: { error: "" } });
    expect(running).not.toHaveProperty("job_state");
    expect(running.current_job.job_progress).not.toHaveProperty("bytes_deleted");
    expect((await call("DELETE", `${base}/${running.id}`)).status).toBe(409);
    const wish = {
      direction: "COPY_TO_OBJECT",
      local_directory_path: "/finance",
      object_store_address: "s3.example.com",
    };
    const keys = { access_key_id: "AK", secret_access_key: "hush", bucket: "b", object_folder: "", region: "eu" };
    const made = await call("POST", `${base}/`, { ...wish, ...keys });
    expect(made.text).not.toContain("hush");
    expect((await get(`${base}/${made.json.id}/status`)).state).toBe("REPLICATION_RUNNING");
    await advance(60_000);
    const done = await get(`${base}/${made.json.id}/status`);
    expect(done).toMatchObject({ state: "REPLICATION_NOT_RUNNING", current_job: null, last_job: { error: "" } });
  });

  it("a target waits to be authorized, is made writable and reconnected, and is deleted by POST", async () => {
    const { call, get } = await startCluster();
    const base = "/v2/replication/target-relationships";
    const all = await get(`${base}/status/`);
    const waiting = all.find(({ state }: { state: string }) => state === "AWAITING_AUTHORIZATION");
    const act = (action: string) => call("POST", `${base}/${waiting.id}/${action}`);
    expect(waiting.target_root_id).toBe("");
    expect((await act("authorize")).json).toMatchObject({
      state: "ESTABLISHED",
      target_root_path: "/replicas/osaka/design/",
    });
    expect((await act("make-writable")).json).toMatchObject({ state: "DISCONNECTED", target_root_read_only: false });
    expect((await act("reconnect")).json.state).toBe("ESTABLISHED");
    expect((await call("DELETE", `${base}/${waiting.id}`)).status).toBe(404);
    expect((await act("delete")).status).toBe(200);
    expect(await get(`${base}/status/`)).toHaveLength(all.length - 1);
  });

  it("an upgrade goes through preparing and committing back to idle, and the restriper ends finished", async () => {
    const { call, get, advance } = await startCluster();
    const state = async () => (await get("/v3/upgrade/status")).state;
    const wish = { image_path: "/qumulo_upgrade_7.9.3.qimg", auto_commit: false, do_rolling_reboot: true };
    expect((await call("POST", "/v2/upgrade/prepare", wish)).status).toBe(202);
    await advance(30_000);
    const settings = { target_version: "7.9.3" };
    expect(await get("/v3/upgrade/status")).toMatchObject({ state: "UPGRADE_STATE_PREPARING", progress: 50, settings });
    await advance(30_000);
    expect(await state()).toBe("UPGRADE_STATE_PREPARED");
    await call("POST", "/v2/upgrade/commit");
    expect(await state()).toBe("UPGRADE_STATE_COMMITTING");
    await advance(60_000);
    expect(await state()).toBe("UPGRADE_STATE_IDLE");
    const restriper = "/v1/cluster/protection/restriper/status";
    expect(await get(restriper)).toMatchObject({ state: "RUNNING", phase: "REPROTECT" });
    await advance(3 * 3_600_000);
    expect(await get(restriper)).toMatchObject({ state: "FINISHED", phase: "", percent_complete: 100 });
  });
});

describe("writing", () => {
  it("§9.3: answers 200 to creates and deletes, with a JSON value also where nothing is to be said", async () => {
    const { call, get } = await startCluster();
    const made = await call("POST", "/v1/files/2/entries/", { name: "fresh", action: "CREATE_DIRECTORY" });
    expect([made.status, made.json.path]).toEqual([200, "/fresh/"]);
    expect(
      (await call("POST", "/v1/files/2/entries/", { name: "fresh", action: "CREATE_DIRECTORY" })).json.error_class,
    ).toBe("fs_entry_exists_error");
    expect((await call("POST", "/v1/files/quotas/", { id: made.json.id, limit: "1000" })).status).toBe(200);
    const renamed = { name: "renamed", action: "RENAME", old_path: "/fresh" };
    expect((await call("POST", "/v1/files/2/entries/", renamed)).json.path).toBe("/renamed/");
    expect((await get(`/v1/files/quotas/status/${made.json.id}`)).path).toBe("/renamed/");
    const policy = await call("DELETE", "/v3/snapshots/policies/1");
    expect([policy.status, policy.json]).toEqual([200, {}]);
    const snapshots = (await get("/v3/snapshots/status/")).entries;
    expect(snapshots.some((row: { policy_id: number }) => row.policy_id !== null)).toBe(true);
  });

  it("§9.7: honours only the expiration of a snapshot, and a locked one only to be kept longer", async () => {
    const { call, get } = await startCluster();
    const made = (await call("POST", "/v3/snapshots/", { expiration: "2027-01-01T00:00:00Z" })).json;
    const path = `/v3/snapshots/${made.id}`;
    const put = await call("PUT", path, { ...made, name: "other", expiration: "2027-02-01T00:00:00Z" });
    expect(put.json).toEqual({ ...made, expiration: "2027-02-01T00:00:00Z" });
    const [key] = (await get("/v1/file-system/security/keys/")).entries;
    expect((await call("POST", `${path}/lock`, { lock_key_ref: key.id })).json).toEqual({ lock_key_ref: key.id });
    expect((await call("PATCH", path, { expiration: "2027-01-15T00:00:00Z" })).status).toBe(400);
    expect((await call("DELETE", path)).status).toBe(400);
    expect((await call("PATCH", path, { expiration: "" })).json.expiration).toBe("");
    expect((await get(`/v3/snapshots/status/${made.id}`)).lock_key).toBe(key.id);
  });

  it("§9.9: a bucket cannot be read alone, a path needs create_fs_path, and a deletion needs delete-root-dir", async () => {
    const { call, get } = await startCluster();
    const { buckets } = await get("/v1/s3/buckets/");
    expect(buckets.map((row: { anonymous_access_enabled: boolean }) => row.anonymous_access_enabled)).toContain(true);
    expect((await call("GET", `/v1/s3/buckets/${buckets[0].name}`)).status).toBe(405);
    const wish = { name: "new-bucket", path: "/buckets/new" };
    expect((await call("POST", "/v1/s3/buckets/", wish)).json.error_class).toBe("decode_error");
    expect((await call("POST", "/v1/s3/buckets/", { ...wish, create_fs_path: false })).status).toBe(404);
    expect((await call("POST", "/v1/s3/buckets/", { ...wish, create_fs_path: true })).status).toBe(200);
    expect((await call("DELETE", "/v1/s3/buckets/new-bucket")).status).toBe(400);
    expect((await call("DELETE", `/v1/s3/buckets/${buckets[0].name}?delete-root-dir=true`)).status).toBe(409);
    expect((await call("DELETE", "/v1/s3/buckets/new-bucket?delete-root-dir=true")).status).toBe(200);
    expect((await call("GET", `/v1/s3/buckets/${buckets[0].name}/policy`)).headers.get("etag")).toMatch(/^".+"$/);
  });

  it("§9.10: keeps v2 and the v3 preview of exports and shares side by side, in different wrappings", async () => {
    const { get } = await startCluster();
    expect((await get("/v3/nfs/exports/")).entries).toEqual(await get("/v2/nfs/exports/"));
    expect((await get("/v3/smb/shares/")).entries).toEqual(await get("/v2/smb/shares/"));
  });

  it("§9.11: PUT replaces the whole export, so that one without restrictions is refused", async () => {
    const { call, get } = await startCluster();
    const [factory, other] = await get("/v2/nfs/exports/");
    expect(factory).toMatchObject({
      id: "1",
      export_path: "/",
      fs_path: "/",
      restrictions: [{ host_restrictions: [] }],
    });
    const { restrictions: _gone, ...rest } = other;
    expect((await call("PUT", `/v2/nfs/exports/${other.id}`, rest)).json.error_class).toBe("decode_error");
    const ref = encodeURIComponent(other.export_path);
    expect((await call("PUT", `/v2/nfs/exports/${ref}`, { ...other, description: "new" })).json.description).toBe(
      "new",
    );
    const post = { export_path: "/n", fs_path: "/not/there", restrictions: other.restrictions };
    expect((await call("POST", "/v2/nfs/exports/", post)).json.error_class).toBe("fs_no_such_entry_error");
    expect((await call("POST", "/v2/nfs/exports/?allow-fs-path-create=true", post)).json.tenant_id).toBe(1);
    expect((await call("GET", "/v2/nfs/exports/9999")).json.error_class).toBe("nfs_export_doesnt_exist_error");
  });

  it("§9.12: a quota needs its id and its limit as a text, and is set once", async () => {
    const { call, get } = await startCluster();
    const { id } = (await get("/v1/files/quotas/")).quotas[0];
    const put = (body: object) => call("PUT", `/v1/files/quotas/${id}`, body);
    expect((await put({ limit: "5" })).json.error_class).toBe("decode_error");
    expect((await put({ id, limit: 5 })).json.error_class).toBe("decode_error");
    expect((await put({ id, limit: "5" })).json).toEqual({ id, limit: "5" });
    const twice = await call("POST", "/v1/files/quotas/", { id, limit: "6" });
    expect([twice.status, twice.json.error_class]).toEqual([409, "api_quotas_quota_limit_already_set_error"]);
  });

  it("§5: shows the ETag in the header only, and answers 412 when If-Match is not the current one", async () => {
    const { call, get } = await startCluster();
    const { id } = (await get("/v1/files/quotas/")).quotas[0];
    const path = `/v1/files/quotas/${id}`;
    const etag = (await call("GET", path)).headers.get("etag") ?? "";
    expect((await call("PUT", path, { id, limit: "7" }, { "if-match": etag })).status).toBe(200);
    expect((await call("PUT", path, { id, limit: "8" }, { "if-match": etag })).status).toBe(412);
    expect((await call("DELETE", path, undefined, { "if-match": etag })).status).toBe(412);
    expect((await get(path)).limit).toBe("7");
  });

  it("§8.6: fills a trustee in that was given by name only", async () => {
    const { call } = await startCluster();
    const permissions = [{ type: "ALLOWED", trustee: { name: "Everyone" }, rights: ["READ"] }];
    const made = await call("POST", "/v2/smb/shares/", { share_name: "all", fs_path: "/", permissions });
    expect(made.json.permissions[0].trustee).toMatchObject({ domain: "WORLD", auth_id: "8589934592", sid: "S-1-1-0" });
    expect((await call("GET", "/v2/smb/shares/all")).json.id).toBe(made.json.id);
  });

  it("§8.15: a cluster without a trusted authority answers 404, not an empty text", async () => {
    const { call, get } = await startCluster();
    const path = "/v2/cluster/settings/ssl/ca-certificate";
    expect(new X509Certificate((await get(path)).ca_certificate).subject).toContain("CN=Example Company Storage CA");
    expect((await call("PUT", path, { ca_certificate: "no PEM" })).json.error_class).toBe(
      "ssl_certificate_invalid_error",
    );
    await call("DELETE", path);
    const none = await call("GET", path);
    expect([none.status, none.json.error_class]).toEqual([404, "api_ssl_ca_cert_not_found_error"]);
    const other = await startCluster({ hasCaCertificate: false });
    expect((await other.call("GET", path)).status).toBe(404);
  });
});
