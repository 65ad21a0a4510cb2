// How does a service refuse a call? One envelope; only the gateway's own errors lack `details` (sheet §3).
import type { FastifyReply } from "fastify";

/** A refusal of a service: thrown by handlers, answered as the envelope. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status, repeated in the body. */
  readonly status: number;
  /** One sentence each. */
  readonly details: readonly string[];

  constructor(status: number, message: string, details: readonly string[] = []) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

/** 404 of a service. */
export function notFound(what: string): ApiError {
  return new ApiError(404, "Not Found", [`${what} was not found`]);
}

/** 400 of a bad body or parameter. */
export function badRequest(...details: string[]): ApiError {
  return new ApiError(400, "Bad Request", details);
}

/** 409: exists already, is referenced elsewhere, or has changed meanwhile. */
export function conflict(detail: string): ApiError {
  return new ApiError(409, "Conflict", [detail]);
}

/** Sends the envelope. */
export function sendError(reply: FastifyReply, { status, message, details }: ApiError): FastifyReply {
  return reply.code(status).send({ code: status, message, details: details.map((description) => ({ description })) });
}
