// What is measured? Two simulated vendors in a process of their own, and a gateway over them in this one.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { configSchema } from "../src/config/Config.ts";
import { createGateway, type Gateway } from "../src/createGateway.ts";
import { createLog } from "../src/observe/Log.ts";
import { systemClock } from "../src/upstream/systemClock.ts";

/** Addresses of the simulated vendors. */
export interface Vendors {
  readonly hub: string;
  readonly qumulo: string;
  stop(): void;
}

/** Starts the simulators in a process of their own, so that their work does not count as the gateway's. */
export async function startVendors(volumes: number, basePort = 14_100): Promise<Vendors> {
  const main = join(import.meta.dirname, "../simulators/main.ts");
  const options = [
    "--volumes",
    `${volumes}`,
    "--seed",
    "1",
    "--base-port",
    `${basePort}`,
    "--only",
    "qumulo,ngenea-hub",
  ];
  const process_ = spawn(process.execPath, [main, ...options], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  const urls = await new Promise<string[]>((resolve, reject) => {
    process_.once("exit", () => reject(new Error("The simulators ended before they listened.")));
    process_.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const found = text.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
      if (found.length >= 2) resolve(found);
    });
  });
  const [hub = "", qumulo = ""] = urls;
  return { hub, qumulo, stop: () => void process_.kill() };
}

/** Makes every call of the vendors take so long, as calls to real ones do. */
export async function slowDown(vendors: Vendors, ms: number): Promise<void> {
  const body = JSON.stringify({ fault: { kind: "latency", ms } });
  for (const url of [vendors.hub, vendors.qumulo])
    await fetch(`${url}/__sim/faults`, { method: "POST", body, headers: { "content-type": "application/json" } });
}

/** Makes a gateway over some of the vendors, with budgets that do not hold it up. */
export async function gatewayOver(
  vendors: Vendors,
  only: readonly ("hub" | "qumulo")[] = ["hub", "qumulo"],
): Promise<Gateway & { readonly url: string }> {
  const common = { budget: { login: 1_000, read: 10_000, write: 1_000 }, demo: true };
  const all = {
    hub: {
      ...common,
      id: "hub",
      vendor: "NGENEA_HUB",
      url: vendors.hub,
      auth: { username: "admin", password: "hub-admin" },
    },
    qumulo: {
      ...common,
      id: "qumulo",
      vendor: "QUMULO",
      url: vendors.qumulo,
      auth: { username: "admin", password: "simulator" },
    },
  };
  const config = configSchema.parse({ server: { port: 0, graphiql: false }, sources: only.map((name) => all[name]) });
  const gateway = await createGateway(config, { clock: systemClock, random: Math.random, log: createLog("silent") });
  return { ...gateway, url: await gateway.listen() };
}

/** Asks a gateway; throws when the answer holds errors. */
export async function ask(url: string, query: string): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await answer.json()) as {
    data: Record<string, unknown>;
    errors?: readonly { message: string }[];
  };
  if (errors !== undefined) throw new Error(`The gateway answered: ${errors[0]?.message}`);
  return data;
}
