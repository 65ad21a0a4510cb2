// What can be set on any simulator, whatever its vendor? Every vendor's start function takes these, extended by its own.
import type { Exchange } from "./exchange.ts";

/** Options that all simulators share. All are optional. */
export interface SimulatorOptions {
  /** Port on 127.0.0.1; 0 or absent takes any free one. A port that is taken rejects the start with `EADDRINUSE`. */
  port?: number;
  /** Seed of all randomness, 1 when absent. The same seed, options and `startAt` give byte-identical rows. */
  seed?: number;
  /** How many volumes the estate has, 200 when absent. Other rows follow from it. */
  volumes?: number;
  /** Whether vendor time runs with real time ("running", the default) or only by `POST /__sim/clock` ("frozen"). */
  clockMode?: "running" | "frozen";
  /** RFC 3339 moment at which vendor time starts: now when running, 2026-11-20T12:00:00.000Z when frozen. */
  startAt?: string;
  /** Told of every answer that the simulator made itself, once it is complete; not of control calls or spoiled answers. */
  observe?: (exchange: Exchange) => void;
}
