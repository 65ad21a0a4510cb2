// A vendor that does what the test says: a real HTTP server on a free port of loopback, which remembers what it was asked.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as the vendor saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Path with query, as it came. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Answers one request, or misbehaves. */
export type Behaviour = (seen: SeenRequest, response: ServerResponse) => void;

/** A running vendor. */
export interface TestVendor {
  readonly origin: string;
  /** Every request so far, in order. */
  readonly seen: SeenRequest[];
}

/** Starts a vendor; it is stopped when the test ends. */
export async function startVendor(behave: Behaviour): Promise<TestVendor> {
  const seen: SeenRequest[] = [];
  const server = createServer(listenerOf(seen, behave));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** Reads a request whole, remembers it, and lets the vendor behave. */
function listenerOf(seen: SeenRequest[], behave: Behaviour): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const one = { method, path, headers, body: Buffer.concat(chunks).toString() };
      seen.push(one);
      behave(one, response);
    });
  };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** One behaviour per request, in order; the last one goes on for ever. */
export function inTurn(...behaviours: readonly Behaviour[]): Behaviour {
  let turn = 0;
  return (seen, response) => {
    const behave = behaviours[Math.min(turn, behaviours.length - 1)];
    turn += 1;
    behave?.(seen, response);
  };
}
