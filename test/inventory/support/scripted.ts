// How does a vendor behave in an inventory test? Feeds that do what the test says: rows, pages, failures, and gates that
// hold a read until the test lets it go on.
import type { Call } from "../../../src/contract/call.ts";
import { COMMANDS } from "../../../src/contract/commands.ts";
import type { AlertRule, CommandSupports, Connector, Reader } from "../../../src/contract/connector.ts";
import type { DetailReader, Feed, FeedPage, FeedRequest, SingleReader } from "../../../src/contract/feed.ts";
import { type Coverage, KINDS, type Kind, type Window } from "../../../src/contract/kinds.ts";
import { type ErrorCode, GatewayError, type Problem } from "../../../src/contract/problem.ts";
import type { RelationName } from "../../../src/contract/ref.ts";
import type { Row } from "../../../src/contract/rows/index.ts";
import type { Source } from "../../../src/contract/source.ts";
import { unsupported } from "../../../src/contract/support.ts";

/** A failure as the upstream client would throw it. */
export const failure = (code: ErrorCode = "UPSTREAM_ERROR"): GatewayError =>
  new GatewayError({ code, sourceId: "alpha", message: `The vendor failed: ${code}.`, retryable: true });

/** A feed that obeys a test; every field may be changed while it runs. */
export class ScriptedFeed implements Feed {
  readonly name: string;
  readonly kinds: readonly Kind[];
  windows: readonly Window[] = ["ALL"];
  coverage: Coverage = "ALL";
  readonly lists: readonly string[];
  readonly singles: Record<string, SingleReader<Kind>> = {};
  readonly details: Record<string, Record<string, DetailReader>> = {};
  /** What the vendor holds. */
  rows: Row[];
  pageSize = 100;
  /** Thrown at the start of a read while it is set. */
  error: unknown = null;
  /** What the vendor counts; left out: as many as there are. */
  total: ((page: number) => number | null) | undefined = undefined;
  /** Waited for before each page; the test resolves it. */
  gate: ((page: number) => Promise<void> | undefined) | undefined = undefined;
  /** Told of each page before it is made: changes the rows while they are read. */
  beforePage: ((page: number, read: number) => void) | undefined = undefined;
  limits: FeedPage["limits"] | undefined = undefined;
  /** Every read so far. */
  readonly reads: FeedRequest[] = [];
  /** Reads that were aborted. */
  aborted = 0;

  constructor(kinds: readonly Kind[], rows: Row[]) {
    this.kinds = kinds;
    this.name = kinds.join("-").toLowerCase();
    this.lists = [this.name];
    this.rows = rows;
  }

  calls(counts: Readonly<Record<string, number>>): number {
    return Math.max(1, Math.ceil((counts[this.name] ?? 0) / this.pageSize));
  }

  async *read(request: FeedRequest): AsyncGenerator<FeedPage> {
    this.reads.push(request);
    const read = this.reads.length;
    for (let page = 0; page * this.pageSize < Math.max(1, this.rows.length); page += 1) {
      await this.#held(page, request.call);
      if (this.error !== null) throw this.error;
      this.beforePage?.(page, read);
      const rows = this.rows.slice(page * this.pageSize, (page + 1) * this.pageSize);
      const total = this.total === undefined ? this.rows.length : this.total(page);
      const limits = this.limits === undefined ? {} : { limits: this.limits };
      yield { list: this.name, vendorIds: rows.map((row) => row.nativeId), total, rows, ...limits };
    }
  }

  /** Lets this kind be read singly, from the same rows. */
  readSingly(kind: Kind, asked: string[][] = []): string[][] {
    this.singles[kind] = {
      calls: (keys) => keys,
      getMany: async (nativeIds, call) => {
        asked.push([...nativeIds]);
        await this.#held(0, call);
        if (this.error !== null) throw this.error;
        const known = new Map(this.rows.map((row) => [row.nativeId, row]));
        return new Map(nativeIds.map((nativeId) => [nativeId, known.get(nativeId) ?? null])) as never;
      },
    };
    return asked;
  }

  async #held(page: number, { signal }: Call): Promise<void> {
    signal.throwIfAborted();
    const gate = this.gate?.(page);
    if (gate === undefined) return;
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener("abort", () => {
        this.aborted += 1;
        reject(signal.reason);
      });
      gate.then(resolve, reject);
    });
  }
}

/** A source whose vendor obeys a test. */
export interface ScriptedOptions {
  readonly id?: string;
  readonly vendor?: string;
  readonly feeds?: readonly ScriptedFeed[];
  readonly readers?: { readonly [K in Kind]?: Reader };
  readonly lateRelations?: readonly RelationName[];
  readonly deriveAlerts?: AlertRule;
  readonly probe?: Connector["probe"];
  readonly status?: { lastAnsweredAt?: string | null; lastProblem?: Problem | null; breakerState?: "CLOSED" | "OPEN" };
}

/** Makes a source. Kinds without a feed are unsupported. */
export function scriptedSource(options: ScriptedOptions = {}): Source {
  const { id = "alpha", vendor = "ACME", feeds = [] } = options;
  const none = unsupported("This vendor has nothing of this kind.");
  const readers = Object.fromEntries(
    KINDS.map((kind) => [kind, feeds.find((feed) => feed.kinds.includes(kind)) ?? none]),
  );
  const commands = Object.fromEntries(Object.keys(COMMANDS).map((command) => [command, none]));
  return {
    id,
    displayName: id,
    vendor,
    demo: false,
    tlsVerified: true,
    connector: {
      vendor,
      sourceId: id,
      authMethod: "STATIC_TOKEN",
      readers: { ...readers, ...options.readers } as Connector["readers"],
      commands: commands as CommandSupports,
      deriveAlerts: options.deriveAlerts ?? null,
      lateRelations: options.lateRelations ?? [],
      probe: options.probe ?? (async () => ({ version: null })),
    },
    status: () => ({
      breakerState: options.status?.breakerState ?? "CLOSED",
      budgets: [],
      lastAnsweredAt: options.status?.lastAnsweredAt ?? null,
      lastProblem: options.status?.lastProblem ?? null,
      version: null,
    }),
  };
}
