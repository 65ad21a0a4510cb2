// How is a vendor simulator built? Every `start<Vendor>Simulator` starts here.
//
//   export async function startAcmeSimulator(options: AcmeOptions = {}): Promise<RunningSimulator> {
//     const chassis = createChassis("acme", options);
//     const { app, clock, seed, volumes } = chassis;
//     let store = seedStore({ clock, volumes, random: (label) => createSeededRandom(seed, label) });
//
//     // Routes are plain Fastify. Paths are matched exactly (a trailing slash matters) on the raw path: %2F stays inside
//     // its segment and arrives decoded in request.params. Handlers read `store` late, because a reset replaces it.
//     app.get("/v1/disks/:id", (request, reply) => {
//       const disk = store.disks.get((request.params as { id: string }).id);
//       return disk ?? reply.code(404).send({ error: "no such disk" });
//     });
//     app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: "no such page" }));
//     app.setErrorHandler((error, _request, reply) => reply.code(400).send({ error: String(error) }));
//
//     chassis.vendor({
//       unauthorized: { status: 401, headers: { "content-type": "application/json" }, body: '{"error":"log in"}' },
//       authenticate: (request, reply) => {
//         if (request.url.startsWith("/v1/login") || store.knows(request.headers.authorization)) return;
//         return reply.code(401).send({ error: "log in" });
//       },
//       rows: { Host: { ids: () => store.disks.ids(), insert: …, update: …, remove: … } }, // what POST /__sim/rows changes
//       forget: (job) => store.jobs.remove(job),                                          // what POST /__sim/forget does
//       reset: () => { store = seedStore(…); },                                           // what POST /__sim/reset does
//     });
//     return chassis.listen();
//   }
//
// Wired already: vendor clock, call log, faults, delayed row changes, all of /__sim/, tolerant body parsing, `observe`.
// Numbers above 2^53 go out with `JSON.rawJSON("9007199254740993")`. Jobs take their progress from `clock.now()`.
import Fastify, { type FastifyInstance } from "fastify";
import { installBodyParsers } from "./bodyParsers.ts";
import { createCallLog } from "./callLog.ts";
import { controlPrefix, registerControlRoutes } from "./controlRoutes.ts";
import { createFaultList } from "./faultList.ts";
import { installVisits } from "./installVisits.ts";
import { createRowDesk } from "./rowDesk.ts";
import type { RunningSimulator } from "./runningSimulator.ts";
import { createSimClock, type SimClock } from "./simClock.ts";
import type { SimulatorOptions } from "./simulatorOptions.ts";
import type { VendorParts } from "./vendorParts.ts";

/** The common body of a simulator, waiting for its vendor. */
export interface Chassis {
  /** The Fastify instance for the vendor's routes, not-found handler and error handler. */
  app: FastifyInstance;
  /** Vendor time. */
  clock: SimClock;
  /** Seed for `createSeededRandom`. */
  seed: number;
  /** How many volumes to make. */
  volumes: number;
  /** Says what is the vendor's own; called once, before `listen`. */
  vendor(parts: VendorParts): void;
  /** Listens on 127.0.0.1, on the port of the options when none is given (0: any free one). Rejects with EADDRINUSE. */
  listen(port?: number): Promise<RunningSimulator>;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

/** Makes the chassis of one vendor; `name` is its folder name. Throws a RangeError for a `startAt` that is no date. */
export function createChassis(name: string, options: SimulatorOptions): Chassis {
  const clock = createSimClock({
    mode: options.clockMode ?? "running",
    startAt: options.startAt,
    realNow: () => Date.now(),
  });
  let parts: VendorParts | null = null;
  const vendorParts = (): VendorParts => {
    if (parts === null) throw new Error(`The ${name} simulator has not called chassis.vendor() yet.`);
    return parts;
  };
  const calls = createCallLog();
  const faults = createFaultList();
  const rows = createRowDesk(name, () => vendorParts().rows);
  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: 16 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: false, ignoreDuplicateSlashes: false, maxParamLength: 4096 },
  });
  installBodyParsers(app);
  installVisits(app, { calls, faults, rows, vendorParts, observe: options.observe, realNow: () => Date.now() });
  const reset = () => {
    clock.reset();
    faults.clear();
    calls.clear();
    rows.clear();
    vendorParts().reset();
  };
  const forget = (job: string) => vendorParts().forget(job);
  app.register(async (control) => registerControlRoutes(control, { clock, calls, faults, rows, forget, reset }), {
    prefix: controlPrefix,
  });
  return {
    app,
    clock,
    seed: options.seed ?? 1,
    volumes: options.volumes ?? 200,
    vendor: (given) => {
      parts = given;
    },
    listen: async (port = options.port ?? 0) => {
      vendorParts();
      const url = await app.listen({ host: "127.0.0.1", port });
      return { vendor: name, url, port: Number(new URL(url).port), close: () => app.close() };
    },
    close: () => app.close(),
  };
}
