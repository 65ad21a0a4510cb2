// One dead vendor never spoils an answer: every fault kind, seen by a client of the whole gateway.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ErrorCode } from "../../src/contract/problem.ts";
import type { FaultOrder } from "../support/SimulatorControl.ts";
import { type Estate, startEstate } from "../support/startEstate.ts";

const volumes = `query Volumes($maxAge: Int, $wait: Int) {
  volumes(first: 500, freshness: { maxAgeSeconds: $maxAge, waitMs: $wait }) {
    totalCount
    complete
    nodes { nativeId source { id } }
    sources { source { id } state complete count observedAt reason error { code message retryable source { id } } }
  }
}`;

interface SourceSeen {
  readonly source: { readonly id: string };
  readonly state: string;
  readonly complete: boolean;
  readonly count: number | null;
  readonly error: { readonly code: string; readonly message: string; readonly source: { readonly id: string } } | null;
}

/** More than the least time between two reads of volumes, so that a live read may be asked for again. */
const leastAgeMs = 3_000;

let estate: Estate;
beforeEach(async () => {
  const source = {
    timeouts: { connectMs: 500, headersMs: 250, bodyMs: 250, callMs: 800 },
    maxResponseBytes: 2_000_000,
  };
  estate = await startEstate({ volumes: 25, source });
});
afterEach(() => estate.close());

async function askVolumes(maxAge: number | null = null, wait = 3_000) {
  const { data, errors } = await estate.ask(volumes, { maxAge, wait });
  expect(errors).toBeUndefined();
  const seen = (id: string): SourceSeen => data.volumes.sources.find((answer: SourceSeen) => answer.source.id === id);
  const rows = (id: string): string[] =>
    data.volumes.nodes
      .filter((row: { source: { id: string } }) => row.source.id === id)
      .map((row: { nativeId: string }) => row.nativeId);
  return { connection: data.volumes, seen, rows };
}

const faults: readonly [string, FaultOrder["fault"], ErrorCode][] = [
  ["answers 500", { kind: "status", status: 500 }, "UPSTREAM_ERROR"],
  [
    "answers 429 for an hour",
    { kind: "status", status: 429, headers: { "retry-after": "3600" } },
    "UPSTREAM_RATE_LIMITED",
  ],
  ["refuses the account", { kind: "status", status: 403, body: { detail: "no" } }, "UPSTREAM_FORBIDDEN"],
  ["hangs", { kind: "hang" }, "UPSTREAM_TIMEOUT"],
  ["drops the connection", { kind: "drop" }, "UPSTREAM_UNREACHABLE"],
  ["sends broken JSON", { kind: "malformed" }, "UPSTREAM_BAD_RESPONSE"],
  ["is cut off", { kind: "truncated" }, "UPSTREAM_BAD_RESPONSE"],
  ["sends more than allowed", { kind: "oversized", bytes: 3_000_000 }, "UPSTREAM_RESPONSE_TOO_LARGE"],
  ["refuses every login", { kind: "unauthorized" }, "UPSTREAM_AUTH_FAILED"],
];

describe("When one vendor", () => {
  it.each(faults)(
    "%s, cold: the other's rows come with a typed error that names the source",
    async (_name, fault, code) => {
      await estate.vendor("hub").fault({ match: { method: "GET" }, fault });
      const { connection, seen, rows } = await askVolumes();
      expect(rows("qumulo").length).toBeGreaterThan(20);
      expect(seen("qumulo")).toMatchObject({ complete: true, error: null });
      expect(rows("hub")).toEqual([]);
      expect(connection.complete).toBe(false);
      // A vendor that asks to be spared is waited for, and has not failed yet.
      const state = code === "UPSTREAM_RATE_LIMITED" ? "PARTIAL" : "FAILED";
      expect(seen("hub")).toMatchObject({ state, complete: false, error: { code, source: { id: "hub" } } });
      expect(seen("hub").error?.message).not.toMatch(/https?:|127\.0\.0\.1|Bearer/);
    },
  );

  it.each(faults)("%s, warm: no row is lost, its rows are STALE and say why", async (_name, fault, code) => {
    const before = await askVolumes();
    await estate.vendor("hub").fault({ match: { method: "GET" }, fault });
    estate.pass(leastAgeMs);
    const during = await askVolumes(0);
    expect(during.rows("hub").sort()).toEqual(before.rows("hub").sort());
    expect(during.rows("qumulo").sort()).toEqual(before.rows("qumulo").sort());
    expect(during.seen("hub")).toMatchObject({ state: "STALE", error: { code } });
    expect(during.seen("qumulo")).toMatchObject({ complete: true, error: null });
  });

  it("hangs, the answer comes at waitMs with the other's rows, and says what is missing", async () => {
    await estate.vendor("hub").fault({ match: { method: "GET" }, fault: { kind: "hang" } });
    const { rows, seen } = await askVolumes(null, 100);
    expect(rows("qumulo").length).toBeGreaterThan(20);
    expect(["FAILED", "PARTIAL"]).toContain(seen("hub").state);
    expect(seen("hub").error?.code).toBe("UPSTREAM_TIMEOUT");
  });

  it("comes back, the next query has its rows again", async () => {
    await estate.vendor("hub").fault({ match: { method: "GET" }, fault: { kind: "status", status: 500 } });
    await askVolumes();
    await estate.vendor("hub").heal();
    const { rows, seen } = await askVolumes();
    expect(rows("hub").length).toBeGreaterThan(20);
    expect(seen("hub")).toMatchObject({ complete: true, error: null });
  });
});

describe("When a row is deleted at the vendor while pages are being read", () => {
  it("no living row is hidden, whatever the paging of the vendor", async () => {
    await estate.close();
    estate = await startEstate({ volumes: 130 });
    await estate.ask(volumes);
    const before = await askVolumes();
    const gone = await estate.vendor("hub").rows({ kind: "Volume", delete: { count: 3 }, afterRequest: 2 });
    expect(gone).toEqual([]);
    await estate.vendor("qumulo").rows({ kind: "Volume", delete: { count: 3 }, afterRequest: 2 });
    estate.pass(leastAgeMs);
    const during = await askVolumes(0);
    for (const id of ["hub", "qumulo"]) {
      const missing = before.rows(id).filter((row) => !during.rows(id).includes(row));
      expect(missing.length, `${id} lost ${missing.join(" ")}`).toBeLessThanOrEqual(3);
    }
  });
});

describe("A vendor that points to another host", () => {
  it("gets no token there: the link is refused and nothing is sent", async () => {
    const { createServer } = await import("node:http");
    const visits: string[] = [];
    const trap = createServer((request, response) => {
      visits.push(`${request.headers.authorization}`);
      response.end("{}");
    });
    await new Promise<void>((listening) => void trap.listen(0, "127.0.0.1", listening));
    const address = trap.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    try {
      const next = `http://127.0.0.1:${port}/v1/files/quotas/status/?after=1`;
      await estate.vendor("qumulo").fault({
        match: { method: "GET", path: "/v1/files/quotas/status/" },
        fault: { kind: "status", status: 200, body: { quotas: [], paging: { next } } },
      });
      const { seen } = await askVolumes();
      expect(seen("qumulo")).toMatchObject({ complete: false, error: { code: "UPSTREAM_BAD_RESPONSE" } });
      expect(visits).toEqual([]);
    } finally {
      trap.close();
    }
  });
});
