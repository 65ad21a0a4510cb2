// What does the Hub answer when it refuses a call? Thrown by handlers, turned into an answer by the dispatcher.

/** A JSON object as it stands on the wire. */
export type Json = Record<string, unknown>;

/** A refusal in the Hub's own words: a status and a Django REST framework body (sheet §4). */
export class ApiError extends Error {
  /** HTTP status of the answer. */
  readonly status: number;
  /** JSON body: `{detail}`, a map of field errors, or a bare list of messages. */
  readonly body: unknown;
  /** Headers beside the content type, for example `Allow`. */
  readonly headers: Record<string, string>;

  /** Makes a refusal; the body is sent as it is. */
  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    super(`the Hub answers ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** 404 of a row that does not exist (or that the caller may not see: both look the same). */
export const notFound = (): ApiError => new ApiError(404, { detail: "Not found." });

/** 404 of a page past the end of a list (sheet §3). */
export const invalidPage = (): ApiError => new ApiError(404, { detail: "Invalid page." });

/** 403 of a caller who is known and may not do this. */
export const permissionDenied = (): ApiError =>
  new ApiError(403, { detail: "You do not have permission to perform this action." });

/** 405, with the verbs that the path does know. */
export const methodNotAllowed = (method: string, allow: string): ApiError =>
  new ApiError(405, { detail: `Method "${method}" not allowed.` }, { allow });

/** 400 of one or more fields, each with its messages. */
export const invalidFields = (errors: Json): ApiError => new ApiError(400, errors);

/** 400 of one field with one message. */
export const invalidField = (field: string, message: string): ApiError => invalidFields({ [field]: [message] });
