// How do filers, their health, credentials and notifications look once mapped? Pure, on rows as the console writes them.
import { describe, expect, it } from "vitest";
import { NASUNI_ALERTS } from "../../../src/connectors/nasuni/alerts.ts";
import { cloudPoolRows } from "../../../src/connectors/nasuni/map/cloud.ts";
import { cachePoolRow, type FilerFacts, hostRow, siteRow } from "../../../src/connectors/nasuni/map/filer.ts";
import { notificationRow } from "../../../src/connectors/nasuni/map/notification.ts";
import { nasuniWords } from "../../../src/connectors/nasuni/map/words.ts";
import { raw } from "./raw.ts";

const reported: string[] = [];
const words = nasuniWords({ unknownWord: (field, word) => void reported.push(`${field}: ${word}`) });
const sourceId = "nasuni-lab";
const factsOf = (filer: object, health: Record<string, unknown> | null = null): FilerFacts => ({
  sourceId,
  words,
  filer: raw.filer({ ...filer }),
  health: health === null ? null : raw.health(health),
});

describe("A filer", () => {
  it("quirk N-17: has its memory written as a text of MB, 65536 for 64 GiB", () => {
    const host = hostRow(factsOf({ status: { platform: { memory: "65536" } } }));
    expect(host.memoryBytes).toBe(64n * 1024n ** 3n);
  });

  it("quirk N-16: before NMC 23.3 tells no network, which is not known and not empty", () => {
    expect(hostRow(factsOf({ settings: { network_settings: null } }))).toMatchObject({
      hostname: null,
      ipAddresses: null,
    });
  });

  it("quirk N-15: that the console does not manage is shown all the same, and says so", () => {
    const site = siteRow(factsOf({ management_state: "self", status: { offline: false } }));
    expect(site).toMatchObject({ lifecycle: "AVAILABLE", details: { managementState: "self" } });
    expect(siteRow(factsOf({ management_state: "pending_nmc" })).lifecycle).toBe("UPDATING");
  });

  it("quirk N-20: that has been silent for an hour is OFFLINE and CRITICAL, whatever it last said", () => {
    const facts = factsOf({ status: { offline: true } }, { smb: "Healthy" });
    expect(siteRow(facts)).toMatchObject({ lifecycle: "OFFLINE", health: "CRITICAL" });
    expect(hostRow(facts)).toMatchObject({ lifecycle: "OFFLINE", nativeState: "offline" });
    expect(cachePoolRow(facts)).toMatchObject({ lifecycle: "OFFLINE" });
  });

  it("quirk N-18: is as well as its worst item, those without results left out, those not described counted in", () => {
    const health = {
      last_updated: "2026-11-20T11:59:00UTC",
      links: {},
      smb: "Healthy",
      nfs: "No Results",
      agfl: "Warning",
    };
    const host = hostRow(factsOf({ status: { offline: false } }, health));
    expect(host.health).toBe("WARNING");
    expect(host.components?.map(({ name }) => name)).toEqual(["smb", "nfs", "agfl"]);
    expect(hostRow(factsOf({}, { smb: "No Results" })).health).toBe("UNKNOWN");
    expect(hostRow(factsOf({}))).toMatchObject({ health: "UNKNOWN", components: null });
  });

  it("quirk N-18: whose health is a word not known here is UNKNOWN, and the word is counted", () => {
    hostRow(factsOf({}, { smb: "Poorly" }));
    expect(reported).toContain("Host.components: Poorly");
  });

  it("quirk N-19: has its cache counted from bytes, not from percent_used", () => {
    const cache = { size: 1000, used: 800, free: 200, dirty: 5, percent_used: 0.8 };
    expect(cachePoolRow(factsOf({ status: { platform: { cache_status: cache } } })).capacity).toMatchObject({
      totalBytes: 1000n,
      usedBytes: 800n,
      freeBytes: 200n,
      derived: false,
    });
  });
});

describe("A cloud credential", () => {
  it("quirk N-21: that is listed once per filer is one back end, without a capacity", () => {
    const rows = [
      raw.credential({ in_use: false }),
      raw.credential({ filer_serial_number: "s-2", in_use: true }),
      raw.credential({ cred_uuid: "customer-2", secret: "*****", account: "AKIA" }),
    ];
    const pools = cloudPoolRows(sourceId, rows, words);
    expect(pools).toMatchObject([
      { nativeId: "cloud:customer-1", lifecycle: "AVAILABLE", capacity: null, site: null, details: { inUse: true } },
      { nativeId: "cloud:customer-2" },
    ]);
    expect(JSON.stringify(pools)).not.toMatch(/AKIA|\*\*\*/);
  });

  it("is UPDATING while one filer has not taken it", () => {
    const rows = [raw.credential(), raw.credential({ filer_serial_number: "s-2", status: "pending" })];
    expect(cloudPoolRows(sourceId, rows, words)).toMatchObject([{ lifecycle: "UPDATING", nativeState: null }]);
  });
});

describe("An alert", () => {
  const links = { filer: { href: "https://nmc.example.com/api/v1.2/filers/s-1/", method: "GET" } };

  it("quirk N-40: takes the filer out of a link, and has none when the console itself speaks", () => {
    expect(notificationRow(sourceId, raw.notification({ links }), words)).toMatchObject({
      site: "s-1",
      resource: { kind: "Host", ref: "s-1" },
      active: null,
    });
    expect(notificationRow(sourceId, raw.notification({ links: {} }), words)).toMatchObject({
      site: null,
      resource: null,
    });
  });

  it.each([
    ["alert", "CRITICAL"],
    ["error", "ERROR"],
    ["warning", "WARNING"],
    ["admin", "INFO"],
    ["noop", "INFO"],
    ["urgent", "UNKNOWN"],
  ])("of priority %s is %s", (priority, severity) => {
    expect(notificationRow(sourceId, raw.notification({ priority }), words).severity).toBe(severity);
  });

  it("quirk N-18: is concluded for each item that is not well, and for a filer that is silent", () => {
    const health = { smb: "Unhealthy", cpu: "Warning", disk: "Healthy", nfs: "No Results" };
    const host = hostRow(factsOf({ status: { offline: true } }, health));
    expect(NASUNI_ALERTS.derive({ Host: [host] }).map(({ nativeId, severity }) => [nativeId, severity])).toEqual([
      ["offline:s-1", "CRITICAL"],
      ["health:s-1:smb", "ERROR"],
      ["health:s-1:cpu", "WARNING"],
    ]);
  });
});
