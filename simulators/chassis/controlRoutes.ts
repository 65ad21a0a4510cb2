// How do tests and the demo steer a simulator? The routes under /__sim/, which are never logged, never faulted and need no login.
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { UnreadableBodyError } from "./bodyParsers.ts";
import type { CallLog } from "./callLog.ts";
import { ControlError } from "./controlError.ts";
import { faultRequestSchema } from "./fault.ts";
import type { FaultList } from "./faultList.ts";
import { type RowDesk, rowRequestSchema } from "./rowDesk.ts";
import type { SimClock } from "./simClock.ts";

/** Where the control routes live. */
export const controlPrefix = "/__sim";

/** What the control routes act on. */
export interface ControlledParts {
  clock: SimClock;
  calls: CallLog;
  faults: FaultList;
  rows: RowDesk;
  /** Makes the vendor forget a job; false when it has no such job. */
  forget(job: string): boolean;
  /** Puts everything back to its start. */
  reset(): void;
}

const clockRequestSchema = z.strictObject({ advanceMs: z.number().nonnegative() });
const forgetRequestSchema = z.strictObject({ job: z.union([z.string(), z.number().transform(String)]) });

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
  throw new ControlError(`The request cannot be carried out: ${faults.join("; ")}`);
}

/** Registers the routes on an instance whose prefix is `controlPrefix`. */
export function registerControlRoutes(control: FastifyInstance, parts: ControlledParts): void {
  control.setErrorHandler((error, _request, reply) => {
    const known = error instanceof ControlError || error instanceof UnreadableBodyError;
    const message = error instanceof Error ? error.message : String(error);
    return reply.code(known ? 400 : 500).send({ error: message });
  });
  control.setNotFoundHandler((request, reply) =>
    reply.code(400).send({ error: `There is no control route ${request.method} ${request.url}.` }),
  );
  control.post("/faults", (request) => {
    parts.faults.add(read(faultRequestSchema, request.body));
    return {};
  });
  control.delete("/faults", () => {
    parts.faults.clear();
    return {};
  });
  control.get("/calls", () => parts.calls.list());
  control.delete("/calls", () => {
    parts.calls.clear();
    return {};
  });
  control.post("/clock", (request) => {
    parts.clock.advance(read(clockRequestSchema, request.body).advanceMs);
    return { now: parts.clock.nowText() };
  });
  control.post("/rows", (request) => ({ ids: parts.rows.order(read(rowRequestSchema, request.body)) }));
  control.post("/forget", (request) => {
    const { job } = read(forgetRequestSchema, request.body);
    if (!parts.forget(job)) throw new ControlError(`There is no job ${job} to forget.`);
    return {};
  });
  control.post("/reset", () => {
    parts.reset();
    return {};
  });
}
