// How can an answer be spoiled? The language of `POST /__sim/faults`, read by the control routes, the fault list and the spoiler.
import { z } from "zod";

/** The body of `POST /__sim/faults`; unknown fields are refused. */
export const faultRequestSchema = z.strictObject({
  match: z
    .strictObject({
      /** HTTP method in any case; absent matches all. */
      method: z.string().optional(),
      /** Prefix of the raw path; absent matches all. */
      path: z.string().optional(),
    })
    .default({}),
  fault: z.strictObject({
    /** What goes wrong. */
    kind: z.enum(["latency", "status", "hang", "drop", "malformed", "truncated", "oversized", "unauthorized"]),
    /** "before": the handler does not run; "after-effect": it runs, then its answer is spoiled. */
    when: z.enum(["before", "after-effect"]).default("before"),
    /** latency only: real milliseconds to wait. */
    ms: z.number().nonnegative().default(1000),
    /** status only: what to answer. */
    status: z.int().min(200).max(599).default(500),
    /** status only: headers of the answer. */
    headers: z.record(z.string(), z.string()).default({}),
    /** status only: a text goes out as it is, anything else as JSON. */
    body: z.unknown().optional(),
    /** oversized only: least number of bytes, 64 MiB when absent. */
    bytes: z
      .int()
      .positive()
      .default(64 * 1024 * 1024),
  }),
  /** How many calls it meets; absent means until removed. */
  times: z.int().positive().optional(),
});

/** A fault as asked for, with its defaults filled in. */
export type FaultRequest = z.infer<typeof faultRequestSchema>;

/** What goes wrong with one call. */
export type Fault = FaultRequest["fault"];
