// What does the command line look like? Columns, the line that tells how far something is, and checks over TLS.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProgress } from "../../src/cli/progress.ts";
import { table } from "../../src/cli/table.ts";
import { tablesOf } from "../../src/cli/tablesOf.ts";
import { command } from "../support/command.ts";

describe("A table", () => {
  it("has columns as wide as what stands in them, and a dash where nothing does", () => {
    expect(
      table([
        { name: "a", bytes: 12 },
        { name: "longer", bytes: null, more: true },
      ]),
    ).toBe(["name    bytes  more", "a       12     -", "longer  -      true"].join("\n"));
    expect(table([])).toBe("");
  });

  it("lets no name move the cursor of a terminal", () => {
    expect(table([{ name: "a\u001B[2Jb\nc" }])).toBe("name\na [2Jb c");
  });
});

describe("An answer in columns", () => {
  it("has a table for each list, with what is inside of objects and lists beside the rest", () => {
    const shares = { nodes: [{ name: "s" }, { name: "t" }] };
    const volumes = { nodes: [{ id: 1, source: { id: "hub" }, shares }], sources: [{ state: "LIVE" }] };
    expect(tablesOf({ volumes, estate: { complete: true } })).toBe(
      "volumes\nid  source.id  shares\n1   hub        s, t\n\nvolumes.sources\nstate\nLIVE\n\nestate\ncomplete\ntrue",
    );
  });
});

describe("Progress", () => {
  const written: string[] = [];
  const to = { write: (text: string) => written.push(text) > 0, columns: 10 };

  it("is one line no longer than the terminal, and gone at the end", () => {
    const progress = createProgress({ ...to, isTTY: true });
    progress.tell("a text that is too long");
    progress.end();
    expect(written.splice(0)).toEqual(["\r\u001B[Ka text th", "\r\u001B[K"]);
  });

  it("says nothing where there is no terminal", () => {
    const progress = createProgress({ ...to, isTTY: false });
    progress.tell("a text");
    progress.end();
    expect(written).toEqual([]);
  });
});

describe("storagegraph check over TLS", () => {
  const certificates = join(import.meta.dirname, "../upstream/certificates");
  const read = (file: string) => readFileSync(join(certificates, file), "utf8");
  const folder = mkdtempSync(join(tmpdir(), "storagegraph-tls-"));
  let server: Server;
  let sources: (tls: object) => object;
  beforeAll(async () => {
    server = createServer({ cert: read("vendor.pem"), key: read("vendor.key") }, (_request, response) => {
      response.writeHead(401).end();
    });
    await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    sources = (tls) => ({ id: "q", vendor: "QUMULO", url, auth: { username: "u", password: "secret" }, tls });
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  const said = async (tls: object) => {
    const config = join(folder, "config.yaml");
    writeFileSync(config, JSON.stringify({ sources: [sources(tls)] }));
    const { out } = await command(["check", "--config", config]);
    return out
      .split("\n")
      .find((line) => line.startsWith("q "))
      ?.split(/\s+/)
      .slice(2, 5);
  };

  it("names what is wrong with a certificate that is not taken", async () => {
    expect(await said({})).toEqual(["no", expect.stringMatching(/^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/), "-"]);
  });

  it("says that a certificate was verified, or deliberately not", async () => {
    expect(await said({ caFile: join(certificates, "authority.pem") })).toEqual(["yes", "verified", "refused"]);
    expect(await said({ insecureSkipVerify: true })).toEqual(["yes", "NOT", "VERIFIED"]);
  });
});
