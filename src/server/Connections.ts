// Which connections are open, and on which of them is a request under way? What it takes to stop without losing one: a server's own
// `close` waits for connections that never asked for anything, and cuts none that does not end.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Clock } from "../contract/call.ts";

/** The connections of an HTTP server; those that were upgraded to WebSockets are no longer among them. */
export interface Connections {
  /** From now on clients are told with every answer not to use its connection again. */
  retire(): void;
  readonly isRetiring: boolean;
  /**
   * Ends connections on which nothing is under way, now and as soon as that is so; what is still open after so long is cut.
   * Ends when none is open. @returns how many were cut.
   */
  end(withinMs: number): Promise<number>;
}

/** What is known of one connection. */
interface Connection {
  requests: number;
  /** Bytes read when its last request was answered: more of them are a request that is on its way. */
  readUntil: number;
}

/** Watches the connections of a server from its start. */
export function watchConnections(server: Server, clock: Pick<Clock, "after">): Connections {
  const open = new Map<Socket, Connection>();
  const emptied = Promise.withResolvers<void>();
  let isRetiring = false;
  let isEnding = false;

  const forget = (socket: Socket): void => {
    open.delete(socket);
    if (isEnding && open.size === 0) emptied.resolve();
  };
  const endIfIdle = (socket: Socket, { requests, readUntil }: Connection): void => {
    if (requests === 0 && socket.bytesRead === readUntil) socket.destroy();
  };
  server.on("connection", (socket: Socket) => {
    open.set(socket, { requests: 0, readUntil: 0 });
    socket.once("close", () => forget(socket));
  });
  server.on("upgrade", ({ socket }: IncomingMessage) => forget(socket));
  server.prependListener("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    const connection = open.get(socket);
    if (connection === undefined) return;
    connection.requests += 1;
    response.once("close", () => {
      connection.requests -= 1;
      connection.readUntil = socket.bytesRead;
      // Its answer has left only when the socket has ended in good order.
      if (isEnding && connection.requests === 0) socket.destroySoon();
    });
  });

  return {
    retire: () => {
      isRetiring = true;
    },
    get isRetiring() {
      return isRetiring;
    },
    end: async (withinMs) => {
      isRetiring = true;
      isEnding = true;
      for (const [socket, connection] of open) endIfIdle(socket, connection);
      if (open.size === 0) return 0;
      let cut = 0;
      const cancel = clock.after(withinMs, () => {
        cut = open.size;
        for (const socket of open.keys()) socket.destroy();
      });
      await emptied.promise;
      cancel();
      return cut;
    },
  };
}
