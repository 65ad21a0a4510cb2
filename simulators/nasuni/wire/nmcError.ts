// How does the console refuse? Errors with its closed list of codes, thrown by handlers and written by the endpoint layer.

/** The closed list of error codes (sheet §4). */
export type NmcErrorCode =
  | "error"
  | "validation_error"
  | "not_found_error"
  | "auth_error"
  | "perm_error"
  | "sync_error"
  | "unmanaged_error"
  | "conflict_error"
  | "unsupported_error"
  | "throttled_error";

/** What is wrong with one field of a body; `field` is `__all__` where no single field is to blame. */
export interface FieldError {
  readonly field: string;
  readonly errors: readonly FieldError[];
  readonly error_messages: readonly string[];
}

/** A refusal with its HTTP status. */
export class NmcError extends Error {
  override readonly name = "NmcError";
  /** HTTP status. */
  readonly status: number;
  /** The console's code. */
  readonly code: NmcErrorCode;
  /** Field errors of a validation error; null for all others. */
  readonly fields: readonly FieldError[] | null;
  /** Whether the body is the error itself, without the `error` envelope (sheet §4). */
  readonly bare: boolean;

  constructor(
    status: number,
    code: NmcErrorCode,
    detail: { description: string; fields?: readonly FieldError[]; bare?: boolean },
  ) {
    super(detail.description);
    this.status = status;
    this.code = code;
    this.fields = detail.fields ?? null;
    this.bare = detail.bare ?? false;
  }

  /** The JSON body; version 1.0 never had the envelope. */
  body(version: string): object {
    const error = {
      code: this.code,
      description: this.message,
      ...(this.fields === null ? {} : { errors: this.fields }),
    };
    return this.bare || version === "v1" ? error : { error };
  }
}

/** 404 for a resource that does not exist. */
export function notFound(what: string): NmcError {
  return new NmcError(404, "not_found_error", { description: `${what} not found.` });
}

/** 400 with the fields to blame. */
export function invalid(fields: readonly FieldError[]): NmcError {
  return new NmcError(400, "validation_error", { description: "Validation error", fields });
}

/** 400 for one field. */
export function invalidField(field: string, message: string): NmcError {
  return invalid([{ field, errors: [], error_messages: [message] }]);
}

/** 401 for a caller without a valid token or password. */
export function authFailure(description: string): NmcError {
  return new NmcError(401, "auth_error", { description });
}
