// Whose tokens are believed? Tokens of a real identity provider on the loopback, good and bad.
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newApiKey } from "../../src/access/apiKeys.ts";
import { accessSchema } from "../../src/config/accessSchema.ts";
import { hold, request } from "./support/access.ts";
import { type Issuer, startIssuer, type TokenWish } from "./support/issuer.ts";

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());

const NOW = Date.parse("2026-11-20T12:00:00.000Z");
const settings = (more: object = {}) => ({
  mode: "required",
  jwt: {
    issuer: issuer.issuer,
    audience: issuer.audience,
    jwksUrl: issuer.jwksUrl,
    roles: { readers: [{ role: "viewer", sources: ["paris"] }], admins: [{ role: "administrator" }] },
    ...more,
  },
});
const bearer = (token: string) => request({ authorization: `Bearer ${token}` });
const made = (wish: TokenWish = {}) => issuer.token({ now: NOW, ...wish });
const unauthenticated = { problem: { code: "UNAUTHENTICATED", retryable: false } };

describe("A token", () => {
  it("lets in whom it names, with what its roles grant, as nobody that the configuration names", async () => {
    const { access } = hold(settings());
    const viewer = await access.authenticate(bearer(await made()));
    expect(viewer.id).toBe("jwt:kim");
    expect([viewer.mayRead("paris", "Volume"), viewer.mayRead("lyon", "Volume")]).toEqual([true, false]);
    expect(viewer.mayAct("DELETE_VOLUME", { sourceId: "paris", kind: "Volume", rows: [] })).toBe(false);
  });

  it("may keep its roles inside other claims, as one text or as several", async () => {
    const { access } = hold(settings({ rolesClaim: "realm_access.roles", principalClaim: "preferred_username" }));
    for (const roles of ["admins other", ["admins"]]) {
      const claims = { preferred_username: "lee", realm_access: { roles } };
      const viewer = await access.authenticate(bearer(await made({ claims })));
      expect([viewer.id, viewer.mayRead("lyon", "Share")]).toEqual(["jwt:lee", true]);
    }
  });

  it("without a role that grants something sees nothing", async () => {
    const { access } = hold(settings());
    const viewer = await access.authenticate(bearer(await made({ claims: { roles: ["constructor", "strangers"] } })));
    expect([viewer.mayRead("paris", "Volume"), viewer.mayRead("lyon", "Volume")]).toEqual([false, false]);
  });

  it.each<[string, TokenWish]>([
    ["of another issuer", { issuer: "https://elsewhere.example.com" }],
    ["for another audience", { audience: "mail" }],
    ["that has ended", { lifeSeconds: -31 }],
    ["that never ends", { lifeSeconds: null }],
    ["signed with a key that nobody published", { key: "unknown" }],
    ["that names nobody", { claims: { sub: "" } }],
    ["that is not to be used yet", { claims: { nbf: NOW / 1_000 + 31 } }],
  ])("%s is not believed", async (_what, wish) => {
    const { access } = hold(settings());
    await expect(access.authenticate(bearer(await made(wish)))).rejects.toMatchObject(unauthenticated);
  });

  it("is not believed without a signature, nor with one made of the public key as a secret", async () => {
    const { access } = hold(settings());
    const [, body] = (await made()).split(".");
    const encoded = (header: object) => Buffer.from(JSON.stringify(header)).toString("base64url");
    const unsigned = `${encoded({ alg: "none" })}.${body}.`;
    const shared = `${encoded({ alg: "HS256", kid: "first" })}.${body}`;
    const mac = createHmac("sha256", issuer.jwks).update(shared).digest("base64url");
    for (const token of [unsigned, `${shared}.${mac}`])
      await expect(access.authenticate(bearer(token))).rejects.toMatchObject(unauthenticated);
    for (const algorithms of [["none"], ["HS256"]])
      expect(accessSchema.safeParse(settings({ algorithms })).success).toBe(false);
  });

  it("holds for as long as clocks may differ after its end, and what is open ends with it", async () => {
    const { access, clock } = hold(settings({ clockSkewSeconds: 30 }));
    const viewer = await access.authenticate(bearer(await made({ lifeSeconds: 60 })));
    let hasEnded = false;
    viewer.onEnd?.(() => {
      hasEnded = true;
    });
    await clock.advance(89_000);
    expect(hasEnded).toBe(false);
    await clock.advance(1_000);
    expect(hasEnded).toBe(true);
  });
});

describe("The issuer's keys", () => {
  it("are asked for once, however many tokens come with keys that nobody knows", async () => {
    const { access } = hold(settings());
    const before = issuer.asked();
    const good = await made();
    await access.authenticate(bearer(good));
    for (let tries = 0; tries < 20; tries += 1)
      await expect(access.authenticate(bearer(await made({ key: "unknown" })))).rejects.toMatchObject(unauthenticated);
    await access.authenticate(bearer(good));
    expect(issuer.asked() - before).toBe(1);
  });

  it("that cannot be had are no fault of the token: the caller is told to come again", async () => {
    const gone = await startIssuer();
    await gone.close();
    const { access, refused } = hold(settings({ jwksUrl: gone.jwksUrl }));
    const answer = access.authenticate(bearer(await made()));
    await expect(answer).rejects.toMatchObject({ problem: { code: "UNAUTHENTICATED", retryable: true } });
    expect(JSON.stringify(refused)).not.toContain("127.0.0.1");
  });

  it("may stand in a file, and then nobody is asked", async () => {
    const before = issuer.asked();
    const { access } = hold(settings({ jwksUrl: undefined, jwks: issuer.jwks }));
    expect((await access.authenticate(bearer(await made()))).id).toBe("jwt:kim");
    expect(issuer.asked()).toBe(before);
  });
});

describe("A principal of the configuration", () => {
  it("cannot be impersonated by a token that bears its name", async () => {
    const { key, hash } = newApiKey();
    const { access } = hold({
      ...settings(),
      principals: [{ id: "kim", keys: [hash], grants: [{ role: "viewer" }] }],
    });
    const byKey = await access.authenticate(request({ "x-api-key": key }));
    const byToken = await access.authenticate(bearer(await made()));
    expect([byKey.id, byToken.id]).toEqual(["kim", "jwt:kim"]);
  });
});
