// Which of several replicas reads, and how do the others come by what it read? One takes a lease, reads, keeps and tells; who
// waits takes what was kept, and the lease when its holder is gone. Without the store everybody reads.
import type { Clock } from "../contract/call.ts";
import { GatewayError } from "../contract/problem.ts";
import { holdLease } from "../shared-state/holdLease.ts";
import type { Lease } from "../shared-state/Leases.ts";
import type { Seal } from "../shared-state/Seal.ts";
import type { Fleet } from "./Fleet.ts";
import type { Keeper } from "./Keeper.ts";
import { nameOf } from "./KeptBook.ts";
import { problemOf } from "./problems.ts";
import { ReadEar } from "./ReadEar.ts";
import { READ_TOPIC, type ReadNews, readNews, writeNews } from "./ReadNews.ts";
import type { SharedRead, SharedReads } from "./SharedReads.ts";
import { keptUnder } from "./windows.ts";

/** What agreeing on reads takes. */
export interface FleetReadsOptions {
  readonly fleet: Fleet;
  /** Keeps what was read where the others find it. */
  readonly keeper: Pick<Keeper, "keepNow" | "bring">;
  readonly seal: Seal;
  /** A name of which endpoint is read and as whom, by source id, that tells nothing of either. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly clock: Clock;
  /** From 0 up to 1, so that those who wait do not ask all at once. */
  readonly random: () => number;
}

/** A reader that says nothing for so long is taken for dead. */
const LEASE_MS = 15_000;

/** Who waits asks so often whether the reader is still there, should the news not have come. */
const ASK_MS = 500;

/** What another replica has read is waited for so long; then it is quicker to read. */
const BRING_MS = 5_000;

/** Makes it. */
export function createFleetReads(options: FleetReadsOptions): SharedReads {
  const { fleet, keeper, seal, clock, random } = options;
  const ears = new Map<string, Set<ReadEar>>();
  /** Reads under way, and what is still to be kept and told of others. */
  const unfinished = new Set<Promise<void>>();

  const stopListening = fleet.news.listen({
    joined: () => {},
    heard: ({ topic, text }) => {
      const said = topic === READ_TOPIC ? readNews(seal, text) : null;
      for (const ear of (said && ears.get(said.name)) ?? []) if (said !== null) ear.hear(said.news);
    },
  });
  const tell = (name: string, news: ReadNews) => fleet.news.announce(READ_TOPIC, writeNews(seal, name, news));
  const collectionsOf = ({ sourceId, kinds, window }: SharedRead): string[] =>
    kinds.map((kind) => nameOf({ sourceId, kind, window: keptUnder(kind, window) }));

  /** Takes what the others have kept, where it is newer; false when that cannot be known, or takes too long. */
  const bring = async (read: SharedRead): Promise<boolean> => {
    const brought = Promise.all(collectionsOf(read).map((name) => keeper.bring(name)));
    const { promise, resolve } = Promise.withResolvers<null>();
    const cancel = clock.after(BRING_MS, () => resolve(null));
    const all = await Promise.race([brought, promise]);
    cancel();
    return all?.every((isKnown) => isKnown) ?? false;
  };

  const conclude = async (name: string, lease: { release(): Promise<void> }, news: ReadNews): Promise<void> => {
    // Told first: who waits must not take a lease whose news is on its way.
    await tell(name, news);
    await lease.release();
  };
  const finishing = (work: Promise<void>): void => {
    const noted = work.catch(() => {}).finally(() => unfinished.delete(noted));
    unfinished.add(noted);
  };

  /** Reads as the one who holds the lease. @param joined as in `SharedRead.isMet`. */
  const readForAll = async (
    taken: Lease,
    { name, read, joined, signal }: Turn & { readonly joined: boolean },
  ): Promise<void> => {
    const lease = holdLease(fleet.leases, taken, { clock, ttlMs: LEASE_MS });
    const finish = (news: ReadNews) => finishing(conclude(name, lease, news));
    try {
      signal.throwIfAborted();
      const isKnown = await bring(read);
      signal.throwIfAborted();
      if (isKnown && read.isMet(joined)) return finish({ how: "kept" });
      await read.carryOut();
    } catch (error) {
      const problem = signal.aborted ? null : problemOf(error, read.sourceId, `read ${read.feed}`);
      finish(problem === null ? { how: "left" } : { how: "failed", problem });
      throw error;
    }
    // Who asked here has it already, and does not wait for the keeping.
    const keep = async () => ({ how: (await keeper.keepNow(collectionsOf(read))) ? "kept" : "unkept" }) as const;
    finishing(keep().then((news) => conclude(name, lease, news)));
  };

  /** Waits while another replica reads; true when that brought what is wanted, false when this one has to ask again. */
  const waitForOther = async ({ name, read, signal, ear, told }: Turn): Promise<"met" | "ask" | "read"> => {
    if (read.isUrgent() && !told.isUrgent) {
      told.isUrgent = true;
      await tell(name, { how: "wanted" });
    }
    const news = await ear.next({ waitMs: ASK_MS * (0.75 + random() / 2), signal });
    if (news?.how === "failed") throw new GatewayError(news.problem);
    if (news?.how === "unkept") return "read";
    if (news?.how !== "kept") return "ask";
    if (!(await bring(read))) return "read";
    signal.throwIfAborted();
    return read.isMet(true) ? "met" : "ask";
  };

  const agree = async (turn: Turn): Promise<void> => {
    const { name, read } = turn;
    for (let joined = false; ; joined = true) {
      const taken = await fleet.leases.take({ name: `read:${name}`, owner: fleet.replica, ttlMs: LEASE_MS });
      if (!taken.ok) return read.carryOut();
      if (taken.value !== null) return readForAll(taken.value, { ...turn, joined });
      const next = await waitForOther(turn);
      if (next === "met") return;
      if (next === "read") return read.carryOut();
    }
  };

  return {
    once: async (read, signal) => {
      const account = options.accounts.get(read.sourceId);
      if (account === undefined) return read.carryOut();
      const name = `${read.sourceId}:${read.feed}:${read.window}:${account}`;
      const ear = new ReadEar(clock, () => read.hurry());
      const known = ears.get(name) ?? new Set();
      ears.set(name, known.add(ear));
      const agreed = agree({ name, read, signal, ear, told: { isUrgent: false } });
      finishing(agreed);
      try {
        await agreed;
      } finally {
        known.delete(ear);
        if (known.size === 0) ears.delete(name);
      }
    },
    close: async () => {
      while (unfinished.size > 0) await Promise.all(unfinished);
      stopListening();
    },
  };
}

/** One replica's part in one read. */
interface Turn {
  readonly name: string;
  readonly read: SharedRead;
  readonly signal: AbortSignal;
  readonly ear: ReadEar;
  readonly told: { isUrgent: boolean };
}
