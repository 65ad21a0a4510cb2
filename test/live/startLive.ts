// How does a test follow things live? A real server over a real inventory, whose vendor's jobs and alerts the test rewrites, and real
// clients over WebSocket and server-sent events.
import { createClient as createSseClient } from "graphql-sse";
import { type Client, createClient } from "graphql-ws";
import { EVERYONE } from "../../src/access/Viewer.ts";
import type { Feed } from "../../src/contract/feed.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import { createInventory, type Inventory } from "../../src/inventory/createInventory.ts";
import { createLiveDesk, type LiveDesk, type Stream } from "../../src/live/createLiveDesk.ts";
import { createLog } from "../../src/observe/Log.ts";
import type { Operations } from "../../src/operations/Operations.ts";
import type { ServerOptions, ServerSettings } from "../../src/server/ServerOptions.ts";
import { FakeClock, settle } from "../support/FakeClock.ts";
import { fakeSource } from "../support/fakeSource.ts";
import { row } from "../support/rows.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";

/** One answer of a stream. */
// biome-ignore lint/suspicious/noExplicitAny: tests read events of any shape
export type Heard = any;

/** What one subscriber hears. */
export interface Ear {
  /** Everything heard so far. */
  readonly heard: readonly Heard[];
  /** Waits until so much was heard; time passes meanwhile where it must. */
  hears(count: number): Promise<readonly Heard[]>;
  /** Waits for the end: "complete", or what the stream ended with. */
  ends(): Promise<unknown>;
  /** Leaves. */
  leave(): void;
}

/** What a vendor's lists hold; a test writes into them. */
export class Board {
  readonly rows = new Map<string, Row>();
  /** How often a list was read. */
  reads = 0;

  put(...rows: readonly Row[]): void {
    for (const each of rows) this.rows.set(`${each.kind} ${each.nativeId}`, each);
  }
  remove(kind: string, nativeId: string): void {
    this.rows.delete(`${kind} ${nativeId}`);
  }
  feed(kind: "Job" | "Alert"): Feed {
    const of = () => [...this.rows.values()].filter((each) => each.kind === kind);
    const board = this;
    return {
      name: kind,
      kinds: [kind],
      windows: ["ALL"],
      coverage: "ALL",
      lists: [kind],
      calls: () => 1,
      read: async function* () {
        board.reads += 1;
        const rows = of();
        yield { list: kind, vendorIds: rows.map(({ nativeId }) => nativeId), total: rows.length, rows };
      },
    };
  }
}

/** A job of the source `alpha`. */
export const job = (nativeId: string, state: RowOf["Job"]["state"] = "RUNNING", more: Partial<RowOf["Job"]> = {}) =>
  row("Job", nativeId, { state, ...more });

/** What differs from an open gateway without changes. */
export interface LiveOptions {
  readonly authenticate?: ServerOptions["authenticate"];
  readonly settings?: Partial<ServerSettings>;
  readonly operations?: Operations;
}

/** A running server. */
export interface Live extends RunningServer {
  readonly board: Board;
  readonly clock: FakeClock;
  readonly inventory: Inventory;
  readonly desk: LiveDesk;
  /** Streams that are open. */
  followers(): number;
  /** Follows over a WebSocket of its own, from when it is in place. */
  follow(query: string, variables?: Readonly<Record<string, unknown>>, client?: Client): Promise<Ear>;
  /** Follows by server-sent events. */
  followBySse(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Ear>;
  /** A WebSocket. */
  connect(params?: Readonly<Record<string, unknown>>): Client;
  /** Lets time pass until something holds. */
  until(holds: () => boolean): Promise<void>;
}

/** Starts it. */
export async function startLive(options: LiveOptions = {}): Promise<Live> {
  const board = new Board();
  const base = fakeSource({ id: "alpha" });
  const readers = { ...base.connector.readers, Job: board.feed("Job"), Alert: board.feed("Alert") };
  const sources = [fakeSource({ id: "alpha", connector: { readers } }), fakeSource({ id: "beta" })];
  const clock = new FakeClock("2026-11-20T12:00:00.000Z");
  const inventory: Inventory = createInventory({
    sources,
    clock,
    onPublished: (change) => desk.published(change),
  });
  const { view, interest } = inventory;
  const log = createLog("silent");
  const desk: LiveDesk = createLiveDesk({ view, interest, sources, clock, log, random: () => 0.5 });
  let opened = 0;
  const live: ServerOptions["live"] = {
    rows: async (kind, ask) => counted(await desk.rows(kind, ask)),
    job: async (ask) => counted(await desk.job(ask)),
    collections: (ask) => counted(desk.collections(ask)),
  };
  let left = 0;
  const counted = <B>(stream: Stream<B>): Stream<B> => {
    opened += 1;
    const leave = stream.return?.bind(stream);
    stream.return = async () => {
      left += 1;
      return (await leave?.()) ?? { done: true, value: undefined };
    };
    return stream;
  };
  const { authenticate = () => EVERYONE } = options;
  const server = await startServer({ ...options, sources, clock, view, live, authenticate });
  const clients = new Set<Client>();

  const until = async (holds: () => boolean): Promise<void> => {
    for (let turn = 0; !holds(); turn += 1) {
      if (turn > 20_000) throw new Error("It never came true.");
      // Time passes slowly, so that what travels over the loopback arrives.
      if (turn % 20 === 19) await clock.advance(100);
      else await settle();
    }
  };
  const earOf = (subscribe: (sink: Sink) => () => void): Ear => {
    const heard: Heard[] = [];
    let end: { readonly with: unknown } | null = null;
    const leave = subscribe({
      next: (answer) => heard.push(answer),
      error: (error) => {
        end = { with: error };
      },
      complete: () => {
        end ??= { with: "complete" };
      },
    });
    return {
      heard,
      hears: async (count) => {
        await until(() => heard.length >= count);
        return heard;
      },
      ends: async () => {
        await until(() => end !== null);
        return (end as { readonly with: unknown } | null)?.with;
      },
      leave,
    };
  };
  const inPlace = async (ear: Ear, before: number): Promise<Ear> => {
    let hasEnded = false;
    void ear.ends().then(
      () => {
        hasEnded = true;
      },
      () => undefined,
    );
    await until(() => opened > before || hasEnded || ear.heard.length > 0);
    return ear;
  };
  const connect = (connectionParams?: Readonly<Record<string, unknown>>): Client => {
    const client = createClient({
      url: `${server.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      ...(connectionParams === undefined ? {} : { connectionParams }),
    });
    clients.add(client);
    return client;
  };

  return {
    ...server,
    board,
    clock,
    inventory,
    desk,
    followers: () => opened - left,
    until,
    connect,
    follow: (query, variables = {}, client = connect()) => {
      const before = opened;
      return inPlace(
        earOf((sink) => client.subscribe({ query, variables }, sink as never)),
        before,
      );
    },
    followBySse: (query, variables = {}) => {
      const before = opened;
      const client = createSseClient({ url: `${server.url}/graphql/stream`, retryAttempts: 0 });
      return inPlace(
        earOf((sink) => client.subscribe({ query, variables }, sink as never)),
        before,
      );
    },
    close: async () => {
      for (const client of clients) await client.dispose();
      await server.close();
      desk.close();
      inventory.close();
    },
  };
}

interface Sink {
  next(answer: unknown): void;
  error(error: unknown): void;
  complete(): void;
}
