// What does the gateway listen with? An HTTP server that waits for nobody longer than configured, and answers in the form of GraphQL
// also to what is no request at all.
import type { Socket } from "node:net";
import fastify, { type FastifyInstance } from "fastify";
import type { ServerOptions } from "./ServerOptions.ts";

/** Makes the HTTP server, without routes. */
export function createHttp({ settings }: Pick<ServerOptions, "settings">): FastifyInstance {
  const { maxBodyBytes, maxHeaderBytes, headersMs, requestMs, maxConnections } = settings;
  const app = fastify({
    logger: false,
    bodyLimit: maxBodyBytes,
    return503OnClosing: false,
    requestTimeout: requestMs,
    http: {
      headersTimeout: Math.min(headersMs, requestMs),
      maxHeaderSize: maxHeaderBytes,
      // Who is late is found out by looking, so often that nobody is twice as late as allowed.
      connectionsCheckingInterval: Math.min(headersMs, requestMs),
    },
    clientErrorHandler: ({ code }, socket) => refuseUnread(socket, code),
  });
  app.server.maxConnections = maxConnections;
  return app;
}

/** Answers what could not be read as a request, and closes its connection. */
function refuseUnread(socket: Socket, code: string | undefined): void {
  // Who has gone, or has had part of an answer, is not answered.
  if (code === "ECONNRESET" || socket.destroyed || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const [status, message] =
    code === "ERR_HTTP_REQUEST_TIMEOUT"
      ? ["408 Request Timeout", "The request did not come in time. Send it at once."]
      : code === "HPE_HEADER_OVERFLOW"
        ? ["431 Request Header Fields Too Large", "The headers are too large. Send fewer of them."]
        : ["400 Bad Request", "This is no HTTP request that can be read."];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
  const head = [
    `HTTP/1.1 ${status}`,
    "connection: close",
    "content-type: application/json; charset=utf-8",
    "x-content-type-options: nosniff",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroySoon());
}
