// What does upstream tell the log? A closed set of fields, so that no URL, header, body or secret can slip in.
import type { ErrorCode } from "../contract/problem.ts";

/** All that is ever logged beside the message. */
export interface UpstreamLogFields {
  readonly sourceId: string;
  /** The request's action. */
  readonly action?: string;
  /** HTTP status that the vendor answered. */
  readonly status?: number;
  readonly code?: ErrorCode;
  readonly durationMs?: number;
  /** 1 for the first. */
  readonly attempt?: number;
  /** Which vendor enum an unknown word stood in. */
  readonly field?: string;
  /** The unknown word, cut to 64 printable characters. */
  readonly word?: string;
}

/** The part of a logger that upstream uses; a pino logger is one. */
export interface UpstreamLog {
  info(fields: UpstreamLogFields, message: string): void;
  warn(fields: UpstreamLogFields, message: string): void;
}
