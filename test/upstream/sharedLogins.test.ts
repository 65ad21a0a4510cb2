// Do replicas log in once for all of them, and each by itself when what they share is gone? Over real HTTP against a vendor that takes
// only the token of its last login.
import { describe, expect, test } from "vitest";
import type { Leases } from "../../src/shared-state/Leases.ts";
import { failed } from "../../src/shared-state/Outcome.ts";
import type { SealedValues } from "../../src/shared-state/SealedValues.ts";
import type { UpstreamClientOptions } from "../../src/upstream/createUpstreamClient.ts";
import { createSharedLogins } from "../../src/upstream/session/SharedLogins.ts";
import { createMemoryLeases } from "../shared-state/support/memoryLeases.ts";
import { createMemorySealedValues } from "../shared-state/support/memorySealedValues.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { call, errorOf, LIST, problemOf, until } from "./testClient.ts";
import { clientOf, startTokenVendor, type TokenVendor } from "./tokenVendor.ts";

const HOUR_MS = 3_600_000;

/** Clients of one vendor that share their logins, on one clock. */
function fleetOf(vendor: TokenVendor, more: Partial<UpstreamClientOptions> & { lifetimeMs?: number } = {}) {
  const clock = new FakeClock();
  const shared = { values: createMemorySealedValues(clock), leases: createMemoryLeases(clock), isDown: false };
  const down = async () => failed("DOWN");
  const reach = <T extends object>(target: () => T): T =>
    new Proxy(target(), { get: (_, name) => (shared.isDown ? down : Reflect.get(target(), name)) });
  const values: SealedValues = reach(() => shared.values);
  const leases: Leases = reach(() => shared.leases);
  let made = 0;
  const client = (replica: string) =>
    clientOf(vendor, {
      clock,
      logins: createSharedLogins({ values, leases, replica, name: "a", clock, newId: () => `id ${++made}` }),
      ...more,
    });
  return { clock, shared, client };
}

/** Lets time pass until something has ended: replicas that wait look now and then. */
async function carriedOn<T>(clock: FakeClock, work: Promise<T>): Promise<T> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  work.then(over, over);
  await until(() => {
    void clock.advance(250);
    return isOver;
  });
  return work;
}

describe("replicas that share their logins", () => {
  test("log in once when all begin at once, and once more when the vendor forgets them", async () => {
    const vendor = await startTokenVendor();
    const { clock, client } = fleetOf(vendor);
    const clients = ["r1", "r2", "r3"].map(client);
    const askAll = () => carriedOn(clock, Promise.all(clients.map((one) => one.send(LIST, call()))));
    expect((await askAll()).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(vendor.logins).toBe(1);
    vendor.valid = null;
    expect((await askAll()).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(vendor.logins).toBe(2);
  });

  test("renew it once a little before its end, and go on with what one of them got", async () => {
    const vendor = await startTokenVendor();
    const { clock, client } = fleetOf(vendor, { lifetimeMs: HOUR_MS });
    const [one, two] = [client("r1"), client("r2")];
    await one.send(LIST, call());
    await clock.advance(HOUR_MS - 61_000);
    await two.send(LIST, call());
    expect(vendor.logins).toBe(1);
    await clock.advance(2_000);
    await two.send(LIST, call());
    await one.send(LIST, call());
    expect(vendor.logins).toBe(2);
  });

  test("never take up again what the vendor refused to one of them", async () => {
    const vendor = await startTokenVendor();
    const { shared, client } = fleetOf(vendor);
    const [one, two] = [client("r1"), client("r2")];
    await one.send(LIST, call());
    const refused = await shared.values.get("session:a");
    vendor.valid = null;
    await one.send(LIST, call());
    await two.send(LIST, call());
    expect(vendor.logins).toBe(2);
    // Even if somebody puts the old one back.
    vendor.valid = null;
    if (refused.ok && refused.value !== null) await shared.values.put("session:a", refused.value);
    await one.send(LIST, call());
    expect(vendor.logins).toBe(3);
    expect(vendor.seen.filter(({ headers }) => headers.authorization === "token-1")).toHaveLength(2);
  });

  test("give a suspicious read a session of a new login, which the others then go on with", async () => {
    const vendor = await startTokenVendor();
    const { client } = fleetOf(vendor);
    const [one, two] = [client("r1"), client("r2")];
    await one.send(LIST, call());
    await two.send(LIST, call());
    await one.send(LIST, call({ freshSession: true }));
    expect(vendor.logins).toBe(2);
    expect((await two.send(LIST, call())).body).toEqual({ with: "token-2" });
    expect(vendor.logins).toBe(2);
  });

  test("try refused credentials a few times together, not each a few times, so that the account is not locked", async () => {
    const vendor = await startTokenVendor();
    vendor.loginStatus = 401;
    const { client } = fleetOf(vendor);
    for (const replica of ["r1", "r2", "r3", "r4", "r5", "r6"])
      expect(await problemOf(client(replica).send(LIST, call()))).toMatchObject({ code: "UPSTREAM_AUTH_FAILED" });
    expect(vendor.logins).toBe(4);
  });

  test("log in each by itself when what they share is not there, or goes away while one waits", async () => {
    const vendor = await startTokenVendor();
    const { clock, shared, client } = fleetOf(vendor);
    const [one, two] = [client("r1"), client("r2")];
    await shared.leases.take({ name: "login:a", owner: "somebody who is stuck", ttlMs: 1_000_000 });
    const waiting = one.send(LIST, call());
    await clock.advance(1_000);
    expect(vendor.logins).toBe(0);
    shared.isDown = true;
    await clock.advance(250);
    expect((await waiting).status).toBe(200);
    expect((await two.send(LIST, call())).status).toBe(200);
    expect(vendor.logins).toBe(2);
  });

  test("wait no longer than a lease lasts for one that died while it logged in", async () => {
    const vendor = await startTokenVendor();
    const { clock, shared, client } = fleetOf(vendor);
    await shared.leases.take({ name: "login:a", owner: "somebody who died", ttlMs: 15_000 });
    const waiting = client("r1").send(LIST, call());
    await clock.advance(14_000);
    expect(vendor.logins).toBe(0);
    await clock.advance(1_500);
    expect((await waiting).status).toBe(200);
  });

  test("leave a call alone that was given up meanwhile", async () => {
    const vendor = await startTokenVendor();
    const { clock, shared, client } = fleetOf(vendor);
    await shared.leases.take({ name: "login:a", owner: "another", ttlMs: 15_000 });
    const controller = new AbortController();
    const waiting = errorOf(client("r1").send(LIST, call({ signal: controller.signal })));
    await clock.advance(500);
    controller.abort(new Error("gone"));
    expect(await waiting).toMatchObject({ message: "gone" });
    expect(vendor.logins).toBe(0);
  });
});
