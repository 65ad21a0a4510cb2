// How does Core refuse a call? One envelope for all errors (sheet §3); clients key on error_class, not on the text.
import type { FastifyReply } from "fastify";

/**
 * Class where the sheet knows a status but no class (§12). It is made up on purpose, so that no client can come to
 * rely on a class that Core may not send.
 */
export const unverifiedClass = "simulated_unverified_error";

/** A refusal: thrown by handlers, answered as the envelope. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status. */
  readonly status: number;
  /** Core's error_class. */
  readonly errorClass: string;

  constructor(status: number, errorClass: string, description: string) {
    super(description);
    this.status = status;
    this.errorClass = errorClass;
  }
}

/** 404 of an unknown URL, and of a tree-delete job that is done or never was. */
export function notFound(description = "Not found"): ApiError {
  return new ApiError(404, "http_not_found_error", description);
}

/** 404 of a file ref that leads nowhere. */
export function noSuchEntry(ref: string): ApiError {
  return new ApiError(404, "fs_no_such_entry_error", `No such entry: ${ref}`);
}

/** 400 of a missing or ill-typed field or parameter. */
export function decodeError(description: string): ApiError {
  return new ApiError(400, "decode_error", description);
}

/** Sends the envelope. */
export function sendError(reply: FastifyReply, { status, errorClass, message }: ApiError): FastifyReply {
  return reply.code(status).send({
    description: message,
    module: "qumulo.rest",
    error_class: errorClass,
    user_visible: true,
    stack: ["Backtrace:", `qumulo.rest: ${errorClass}`],
    inner: null,
  });
}
