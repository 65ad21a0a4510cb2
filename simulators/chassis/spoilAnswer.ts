// What goes over the wire instead of the answer? Used by the chassis for every fault but latency, before or after the handler ran.
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Fault } from "./fault.ts";

/** An answer as the vendor would send it. */
export interface WireAnswer {
  /** HTTP status. */
  status: number;
  /** Headers without Content-Length. */
  headers: Record<string, number | string | string[] | undefined>;
  /** The whole body. */
  body: string;
}

/** What is needed to spoil one answer. */
export interface SpoilRequest {
  /** What goes wrong; never latency, which spoils nothing. */
  fault: Fault;
  /** Where to write; the framework must have let go of it. */
  raw: ServerResponse;
  /** How this vendor refuses an unknown caller. */
  unauthorized: WireAnswer;
  /** The answer that the handler made; a small JSON document stands in when it did not run. */
  real: WireAnswer | null;
}

const json = { "content-type": "application/json" };
const standIn: WireAnswer = { status: 200, headers: json, body: '{"results":[{"id":1},{"id":2}],"next":null}' };

function writeHead(raw: ServerResponse, { status, headers }: WireAnswer, bytes?: number): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  if (bytes !== undefined) raw.setHeader("content-length", bytes);
  raw.writeHead(status);
}

function send(raw: ServerResponse, answer: WireAnswer): number {
  const { status, body } = answer;
  writeHead(raw, answer, Buffer.byteLength(body));
  raw.end(body);
  return status;
}

/** Promises more bytes than it sends, then cuts the connection. */
function sendHalf(raw: ServerResponse, answer: WireAnswer): number {
  const { status, body } = answer;
  const bytes = Buffer.from(body);
  writeHead(raw, answer, Math.max(bytes.length, 2));
  raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => raw.socket?.destroy());
  return status;
}

function* paddedChunks(body: string, leastBytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(1024 * 1024, " ");
  for (let left = leastBytes - Buffer.byteLength(body); left > 0; left -= chunk.length) {
    yield left < chunk.length ? chunk.subarray(0, left) : chunk;
  }
  yield Buffer.from(body);
}

/** Sends valid JSON behind so much white space that it has at least this many bytes. */
function sendPadded(raw: ServerResponse, answer: WireAnswer, leastBytes: number): number {
  const { status, body } = answer;
  writeHead(raw, answer);
  pipeline(Readable.from(paddedChunks(body, leastBytes)), raw).catch(() => {
    // A client that protects itself hangs up in the middle; that is the end this fault is made for.
    raw.destroy();
  });
  return status;
}

/** Writes the spoiled answer; gives the status that the client sees, or null when it sees none. */
export function spoilAnswer({ fault, raw, unauthorized, real }: SpoilRequest): number | null {
  switch (fault.kind) {
    case "status": {
      const isText = typeof fault.body === "string" || fault.body === undefined;
      const body = isText ? String(fault.body ?? "") : JSON.stringify(fault.body);
      return send(raw, { status: fault.status, headers: isText ? fault.headers : { ...json, ...fault.headers }, body });
    }
    case "unauthorized":
      return send(raw, unauthorized);
    case "malformed":
      return send(raw, { status: 200, headers: json, body: '{"results": [{"id": 1}, {"id"' });
    case "truncated":
      return sendHalf(raw, real ?? standIn);
    case "oversized":
      return sendPadded(raw, real ?? standIn, fault.bytes);
    case "drop":
      raw.socket?.destroy();
      return null;
    default:
      // hang: nothing is written; the socket ends with the client or with the simulator.
      return null;
  }
}
