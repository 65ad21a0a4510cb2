// Does the common body of the simulators keep its word? A made-up vendor of two routes is driven over real HTTP.
import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createChassis } from "../../simulators/chassis/createChassis.ts";
import type { Exchange } from "../../simulators/chassis/exchange.ts";
import { createRowTable } from "../../simulators/chassis/rowTable.ts";
import type { RunningSimulator } from "../../simulators/chassis/runningSimulator.ts";
import { createSeededRandom } from "../../simulators/chassis/seededRandom.ts";
import type { SimulatorOptions } from "../../simulators/chassis/simulatorOptions.ts";
import { startSimulators } from "../../simulators/startSimulators.ts";

interface Disk {
  id: string;
  name: string;
}

const open: RunningSimulator[] = [];

/** A vendor with disks, a login by header, and one job that can be forgotten. */
async function startDisks(options: SimulatorOptions = {}) {
  const chassis = createChassis("disks", { clockMode: "frozen", ...options });
  let effects = 0;
  const seed = () => {
    const random = createSeededRandom(chassis.seed, "disks");
    const rows = Array.from({ length: chassis.volumes }, (_, index) => ({ id: String(index), name: random.hex(8) }));
    return createRowTable<Disk>(rows, { idOf: (disk) => disk.id });
  };
  let disks = seed();
  chassis.app.get("/v1/disks/", () => disks.list());
  chassis.app.get("/v1/disks/:id", (request) => ({ ref: (request.params as { id: string }).id }));
  chassis.app.post("/v1/disks/", (request) => {
    effects += 1;
    return { effects, got: request.body ?? null };
  });
  chassis.app.delete("/v1/disks/:id", () => ({ gone: true }));
  chassis.app.get("/v1/time", () => ({ now: chassis.clock.nowText() }));
  chassis.vendor({
    unauthorized: { status: 403, headers: { "content-type": "application/json" }, body: '{"detail":"who are you"}' },
    authenticate: (request, reply) =>
      request.headers["x-key"] === "wrong" ? reply.code(401).send({ error: "wrong key" }) : undefined,
    jsonContentType: "application/json",
    rows: {
      Volume: {
        ids: () => disks.ids(),
        insert: (values) => {
          const id = String(values.id ?? disks.size());
          disks.set({ id, name: "new", ...values });
          return id;
        },
        update: (id, values) => disks.patch(id, values) !== undefined,
        remove: (id) => disks.remove(id),
      },
      Site: { ids: () => ["only"] },
    },
    forget: (job) => job === "17",
    reset: () => {
      disks = seed();
      effects = 0;
    },
  });
  const running = await chassis.listen();
  open.push(running);
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const hasBody = body !== undefined;
    const response = await fetch(running.url + path, {
      method,
      headers: { ...(hasBody ? { "content-type": "application/json" } : {}), ...headers },
      ...(hasBody ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
  };
  const fault = (fault: object, extra: object = {}) => call("POST", "/__sim/faults", { fault, ...extra });
  return { running, call, fault };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((running) => running.close()));
});

describe("routing", () => {
  it("keeps an encoded slash inside its path segment and decodes it for the handler", async () => {
    const { call } = await startDisks();
    expect((await call("GET", "/v1/disks/%2Fdata%2Fa%20b%25")).json()).toEqual({ ref: "/data/a b%" });
    expect((await call("GET", "/v1/disks//data/a")).status).toBe(404);
  });

  it("does not forgive a missing or superfluous trailing slash", async () => {
    const { call } = await startDisks();
    expect((await call("GET", "/v1/disks/")).status).toBe(200);
    expect((await call("GET", "/v1/disks")).status).toBe(404);
    expect((await call("GET", "/v1/time/")).status).toBe(404);
  });

  it("accepts a JSON content type without a body, and says application/json without a charset when told to", async () => {
    const { call } = await startDisks();
    const headers = { "content-type": "application/json" };
    expect((await call("GET", "/v1/disks/", undefined, headers)).status).toBe(200);
    expect((await call("DELETE", "/v1/disks/1", undefined, headers)).json()).toEqual({ gone: true });
    const posted = await call("POST", "/v1/disks/", undefined, headers);
    expect(posted.json()).toEqual({ effects: 1, got: null });
    expect(posted.headers.get("content-type")).toBe("application/json");
  });
});

describe("rows", () => {
  it("makes byte-identical rows from the same seed and other rows from another", async () => {
    const [first, again, other] = await Promise.all([startDisks(), startDisks(), startDisks({ seed: 2 })]);
    const texts = await Promise.all(
      [first, again, other].map(async ({ call }) => (await call("GET", "/v1/disks/")).text),
    );
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).not.toBe(texts[0]);
  });

  it("inserts by count and by values, updates with one patch or one each, and deletes in listing order or by id", async () => {
    const { call } = await startDisks({ volumes: 3 });
    const rows = async (body: object) => (await call("POST", "/__sim/rows", { kind: "Volume", ...body })).json();
    expect(await rows({ insert: { count: 2 } })).toEqual({ ids: ["3", "4"] });
    expect(await rows({ insert: { values: [{ id: "x", name: "exact" }] } })).toEqual({ ids: ["x"] });
    expect(await rows({ delete: { count: 2 } })).toEqual({ ids: ["0", "1"] });
    expect(await rows({ delete: { ids: ["2"] } })).toEqual({ ids: ["2"] });
    await rows({ update: { ids: ["3", "4"], values: [{ name: "both" }] } });
    await rows({ update: { ids: ["4", "x"], values: [{ name: "b" }, { name: "c" }] } });
    expect((await call("GET", "/v1/disks/")).json()).toEqual([
      { id: "3", name: "both" },
      { id: "4", name: "b" },
      { id: "x", name: "c" },
    ]);
  });

  it("holds a change back until right before the n-th following vendor call, so that paging can drift", async () => {
    const { call } = await startDisks({ volumes: 3 });
    const order = { kind: "Volume", delete: { count: 1 }, afterRequest: 2 };
    expect((await call("POST", "/__sim/rows", order)).json()).toEqual({ ids: [] });
    expect((await call("GET", "/v1/disks/")).json()).toHaveLength(3);
    await call("GET", "/__sim/calls");
    expect((await call("GET", "/v1/disks/")).json()).toHaveLength(2);
  });

  it.each([
    ["/__sim/rows", { kind: "Vol", insert: { count: 1 } }],
    ["/__sim/rows", { kind: "Quota", insert: { count: 1 } }],
    ["/__sim/rows", { kind: "Site", insert: { count: 1 } }],
    ["/__sim/rows", { kind: "Volume" }],
    ["/__sim/rows", { kind: "Volume", delete: { ids: ["none"] } }],
    ["/__sim/rows", { kind: "Volume", delete: { ids: ["1"], count: 1 } }],
    ["/__sim/faults", { fault: { kind: "gremlin" } }],
    ["/__sim/faults", { fault: { kind: "drop" }, matching: {} }],
    ["/__sim/clock", {}],
    ["/__sim/forget", { job: "18" }],
    ["/__sim/nothing", {}],
  ])("answers 400 with a sentence to %s %j", async (path, body) => {
    const { call } = await startDisks();
    const answer = await call("POST", path, body);
    expect(answer.status).toBe(400);
    expect(answer.json().error).toMatch(/\w+ \w+ \w+/);
  });
});

describe("faults", () => {
  it("meets only calls of its method and path, as often as it says, and the first that matches wins", async () => {
    const { call, fault } = await startDisks();
    const match = { method: "get", path: "/v1/disks" };
    await fault(
      { kind: "status", status: 503, headers: { "retry-after": "3" }, body: { busy: true } },
      { match, times: 2 },
    );
    await fault({ kind: "status", status: 418 }, { match });
    expect((await call("POST", "/v1/disks/", {})).status).toBe(200);
    expect((await call("GET", "/v1/time")).status).toBe(200);
    const busy = await call("GET", "/v1/disks/");
    expect([busy.status, busy.headers.get("retry-after"), busy.json()]).toEqual([503, "3", { busy: true }]);
    expect((await call("GET", "/v1/disks/1")).status).toBe(503);
    expect((await call("GET", "/v1/disks/1")).status).toBe(418);
    await call("DELETE", "/__sim/faults");
    expect((await call("GET", "/v1/disks/1")).status).toBe(200);
  });

  it("keeps the handler from running by default, and spoils the answer of work already done after-effect", async () => {
    const { call, fault } = await startDisks();
    await fault({ kind: "status", status: 502 }, { times: 1 });
    expect((await call("POST", "/v1/disks/", {})).status).toBe(502);
    for (const kind of ["status", "drop", "malformed", "truncated", "unauthorized"]) {
      await fault({ kind, when: "after-effect" }, { times: 1 });
      await call("POST", "/v1/disks/", {}).catch(() => null);
    }
    expect((await call("POST", "/v1/disks/", {})).json().effects).toBe(6);
  });

  it("answers an unauthorized fault the way the vendor does", async () => {
    const { call, fault } = await startDisks();
    await fault({ kind: "unauthorized" });
    const refused = await call("GET", "/v1/disks/");
    expect([refused.status, refused.json()]).toEqual([403, { detail: "who are you" }]);
  });

  it("waits before it answers normally when a latency is asked for", async () => {
    const { call, fault } = await startDisks();
    await fault({ kind: "latency", ms: 5 }, { times: 1 });
    await fault({ kind: "latency", ms: 5, when: "after-effect" }, { times: 1 });
    expect((await call("GET", "/v1/disks/1")).json()).toEqual({ ref: "1" });
    expect((await call("GET", "/v1/disks/1")).json()).toEqual({ ref: "1" });
  });

  it("sends broken JSON with status 200, or half a body under a full Content-Length", async () => {
    const { running, call, fault } = await startDisks();
    await fault({ kind: "malformed" }, { times: 1 });
    const malformed = await call("GET", "/v1/disks/");
    expect(malformed.status).toBe(200);
    expect(() => malformed.json()).toThrow(SyntaxError);
    const whole = (await call("GET", "/v1/disks/")).text;
    await fault({ kind: "truncated" }, { times: 1 });
    const cut = await fetch(`${running.url}/v1/disks/`);
    expect(Number(cut.headers.get("content-length"))).toBe(whole.length);
    await expect(cut.text()).rejects.toThrow();
  });

  it("pads valid JSON until it has at least the bytes asked for", async () => {
    const { call, fault } = await startDisks();
    await fault({ kind: "oversized", bytes: 3_000_000 }, { times: 1 });
    const padded = await call("GET", "/v1/disks/7");
    expect(padded.text.length).toBeGreaterThanOrEqual(3_000_000);
    expect(padded.json()).toEqual({ ref: "7" });
  });

  it("hangs until the simulator closes, and drops without an answer", async () => {
    const { running, call, fault } = await startDisks();
    await fault({ kind: "drop" }, { times: 1 });
    await expect(call("GET", "/v1/time")).rejects.toThrow();
    await fault({ kind: "hang" }, { times: 1 });
    const ended = new Promise((resolve) => {
      httpRequest(`${running.url}/v1/time`).on("error", resolve).end();
    });
    const logged = async () => (await call("GET", "/__sim/calls")).json().length;
    while ((await logged()) < 2);
    await running.close();
    expect(await ended).toMatchObject({ code: "ECONNRESET" });
  });
});

describe("log, clock and observation", () => {
  it("logs vendor calls with query and status, also unknown paths and refused ones, and no control calls", async () => {
    const { call, fault } = await startDisks();
    await call("GET", "/v1/disks/?limit=2");
    await call("GET", "/v1/nowhere");
    await call("GET", "/v1/time", undefined, { "x-key": "wrong" });
    await fault({ kind: "drop" });
    await call("GET", "/v1/time").catch(() => null);
    const calls = (await call("GET", "/__sim/calls")).json();
    expect(calls.map((entry: object) => ({ ...entry, at: 0 }))).toEqual([
      { at: 0, method: "GET", path: "/v1/disks/?limit=2", status: 200 },
      { at: 0, method: "GET", path: "/v1/nowhere", status: 404 },
      { at: 0, method: "GET", path: "/v1/time", status: 401 },
      { at: 0, method: "GET", path: "/v1/time", status: null },
    ]);
    await call("DELETE", "/__sim/calls");
    expect((await call("GET", "/__sim/calls")).json()).toEqual([]);
  });

  it("stands still when frozen and moves only when told", async () => {
    const { call } = await startDisks();
    expect((await call("GET", "/v1/time")).json()).toEqual({ now: "2026-11-20T12:00:00.000Z" });
    expect((await call("POST", "/__sim/clock", { advanceMs: 90_000 })).json()).toEqual({
      now: "2026-11-20T12:01:30.000Z",
    });
    expect((await call("GET", "/v1/time")).json()).toEqual({ now: "2026-11-20T12:01:30.000Z" });
  });

  it("runs from its start moment on when running", async () => {
    const { call } = await startDisks({ clockMode: "running", startAt: "2031-01-01T00:00:00Z" });
    expect((await call("GET", "/v1/time")).json().now).toMatch(/^2031-01-01T00:00:/);
  });

  it("puts rows, clock, faults, waiting changes and the log back on reset", async () => {
    const { call, fault } = await startDisks({ volumes: 3 });
    const before = (await call("GET", "/v1/disks/")).text;
    await call("POST", "/__sim/rows", { kind: "Volume", delete: { count: 2 } });
    await call("POST", "/__sim/rows", { kind: "Volume", delete: { count: 1 }, afterRequest: 1 });
    await call("POST", "/__sim/clock", { advanceMs: 1000 });
    await fault({ kind: "drop" });
    await call("POST", "/__sim/reset");
    expect((await call("GET", "/v1/disks/")).text).toBe(before);
    expect((await call("GET", "/v1/time")).json().now).toBe("2026-11-20T12:00:00.000Z");
    expect((await call("GET", "/__sim/calls")).json()).toHaveLength(2);
  });

  it("reports its own answers to the observer, but neither control calls nor spoiled answers", async () => {
    const seen: Exchange[] = [];
    const { call, fault } = await startDisks({ observe: (exchange) => seen.push(exchange) });
    await call("POST", "/v1/disks/?a=1&a=2&b=3", { size: 4 });
    await fault({ kind: "status" });
    await call("GET", "/v1/time");
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: "POST",
      path: "/v1/disks/",
      query: { a: ["1", "2"], b: "3" },
      requestBody: { size: 4 },
      status: 200,
      responseHeaders: { "content-type": "application/json" },
      responseBody: { effects: 1, got: { size: 4 } },
    });
  });
});

describe("starting several", () => {
  it("takes another free port when its own is taken", async () => {
    const [first] = await startSimulators({ basePort: 0, volumes: 1, only: ["qumulo"] });
    if (first === undefined) throw new Error("Nothing was started.");
    open.push(first);
    const [second] = await startSimulators({ basePort: first.port - 5, volumes: 1, only: ["qumulo"] });
    if (second === undefined) throw new Error("Nothing was started.");
    open.push(second);
    expect([second.vendor, second.url]).toEqual(["qumulo", `http://127.0.0.1:${second.port}`]);
    expect(second.port).not.toBe(first.port);
    expect((await fetch(`${second.url}/v1/version`)).status).toBe(200);
  });

  it("refuses a name that no simulator has", async () => {
    await expect(startSimulators({ only: ["acme"] })).rejects.toThrow("There is no simulator acme");
  });
});
