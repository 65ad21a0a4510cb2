// Where do subscriptions enter? WebSocket at /graphql, in the protocol of graphql-ws.
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type GraphQLSchema, parse } from "graphql";
import { CloseCode, handleProtocols, makeServer } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import type { Viewer } from "../access/Viewer.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Admission } from "./limits/createAdmission.ts";
import type { LiveAnswer, LiveRequests } from "./liveRequests.ts";
import type { ServerOptions } from "./ServerOptions.ts";

/** What a connection knows of itself. */
interface Connection {
  readonly request: IncomingMessage;
  readonly gone: AbortController;
  viewer: Viewer | null;
  /** Closes it because nobody can tell who it is, or not any more. */
  shut(): void;
}

/** So long a client may take to say goodbye when the gateway stops. */
const GOODBYE_MS = 1_000;

const GOING_AWAY = 1001;

/** Headers that say who asks. */
const CREDENTIALS: readonly string[] = ["authorization", "x-api-key"];

/** So much may wait to be taken by a client that asks for more. */
const MOST_WAITING_BYTES = 16_777_216;

/** Stands for any question: what is answered was found out before. */
const ANY = parse("{ __typename }");

/** Sockets that can be closed. */
export interface LiveSocket {
  /** Closes every connection, so that clients connect elsewhere, and takes no new ones. */
  close(): Promise<void>;
}

/** What sockets are served with. */
export interface LiveSocketTools {
  readonly schema: GraphQLSchema;
  readonly requests: LiveRequests;
  readonly admission: Admission;
}

/** Adds the sockets to an HTTP server. */
export function addLiveSocket(
  http: Server,
  { schema, requests, admission }: LiveSocketTools,
  { authenticate, clock, log, settings }: Pick<ServerOptions, "authenticate" | "clock" | "log" | "settings">,
): LiveSocket {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: settings.maxBodyBytes, handleProtocols });
  const answers = new WeakMap<object, LiveAnswer>();
  let isClosing = false;

  const protocol = makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: settings.connectionInitMs,
    onConnect: async ({ extra, connectionParams }) => {
      try {
        const viewer = await authenticate({ headers: headersOf(extra.request, connectionParams) });
        extra.viewer = viewer;
        const forget = viewer.onEnd?.(extra.shut) ?? (() => {});
        if (extra.gone.signal.aborted) forget();
        else extra.gone.signal.addEventListener("abort", forget);
        return true;
      } catch {
        extra.shut();
        return false;
      }
    },
    onSubscribe: async ({ extra, subscriptions }, _id, payload) => {
      const { viewer, gone, request: opening } = extra;
      if (viewer === null) throw new Error("A question came before its caller was known.");
      const tooMuch = admission.refusal(viewer) ?? crowded(Object.keys(subscriptions).length, settings);
      if (tooMuch !== null) return [requests.told(tooMuch)];
      const asker = { viewer, signal: gone.signal, takesAll: true, headers: opening.headers };
      const answer = await requests.answer(payload, asker);
      if ("refused" in answer) {
        admission.charge(viewer);
        return answer.refused;
      }
      const request = { schema, document: ANY };
      answers.set(request, answer);
      return request;
    },
    execute: (request: object) => {
      const answer = answers.get(request);
      if (answer === undefined || "refused" in answer) throw new Error("There is no answer to a question.");
      return "stream" in answer ? answer.stream : answer.result;
    },
  });

  const serve = (socket: WebSocket, request: IncomingMessage): void => {
    const gone = new AbortController();
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve) => {
            // Resolves when the text has left, so that no more is made than the client takes. Who has gone is noticed by `close`.
            if (socket.readyState !== socket.OPEN) resolve();
            else socket.send(text, () => resolve());
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on("message", (data) => {
            // Who asks on and on without taking the answers is not answered any more.
            if (socket.bufferedAmount > MOST_WAITING_BYTES) return socket.terminate();
            take(String(data)).catch((error: unknown) => {
              log.error({}, "A fault in the gateway.", error);
              socket.close(CloseCode.InternalServerError, "Internal server error");
            });
          }),
      },
      { request, gone, viewer: null, shut: () => socket.close(CloseCode.Unauthorized, "Unauthorized") },
    );
    // What is wrong with a connection closes it, which is all there is to do.
    socket.on("error", () => socket.terminate());
    const stopPings = keepAlive(socket, clock, settings.pingMs);
    socket.once("close", (code, reason) => {
      stopPings();
      gone.abort();
      closed(code, String(reason)).catch((error: unknown) => log.error({}, "A fault in the gateway.", error));
    });
  };

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const [path] = (request.url ?? "").split("?");
    if (isClosing) refuse(socket, "503 Service Unavailable");
    else if (path !== "/graphql") refuse(socket, "404 Not Found");
    else if (!isWelcome(request, settings.corsOrigins)) refuse(socket, "403 Forbidden");
    else sockets.handleUpgrade(request, socket, head, (opened) => serve(opened, request));
  };
  http.on("upgrade", upgrade);

  return {
    close: async () => {
      isClosing = true;
      const open = [...sockets.clients];
      const goodbyes = open.map((socket) => new Promise<void>((resolve) => socket.once("close", () => resolve())));
      for (const socket of open) socket.close(GOING_AWAY, "Going away");
      const cancel = clock.after(GOODBYE_MS, () => {
        for (const socket of open) socket.terminate();
      });
      await Promise.all(goodbyes);
      cancel();
    },
  };
}

/** Why one connection may not ask for more at once; null when it may. */
function crowded(
  open: number,
  { maxSubscriptionsPerConnection: most }: ServerOptions["settings"],
): GatewayError | null {
  if (open <= most) return null;
  const message = `At most ${most} operations can be under way on one connection. Open another one, or end one first.`;
  return new GatewayError({ code: "COST_LIMIT", message, retryable: true });
}

/** Asks for signs of life until the returned function is called. */
function keepAlive(socket: WebSocket, clock: ServerOptions["clock"], pingMs: number): () => void {
  let isAlive = true;
  let cancel = () => {};
  const ask = () => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
    cancel = clock.after(pingMs, ask);
  };
  socket.on("pong", () => {
    isAlive = true;
  });
  cancel = clock.after(pingMs, ask);
  return () => cancel();
}

function refuse(socket: Duplex, status: string): void {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** Browsers let any page open a socket to anywhere: those of other origins are welcome only where they may ask by POST too. */
function isWelcome({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Browsers cannot set headers of a socket: who asks may be said in the first message instead. Nothing else may. */
function headersOf({ headers }: IncomingMessage, params: Readonly<Record<string, unknown>> | undefined) {
  const isSaid = CREDENTIALS.some((name) => headers[name] !== undefined);
  const given = Object.entries(params ?? {})
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter((entry): entry is [string, string] => CREDENTIALS.includes(entry[0]) && typeof entry[1] === "string");
  return isSaid ? headers : { ...headers, ...Object.fromEntries(given) };
}
