// Who is let in by an API key, and who is not any more?
import { describe, expect, it } from "vitest";
import { newApiKey } from "../../src/access/apiKeys.ts";
import { accessSchema } from "../../src/config/accessSchema.ts";
import { settle } from "../support/FakeClock.ts";
import { hold, request } from "./support/access.ts";

const [first, second, stranger] = [newApiKey(), newApiKey(), newApiKey()];
const withKeys = (...keys: unknown[]) => ({
  mode: "required",
  principals: [{ id: "portal", keys, grants: [{ role: "viewer" }] }],
});
const unauthenticated = { problem: { code: "UNAUTHENTICATED" } };

describe("A new API key", () => {
  it("is recognisable in logs and code, never the same, and only its hash goes into the configuration", () => {
    expect(first.key).toMatch(/^storagegraph_[A-Za-z0-9_-]{43}$/);
    expect(first.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(first.key).not.toBe(second.key);
    expect(accessSchema.safeParse(withKeys(first.key)).success).toBe(false);
  });
});

describe("An API key", () => {
  it.each(["X-API-Key", "Authorization"])("lets its principal in by the header %s", async (header) => {
    const { access } = hold(withKeys(first.hash));
    const value = header === "Authorization" ? `Bearer ${first.key}` : first.key;
    expect((await access.authenticate(request({ [header.toLowerCase()]: value }))).id).toBe("portal");
  });

  it("can be replaced without a gap: both hold until the old one is taken out", async () => {
    const { access } = hold(withKeys(first.hash, second.hash));
    for (const { key } of [first, second])
      expect((await access.authenticate(request({ "x-api-key": key }))).id).toBe("portal");
    access.replace(accessSchema.parse(withKeys(second.hash)));
    await expect(access.authenticate(request({ "x-api-key": first.key }))).rejects.toMatchObject(unauthenticated);
    expect((await access.authenticate(request({ "x-api-key": second.key }))).id).toBe("portal");
  });

  it("ends at the moment that is written beside it, and with it what its holder has open", async () => {
    const { access, clock } = hold(withKeys({ hash: first.hash, expiresAt: "2026-11-20T12:01:00Z" }));
    const viewer = await access.authenticate(request({ "x-api-key": first.key }));
    let ends = 0;
    viewer.onEnd?.(() => {
      ends += 1;
    });
    await clock.advance(59_000);
    expect(ends).toBe(0);
    await clock.advance(1_000);
    expect(ends).toBe(1);
    await expect(access.authenticate(request({ "x-api-key": first.key }))).rejects.toMatchObject(unauthenticated);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["nobody has", { "x-api-key": stranger.key }],
    ["is cut short", { "x-api-key": first.key.slice(0, -1) }],
    ["is empty", { "x-api-key": "" }],
    ["is not there", {}],
    ["comes as a password", { authorization: `Basic ${first.key}` }],
    ["is its own hash", { "x-api-key": first.hash }],
    ["is contradicted by another", { "x-api-key": first.key, authorization: `Bearer ${second.key}` }],
  ])("that %s lets nobody in", async (_what, headers) => {
    const { access, refused } = hold(withKeys(first.hash, second.hash));
    await expect(access.authenticate(request(headers))).rejects.toMatchObject(unauthenticated);
    expect(refused).toHaveLength(1);
    expect(JSON.stringify(refused)).not.toContain("storagegraph_");
  });
});

describe("Access that is configured anew", () => {
  it("ends what is open for those whose grants or keys went, and leaves everybody else alone", async () => {
    const settings = (role: string, ...hashes: string[]) => ({
      mode: "required",
      principals: [
        { id: "portal", keys: hashes, grants: [{ role }] },
        { id: "other", keys: [stranger.hash], grants: [{ role: "viewer" }] },
      ],
    });
    const { access } = hold(settings("operator", first.hash, second.hash));
    const ended: string[] = [];
    for (const [name, { key }] of Object.entries({ first, second, stranger }))
      (await access.authenticate(request({ "x-api-key": key }))).onEnd?.(() => ended.push(name));
    access.replace(accessSchema.parse(settings("operator", second.hash)));
    await settle();
    expect(ended).toEqual(["first"]);
    access.replace(accessSchema.parse(settings("viewer", second.hash)));
    await settle();
    expect(ended).toEqual(["first", "second"]);
  });
});

describe("A gateway without authentication", () => {
  it("answers under the names of its own machine alone, so that no page of elsewhere gets in by a name that points here", async () => {
    const { access } = hold({ mode: "none" });
    for (const host of ["localhost:4000", "127.0.0.1:4000", "[::1]:4000"])
      expect((await access.authenticate(request({ host }))).id).toBe("everyone");
    for (const host of ["evil.example.com:4000", "localhost.evil.example.com", "10.0.0.1"])
      await expect(access.authenticate(request({ host }))).rejects.toMatchObject(unauthenticated);
  });
});
