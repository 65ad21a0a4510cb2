// What does Nodeum answer when it refuses a call? Thrown by handlers, turned into an answer by the dispatcher.

/** A JSON object as it stands on the wire. */
export type Json = Record<string, unknown>;

/** One complaint about one attribute, such as `{error: "too_long", count: 255}` (sheet §4). */
export interface AttributeError extends Json {
  /** Type of the complaint. */
  readonly error: string;
}

/** Complaints by attribute. */
export type ErrorDetails = Record<string, readonly AttributeError[]>;

/** A refusal. Its body is the error shape, or what the option says for statuses whose bodies are unknown. */
export class ApiError extends Error {
  /** HTTP status of the answer. */
  readonly status: number;
  /** Complaints by attribute; empty when none is to blame. */
  readonly details: ErrorDetails;
  /** Sentences for people. */
  readonly messages: readonly string[];

  /** Makes a refusal. */
  constructor(status: number, messages: readonly string[], details: ErrorDetails = {}) {
    super(`Nodeum answers ${status}`);
    this.status = status;
    this.details = details;
    this.messages = messages;
  }
}

/** 404 of a row; `word` names its kind, such as "task". */
export const notFound = (word: string, id: string): ApiError =>
  new ApiError(404, [`Couldn't find ${word} ${id}`], { [word]: [{ error: "not_found" }] });

/** 401 of a caller who is unknown. */
export const unauthorized = (): ApiError => new ApiError(401, ["Unauthorized"]);

/** 403 of a key that lacks the scope of the operation. */
export const missingScope = (scope: string): ApiError => new ApiError(403, [`This API key lacks the scope ${scope}`]);

/** 422 with its complaints; each becomes a sentence as well. */
export function unprocessable(details: ErrorDetails): ApiError {
  const messages = Object.entries(details).flatMap(([attribute, errors]) =>
    errors.map((error) => `${humanName(attribute)} ${sentenceOf(error)}`),
  );
  return new ApiError(422, messages, details);
}

function humanName(attribute: string): string {
  const words = attribute.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** ActiveModel's own sentences, by type of complaint. */
function sentenceOf({ error, count }: AttributeError): string {
  const sentences: Record<string, string> = {
    blank: "can't be blank",
    taken: "has already been taken",
    invalid: "is invalid",
    too_long: `is too long (maximum is ${count} characters)`,
    greater_than_or_equal_to: `must be greater than or equal to ${count}`,
    less_than_or_equal_to: `must be less than or equal to ${count}`,
    quota_on_cache: "can't be above 100% (total)",
  };
  return sentences[error] ?? "is invalid";
}
