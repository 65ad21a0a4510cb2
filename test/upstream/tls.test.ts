// Is a vendor's certificate verified? Against a real TLS server with a certificate of a private authority.
import { readFileSync } from "node:fs";
import { createServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import { mayHaveReached } from "../../src/upstream/UpstreamFailure.ts";
import { call, errorOf, LIST, problemOf, testClient } from "./testClient.ts";

/** Made for this test alone, with an authority whose own key was thrown away. */
const pem = (name: string): string => readFileSync(new URL(`certificates/${name}`, import.meta.url), "utf8");

/** Starts a vendor that answers who the client said it is. */
async function startTlsVendor(options: ServerOptions = {}): Promise<string> {
  const server = createServer({ key: pem("vendor.key"), cert: pem("vendor.pem"), ...options }, (request, response) => {
    const { subject } = (request.socket as TLSSocket).getPeerCertificate();
    response.end(JSON.stringify({ client: subject?.CN ?? null }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a certificate of an unknown authority is UPSTREAM_UNREACHABLE, nothing was sent, and the message says why", async () => {
  const error = await errorOf(testClient(await startTlsVendor()).send(LIST, call()));
  expect(mayHaveReached(error)).toBe(false);
  const problem = await problemOf(Promise.reject(error));
  expect(problem.code).toBe("UPSTREAM_UNREACHABLE");
  expect(problem.message).toMatch(
    /^qumulo-paris: list snapshots: the connection to the vendor failed \((UNABLE_TO_|SELF_)/,
  );
});

test("a private authority can be trusted by source", async () => {
  const client = testClient(await startTlsVendor(), { tls: { ca: pem("authority.pem") } });
  expect((await client.send(LIST, call())).body).toEqual({ client: null });
});

test("a certificate for another host is refused even from a trusted authority", async () => {
  const origin = (await startTlsVendor()).replace("127.0.0.1", "localhost");
  const problem = await problemOf(testClient(origin, { tls: { ca: [pem("authority.pem")] } }).send(LIST, call()));
  expect(problem.message).toContain("ERR_TLS_CERT_ALTNAME_INVALID");
});

test("verification can be switched off for one source", async () => {
  const client = testClient(await startTlsVendor(), { tls: { insecureSkipVerify: true } });
  expect((await client.send(LIST, call())).status).toBe(200);
});

test("a client certificate is shown to a vendor that asks for one", async () => {
  const origin = await startTlsVendor({ ca: pem("authority.pem"), requestCert: true, rejectUnauthorized: true });
  const tls = { ca: pem("authority.pem"), cert: pem("client.pem"), key: pem("client.key") };
  expect((await testClient(origin, { tls }).send(LIST, call())).body).toEqual({ client: "client" });
});
