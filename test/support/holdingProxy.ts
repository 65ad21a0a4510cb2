// What does a vendor see of the gateway's calls while it has not answered them? A real HTTP server in front of a simulator that can
// hold calls, and tells how many are in flight and which ones the gateway gave up.
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A simulator behind a hand that can hold its calls. */
export interface HoldingProxy {
  readonly url: string;
  /** From now on calls whose path begins so wait; logins never do. */
  hold(path: string): void;
  /** Lets all calls go on. */
  release(): void;
  /** Resolves when so many calls whose path begins so have been seen since the start. */
  seen(count: number, path: string): Promise<void>;
  /** Resolves when the gateway has given up so many calls. */
  abandoned(count: number): Promise<void>;
  /** Paths of all calls so far, logins left out. */
  readonly calls: readonly string[];
  /** How many calls the gateway gave up. */
  readonly abandonedCount: number;
  /** Most calls that were in flight at once, logins left out. */
  readonly mostInFlight: number;
  close(): Promise<void>;
}

/** Starts it. @param target the simulator's address. @param isLogin whether a path is a log-in. */
export async function startHoldingProxy(target: string, isLogin: (path: string) => boolean): Promise<HoldingProxy> {
  const calls: string[] = [];
  const waiting = new Set<() => void>();
  const watchers = new Set<() => void>();
  let held: string | null = null;
  let [inFlight, mostInFlight, abandonedCount] = [0, 0, 0];

  const tell = () => {
    for (const look of [...watchers]) look();
  };
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });
  const permission = (path: string): Promise<void> =>
    held !== null && path.startsWith(held) ? new Promise((resolve) => waiting.add(resolve)) : Promise.resolve();

  const pass = (incoming: IncomingMessage, answer: ServerResponse): void => {
    const { method, headers } = incoming;
    const onward = request(new URL(incoming.url ?? "/", target), { method, headers }, (vendor) => {
      answer.writeHead(vendor.statusCode ?? 500, vendor.headers);
      vendor.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    incoming.pipe(onward);
  };
  const server = createServer(async (incoming, answer) => {
    const path = incoming.url ?? "/";
    if (isLogin(path)) return pass(incoming, answer);
    calls.push(path);
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    answer.once("close", () => {
      inFlight -= 1;
      if (!answer.writableFinished) abandonedCount += 1;
      tell();
    });
    tell();
    await permission(path);
    if (!answer.destroyed) pass(incoming, answer);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));

  const release = () => {
    held = null;
    for (const letGo of waiting) letGo();
    waiting.clear();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (path) => {
      held = path;
    },
    release,
    seen: (count, path) => until(() => calls.filter((call) => call.startsWith(path)).length >= count),
    abandoned: (count) => until(() => abandonedCount >= count),
    calls,
    get abandonedCount() {
      return abandonedCount;
    },
    get mostInFlight() {
      return mostInFlight;
    },
    close: async () => {
      release();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
