// What does an error of the socket, of TLS or of undici mean? Told by code, never by text.
import { errors } from "undici";
import type { ErrorCode } from "../../contract/problem.ts";
import type { UpstreamRequest } from "../UpstreamClient.ts";
import { UpstreamFailure } from "../UpstreamFailure.ts";

/** The failures that the wire itself knows of. */
type WireFailureKind = "connection" | "timeout" | "broken" | "malformed";

/** What each of them is called. */
const SAYINGS: Readonly<Record<WireFailureKind, { readonly code: ErrorCode; readonly what: string }>> = {
  connection: { code: "UPSTREAM_UNREACHABLE", what: "the connection to the vendor failed" },
  timeout: { code: "UPSTREAM_TIMEOUT", what: "the vendor did not answer in time" },
  broken: { code: "UPSTREAM_BAD_RESPONSE", what: "the vendor's answer broke off" },
  malformed: { code: "UPSTREAM_BAD_RESPONSE", what: "the vendor's answer cannot be read" },
};

/** The codes that need telling apart; every other code of a socket or of TLS is a failed connection. */
const KINDS: Readonly<Record<string, WireFailureKind>> = {
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  ETIMEDOUT: "timeout",
  UND_ERR_HEADERS_OVERFLOW: "malformed",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "broken",
  ERR_STREAM_PREMATURE_CLOSE: "broken",
};

/** What an error thrown by undici was about. */
export interface WirePlace {
  readonly sourceId: string;
  readonly request: UpstreamRequest;
  /** True once the answer's headers have come. */
  readonly hasAnswered: boolean;
}

/**
 * Turns an error of the wire into a failure; null when it is none: a programming error, to be thrown as it is. The code of
 * the error stands in the message, for it tells an administrator what to mend. The error itself goes no further: it holds
 * addresses, and a parser's error holds what the vendor sent.
 */
export function wireError(error: unknown, place: WirePlace): UpstreamFailure | null {
  const code = codeOf(error);
  if (code === null) return null;
  const kind = kindOf(code, place.hasAnswered);
  if (kind === null) return null;
  const { sourceId, request, hasAnswered } = place;
  const { code: problemCode, what } = SAYINGS[kind];
  return new UpstreamFailure(
    { code: problemCode, message: `${sourceId}: ${request.action}: ${what} (${code})`, sourceId, retryable: true },
    { kind, reached: hasAnswered || !wasNeverSent(error, code) },
  );
}

function codeOf(error: unknown): string | null {
  // The parser leaves the code out at times.
  if (error instanceof errors.HTTPParserError) return "HPE_INVALID";
  if (!(error instanceof Error)) return null;
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : null;
}

function kindOf(code: string, hasAnswered: boolean): WireFailureKind | null {
  const known = KINDS[code];
  if (known !== undefined) return known;
  if (code.startsWith("HPE_") || code.startsWith("Z_")) return "malformed";
  if (!isTls(code) && !/^(E[A-Z]+|EAI_[A-Z]+|UND_ERR_SOCKET|UND_ERR_INFO)$/.test(code)) return null;
  return hasAnswered ? "broken" : "connection";
}

/** Whether it is certain that the error came before the request was sent: while connecting or checking the certificate. */
function wasNeverSent(error: unknown, code: string): boolean {
  if (error instanceof AggregateError) return error.errors.every((one: unknown) => wasNeverSent(one, code));
  const syscall: unknown = error instanceof Error ? Reflect.get(error, "syscall") : null;
  const isConnecting = syscall === "connect" || syscall === "getaddrinfo" || code === "UND_ERR_CONNECT_TIMEOUT";
  return isConnecting || isCertificate(code);
}

/** A certificate that is not accepted, as Node and OpenSSL name it. */
function isCertificate(code: string): boolean {
  return /^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|ERR_TLS_CERT_)/.test(
    code,
  );
}

function isTls(code: string): boolean {
  return isCertificate(code) || /^ERR_(TLS|SSL|OSSL)_/.test(code);
}
