// What does a `traceparent` header say? W3C Trace Context, version 00 and what later versions have in common with it.
import type { SpanContext } from "@opentelemetry/api";

const FORM = /^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** The trace and span that a header names; null for a header that is missing, repeated or not valid: then a new trace begins. */
export function parseTraceparent(header: string | readonly string[] | undefined): SpanContext | null {
  const found = typeof header === "string" ? FORM.exec(header.trim()) : null;
  if (found === null) return null;
  const [, version, traceId = "", spanId = "", flags = "00", rest] = found;
  const isEmpty = /^0+$/.test(traceId) || /^0+$/.test(spanId);
  // Version 00 ends after its flags.
  if (isEmpty || (version === "00" && rest !== undefined)) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}

/** The header that names a span. */
export const writeTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${(traceFlags & 1).toString().padStart(2, "0")}`;
