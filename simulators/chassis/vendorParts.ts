// What must a vendor tell the chassis? The five answers that differ from vendor to vendor, given once to `chassis.vendor()`.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { RowHandlers } from "./rowDesk.ts";
import type { WireAnswer } from "./spoilAnswer.ts";

/** The vendor's part of a simulator; routes are registered on `chassis.app` directly. */
export interface VendorParts {
  /** What the `unauthorized` fault answers: this vendor's own way to refuse an unknown caller. */
  unauthorized: WireAnswer;
  /**
   * Runs for every vendor call, also for unknown paths, before its body is read. The vendor decides which calls need
   * a login; to refuse one it answers through `reply` and returns it (`return reply.code(401).send({...})`).
   */
  authenticate?(request: FastifyRequest, reply: FastifyReply): unknown;
  /** Exact Content-Type of JSON answers; Fastify's `application/json; charset=utf-8` when absent. */
  jsonContentType?: string;
  /** One handler per unified kind that `POST /__sim/rows` can change. */
  rows: RowHandlers;
  /** Forgets a job: gone from lists, 404 by id. False when there is no such job. */
  forget(job: string): boolean;
  /** Rebuilds rows, sessions and tokens; the chassis has put its own clock, faults and calls back already. */
  reset(): void;
}
