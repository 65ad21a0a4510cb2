// How do operations come into the ledger and out of it? Sealed, compared before they are set, and with their lines in the audit
// trail in the same step. What may or may not have been written is looked up.
import { GatewayError } from "../contract/problem.ts";
import type { ClaimAsk, Claimed, Fence, Ledger, LedgerEntry, Opened, Written } from "../shared-state/ledger/Ledger.ts";
import type { Outcome } from "../shared-state/Outcome.ts";
import { done, failed } from "../shared-state/Outcome.ts";
import type { Seal } from "../shared-state/Seal.ts";
import { type AuditFacts, type AuditHead, extended, headOf } from "./auditTrail.ts";
import type { Entry, Work } from "./Entry.ts";

/** A new version and what the audit trail is told of it. */
export interface Draft {
  readonly entry: Entry;
  readonly audit: readonly AuditFacts[];
}

/** Who a new operation is for. */
export interface OpeningAsk extends Omit<ClaimAsk, "ttlMs"> {
  readonly locks: readonly string[];
  readonly draft: Draft;
}

/** What came of a change of an entry. */
export type Amended =
  | { readonly how: "written"; readonly entry: Entry }
  /** There is no such entry, or `make` had nothing to change. */
  | { readonly how: "left"; readonly entry: Entry | null }
  /** The lease is no longer held. */
  | { readonly how: "fenced" };

/** The ledger in terms of operations. */
export interface Book {
  /** As in the ledger. */
  claim(ask: ClaimAsk): Promise<Outcome<Claimed>>;
  /** As in the ledger. */
  unclaim(ask: Pick<ClaimAsk, "id" | "names">): Promise<Outcome<void>>;
  /** Records an operation. SLOW: it may be recorded all the same. */
  open(ask: OpeningAsk): Promise<Outcome<Exclude<Opened, { how: "auditMoved" }>>>;
  /**
   * Changes an entry, anew from its latest version when another write came between. @param make gives the next version; null
   * leaves it. @param fence the lease that must be held.
   */
  amend(entry: Entry, make: (entry: Entry) => Draft | null, fence: Fence | null): Promise<Outcome<Amended>>;
  /** An entry; null when there is none, or it cannot be opened. */
  get(id: string): Promise<Outcome<Entry | null>>;
  /** Entries written after this one, without their work, and the number to go on from. */
  since(
    stream: number,
  ): Promise<Outcome<{ readonly entries: readonly Entry[]; readonly upTo: number; readonly more: boolean }>>;
}

/** What it is made over. */
export interface BookParts {
  readonly ledger: Ledger;
  readonly seal: Seal;
  readonly newId: () => string;
  /** So long an entry and its key are kept after its end. */
  readonly keptMs: number;
  /** Is told where the trail stands after every line. */
  readonly onHead: (head: AuditHead) => void;
}

const BATCH = 200;
/** Others write to the trail too; so often a line is made anew. */
const MOST_MOVES = 50;

/** Makes the book. */
export function createBook({ ledger, seal, newId, keptMs, onHead }: BookParts): Book {
  let head: AuditHead | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const sealed = (id: string, part: string, value: unknown): string =>
    seal.seal(Buffer.from(JSON.stringify(value, written)), `${part}:${id}`).toString("base64");
  const opened = (id: string, part: string, text: string): unknown => {
    const plain = seal.open(Buffer.from(text, "base64"), `${part}:${id}`);
    return plain === null ? null : JSON.parse(plain.toString("utf8"));
  };
  const entryOf = ({ id, revision, record, work }: LedgerEntry): (Entry & { readonly stamp: string }) | null => {
    const shown = opened(id, "record", record) as (Pick<Entry, "record" | "reach"> & { stamp: string }) | null;
    if (shown === null) return null;
    return { revision, ...shown, work: work === null ? null : (opened(id, "work", work) as Work | null) };
  };

  /** Writes lines to the trail together with something else, one after the other within this process. */
  const withAudit = async <T extends { readonly how: string }>(
    facts: readonly AuditFacts[],
    write: (audit: { readonly after: number; readonly lines: readonly string[] }) => Promise<Outcome<T>>,
  ): Promise<Outcome<Exclude<T, { how: "auditMoved" }>>> => {
    if (facts.length === 0) return (await write({ after: 0, lines: [] })) as Outcome<Exclude<T, { how: "auditMoved" }>>;
    const turn = last.then(async () => {
      for (let move = 0; move < MOST_MOVES; move += 1) {
        if (head === null) {
          const found = await ledger.auditHead();
          if (!found.ok) return found;
          head = headOf(found.value);
        }
        const next = extended(seal, head, facts);
        const outcome = await write({ after: head.sequence, lines: next.lines });
        const isWritten = outcome.ok && outcome.value.how === "written";
        // What was refused leaves the trail as it is; what is not known may have moved it.
        head = isWritten ? next.head : outcome.ok && outcome.value.how !== "auditMoved" ? head : null;
        if (isWritten) onHead(next.head);
        if (!outcome.ok || outcome.value.how !== "auditMoved")
          return outcome as Outcome<Exclude<T, { how: "auditMoved" }>>;
      }
      return failed("SLOW");
    });
    last = turn.catch(() => {});
    return turn;
  };

  const get = async (id: string): Promise<Outcome<ReturnType<typeof entryOf>>> => {
    const found = await ledger.get(id);
    if (!found.ok) return found;
    return done(found.value === null ? null : entryOf(found.value));
  };

  return {
    claim: (ask) => ledger.claim(ask),
    unclaim: (ask) => ledger.unclaim(ask),
    open: async ({ id, names, digests, locks, draft: { entry, audit } }) => {
      const record = sealed(id, "record", { record: entry.record, reach: entry.reach, stamp: newId() });
      const work = sealed(id, "work", entry.work);
      const outcome = await withAudit<Opened>(audit, (lines) =>
        ledger.open({ id, names, digests, locks, record, work, audit: lines }),
      );
      if (outcome.ok || outcome.failure !== "SLOW") return outcome;
      const found = await get(id);
      if (found.ok && found.value !== null) return done({ how: "written", stream: 0 });
      return outcome;
    },
    amend: async (entry, make, fence) => {
      const { id } = entry.record;
      const stamps = new Set<string>();
      let base = entry;
      for (;;) {
        const draft = make(base);
        if (draft === null) return done({ how: "left", entry: base });
        const stamp = newId();
        stamps.add(stamp);
        const { record, reach, work } = draft.entry;
        const { revision } = base;
        const outcome = await withAudit<Written>(draft.audit, (audit) =>
          ledger.write({
            id,
            revision,
            fence,
            open: work !== null,
            record: sealed(id, "record", { record, reach, stamp }),
            work: work === null ? null : sealed(id, "work", work),
            keptMs,
            audit,
          }),
        );
        if (outcome.ok && outcome.value.how === "written")
          return done({ how: "written", entry: { ...draft.entry, revision: revision + 1 } });
        if (outcome.ok && outcome.value.how === "fenced") return done({ how: "fenced" });
        if (!outcome.ok && outcome.failure !== "SLOW") return outcome;
        // Overtaken, or it is not known: what stands there now tells.
        const found = await get(id);
        if (!found.ok) return found;
        if (found.value === null) return done({ how: "left", entry: null });
        const { stamp: standing, ...now } = found.value;
        if (stamps.has(standing)) return done({ how: "written", entry: now });
        if (!outcome.ok && now.revision === revision) return outcome;
        base = now;
      }
    },
    get: async (id) => {
      const found = await get(id);
      if (!found.ok || found.value === null) return found.ok ? done(null) : found;
      const { stamp: _, ...entry } = found.value;
      return done(entry);
    },
    since: async (stream) => {
      const found = await ledger.since(stream, BATCH);
      if (!found.ok) return found;
      const entries = found.value.map((each) => entryOf({ ...each, work: null })).filter((each) => each !== null);
      const upTo = found.value.at(-1)?.stream ?? stream;
      return done({ entries, upTo, more: found.value.length === BATCH });
    },
  };
}

/** Big integers have no form in JSON; connectors write them as text into plans. */
function written(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** No change is taken, because it could not be recorded. */
export const ledgerUnavailable = (
  message = "Changes cannot be recorded at the moment, so none is taken.",
): GatewayError => new GatewayError({ code: "LEDGER_UNAVAILABLE", message, retryable: true });
