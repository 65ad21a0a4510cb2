// Does anything that is secret leave the gateway by a way that is not its own? Recognisable secrets are planted wherever secrets and
// foreign texts come in, and looked for wherever anything goes out: answers, log, metrics, traces, Redis and files.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Exchange } from "../../simulators/chassis/exchange.ts";
import { startNasuniSimulator } from "../../simulators/nasuni/start.ts";
import { startNgeneaHubSimulator } from "../../simulators/ngenea-hub/start.ts";
import { startNginxInstanceManagerSimulator } from "../../simulators/nginx-instance-manager/start.ts";
import { startNodeumSimulator } from "../../simulators/nodeum/start.ts";
import { startQumuloSimulator } from "../../simulators/qumulo/start.ts";
import { configSchema } from "../../src/config/Config.ts";
import { secretsOf } from "../../src/config/secretsOf.ts";
import { createGateway } from "../../src/createGateway.ts";
import { createLog } from "../../src/observe/Log.ts";
import { PEM } from "../contract/changes/nginx-instance-manager/estate.ts";
import { newFolder } from "../shared-state/support/newFolder.ts";
import { hasRedisServer, startRedis } from "../support/redisServer.ts";
import { controlOf } from "../support/SimulatorControl.ts";
import { shiftedClock } from "../support/shiftedClock.ts";
import { folderText, redisMessages, redisText } from "../support/storedTexts.ts";

/** Every planted text begins so; what follows says where it was planted. */
const PLANT = "PLANTED";
const plant = (where: string): string => `${PLANT}-${where}-0123456789abcdef`;
/** Shown in answers, because it is a row's own name; and nowhere else. */
const ROW_NAME = "OWNFIELD-of-a-row";

const LISTS = [
  "sites hosts storagePools volumes shares snapshots snapshotPolicies",
  "quotas jobs jobTemplates alerts certificates",
].flatMap((names) => names.split(" "));
const EVERYTHING = `{ sources { nodes { id version problems { code message vendorCode } } } ${LISTS.map(
  (list) =>
    `${list}(first: 1000, freshness: { maxAgeSeconds: 0, waitMs: 1000 }) { nodes { id displayName } sources { state reason error { code message vendorCode vendorRequestId } } }`,
).join(" ")} }`;

/** Starts the five vendors with planted passwords. */
async function startVendors(observe: (exchange: Exchange) => void) {
  const shared = { volumes: 6, observe };
  const credentials = (vendor: string) => ({ credentials: { password: plant(`password-${vendor}`) } });
  const simulators = {
    qumulo: await startQumuloSimulator({ ...shared, password: plant("password-qumulo") }),
    hub: await startNgeneaHubSimulator({ ...shared, ...credentials("hub") }),
    nasuni: await startNasuniSimulator({ ...shared, ...credentials("nasuni"), throttle: false }),
    nodeum: await startNodeumSimulator({ ...shared, ...credentials("nodeum") }),
    nginx: await startNginxInstanceManagerSimulator({ ...shared, ...credentials("nginx"), rateLimit: null }),
  };
  onTestFinished(() => Promise.all(Object.values(simulators).map((simulator) => simulator.close())).then(() => {}));
  const vendors = {
    qumulo: "QUMULO",
    hub: "NGENEA_HUB",
    nasuni: "NASUNI",
    nodeum: "NODEUM",
    nginx: "NGINX_INSTANCE_MANAGER",
  };
  const sources = Object.entries(simulators).map(([id, { url }]) => ({
    id,
    url,
    vendor: vendors[id as keyof typeof vendors],
    auth: { username: id === "nasuni" ? "storage-admin" : "admin", password: plant(`password-${id}`) },
    budget: { login: 1_000, read: 10_000, write: 1_000 },
    timeouts: { connectMs: 2_000, headersMs: 2_000, bodyMs: 2_000, callMs: 3_000 },
    breaker: { failuresInARow: 1_000, windowSize: 1_000 },
  }));
  const refused = { ...sources[0], id: "refused", auth: { username: "admin", password: plant("password-wrong") } };
  return { simulators, sources: [...sources, refused] };
}

/** What takes spans, and keeps their text. */
async function startCollector() {
  const texts: string[] = [];
  const server = createServer((incoming, answer) => {
    incoming.on("data", (chunk) => texts.push(String(chunk)));
    // Its own answers hold something too.
    incoming.on("end", () => answer.writeHead(200, { "content-type": "application/json" }).end("{}"));
  });
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces?key=${plant("otlp-url")}`,
    texts,
  };
}

/** Ways in which a vendor can put foreign text into its answers. */
const spoilt = (where: string) => {
  const body = {
    message: plant(`${where}-message`),
    description: plant(`${where}-description`),
    detail: [plant(`${where}-detail`)],
  };
  const headers = { "x-vendor-note": plant(`${where}-header`), "set-cookie": `session=${plant(`${where}-cookie`)}` };
  return [
    { kind: "status", status: 500, body, headers },
    { kind: "status", status: 403, body, headers },
    {
      kind: "status",
      status: 401,
      body,
      headers: { ...headers, "www-authenticate": `Bearer realm="${plant("realm")}"` },
    },
    { kind: "status", status: 302, body: {}, headers: { location: `https://elsewhere/?token=${plant("location")}` } },
    { kind: "status", status: 200, body: `not json ${plant(`${where}-text`)}`, headers },
    { kind: "status", status: 200, body: { [plant(`${where}-key`)]: plant(`${where}-value`) }, headers },
    { kind: "truncated" },
  ] as const;
};

describe.skipIf(!hasRedisServer())("What is secret", () => {
  it("reaches no answer, log, metric, trace, Redis or file: not a vendor's texts, not a password, not a session, not an input", async () => {
    const sessions = new Set<string>();
    const vendors = await startVendors(({ requestHeaders, path }) => {
      // How the gateway proved who it is: passwords in other forms, and sessions that vendors gave it.
      const { authorization = "", cookie = "" } = requestHeaders;
      for (const proof of `${authorization} ${cookie}`.split(/[ ;=]/)) if (proof.length > 15) sessions.add(proof);
      if (path.includes(PLANT)) throw new Error("A planted text went to a vendor as a path.");
    });
    const [redis, folder, collector] = [await startRedis(), await newFolder(), await startCollector()];
    onTestFinished(() => redis.kill());
    const messages = await redisMessages(redis.url);
    onTestFinished(() => messages.close());
    const keys = (name: string) => [`${plant(`key-${name}`)}-as-long-as-it-has-to-be`];
    const config = configSchema.parse({
      server: { port: 0 },
      planner: { enabled: false },
      cache: { keys: keys("cache"), dataFolder: join(folder, "data"), redis: { url: redis.url } },
      ledger: { keys: keys("ledger"), folder: join(folder, "ledger") },
      tracing: { otlpUrl: collector.url, headers: { "x-api-key": plant("otlp-header") } },
      sources: vendors.sources,
    });
    const lines: string[] = [];
    const log = createLog("info", { secrets: secretsOf(config), write: (line) => lines.push(line) });
    const clock = shiftedClock();
    const gateway = await createGateway(config, { clock, random: () => 0, log });
    onTestFinished(() => gateway.close());
    const url = await gateway.listen();
    const answers: string[] = [];
    const hear = async (answer: Response) => {
      const text = await answer.text();
      answers.push(`${answer.status} ${[...answer.headers].join(" ")} ${text}`);
      return text;
    };
    const ask = async (query: string, variables: object = {}) =>
      hear(
        await fetch(`${url}/graphql?token=${plant("url")}`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            authorization: `Bearer ${plant("client-token")}`,
            cookie: `c=${plant("client-cookie")}`,
            "x-request-id": "of-the-test",
          },
          body: JSON.stringify({ query, variables }),
        }),
      );

    // Rows: a name of their own.
    const hub = controlOf(vendors.simulators.hub);
    await hub.rows({ kind: "Volume", insert: { values: [{ name: ROW_NAME }] } });
    const all = await ask(EVERYTHING);
    expect(all).toContain(ROW_NAME);
    expect(all).toContain("UPSTREAM_AUTH_FAILED");

    // A change with secrets in its input, one that is carried out and one that fails.
    const upload = `mutation ($key: Secret!, $pem: String!, $source: ID!, $again: String!) {
      uploadCertificate(input: { sourceId: $source, name: "own.example.com", content: { pem: { certificate: $pem, privateKey: $key } } },
        options: { idempotencyKey: $again, waitMs: 3000 }) { operation { state calls { status } plan { values { name value } } } problems { code message } } }`;
    const content = { pem: PEM.certificate, key: `${PEM.privateKey}\n${plant("private-key")}` };
    const said = [
      await ask(upload, { ...content, source: "nginx", again: "first" }),
      await ask(upload, { ...content, key: plant("no-key"), source: "qumulo", again: "second" }),
    ];
    expect(said.join()).toContain("uploadCertificate");

    // Vendors say all sorts of things.
    for (const [name, simulator] of Object.entries(vendors.simulators)) {
      const vendor = controlOf(simulator);
      for (const fault of spoilt(name)) {
        // What is in memory is too old to be served without a read.
        clock.pass(120_000);
        await vendor.fault({ fault });
        await ask(EVERYTHING);
        await vendor.heal();
      }
    }
    expect(answers.join()).toMatch(/UPSTREAM_ERROR.*UPSTREAM_BAD_RESPONSE/s);

    // Clients say all sorts of things.
    await ask("query ($a: String!) { volumes(filter: { displayName: { contains: $a } }) { totalCount } }", {
      a: [plant("wrong-type")],
    });
    await hear(
      await fetch(`${url}/graphql`, {
        method: "POST",
        body: `{"query": ${plant("body")}`,
        headers: { "content-type": "application/json" },
      }),
    );
    await hear(await fetch(`${url}/${plant("path")}`));
    await hear(await fetch(`${url}/readyz`));
    await hear(await fetch(`${url}/healthz`));
    const metrics = await hear(await fetch(`${url}/metrics`));
    await gateway.close();

    const places: Readonly<Record<string, string>> = {
      answers: answers.join("\n"),
      log: lines.join(""),
      metrics,
      traces: collector.texts.join(""),
      redis: await redisText(redis.url),
      "redis messages": messages.texts.join("\n"),
      files: await folderText(folder),
    };
    // Every place was really looked at.
    expect(lines.length).toBeGreaterThan(20);
    expect(places.redis?.length).toBeGreaterThan(1_000);
    expect(places.files?.length).toBeGreaterThan(1_000);
    expect(messages.texts.length).toBeGreaterThan(0);
    expect(places.traces).toContain("list ");
    expect(sessions.size).toBeGreaterThanOrEqual(5);

    const forms = [PLANT, PLANT.toLowerCase(), Buffer.from(PLANT).toString("base64").slice(0, 8), ...sessions];
    const found = Object.entries(places).flatMap(([place, text]) =>
      forms
        .filter((form) => text.includes(form))
        .map((form) => `${place}: …${text.substr(text.indexOf(form) - 80, 200)}…`),
    );
    // A wrong value that a client sent itself is quoted to it by GraphQL, and to nobody else.
    expect(found.filter((each) => !/^answers: .*wrong-type/s.test(each))).toEqual([]);
    const shown = Object.entries(places).filter(([, text]) => text.includes(ROW_NAME));
    expect(shown.map(([place]) => place)).toEqual(["answers"]);
    for (const text of Object.values(places)) expect(text).not.toContain("BEGIN RSA PRIVATE");
  }, 60_000);
});
