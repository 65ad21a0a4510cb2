// Where does it stand what was asked to be changed? The interface of the ledger: entries that are compared before they are set,
// claims of idempotency keys, locks, leases that fence late writers off, and the audit trail. Everything kept is sealed text by
// others; names are hashes. Each method is one step: done as a whole and on the disk when it says so, or not at all.
import type { Leases } from "../Leases.ts";
import type { Outcome } from "../Outcome.ts";

/** One operation as it is kept. */
export interface LedgerEntry {
  readonly id: string;
  /** From 1; rises with every write. */
  readonly revision: number;
  /** Number of its last write among those of all entries. */
  readonly stream: number;
  /** False once it has ended. */
  readonly open: boolean;
  /** What may be shown of it. */
  readonly record: string;
  /** What is needed to go on with it; null once it has ended. */
  readonly work: string | null;
}

/** Who wants to use an idempotency key. */
export interface ClaimAsk {
  readonly id: string;
  /** Names of the key, one for each sealing secret. */
  readonly names: readonly string[];
  /** Digest of the input, under each sealing secret. */
  readonly digests: string;
  /** How long the claim lasts unless it is recorded. */
  readonly ttlMs: number;
}

/** Whether a key may be used. */
export type Claimed =
  | { readonly how: "claimed" }
  /** Somebody has it. @property recorded whether `id` is an entry already; else it may still become one. */
  | { readonly how: "taken"; readonly id: string; readonly digests: string; readonly recorded: boolean };

/** Lines for the audit trail. */
export interface AuditAppend {
  /** Number of the last line before these; 0 when there is none. Where it is another one, nothing at all is written. */
  readonly after: number;
  /** Each has the next number. With none, `after` does not matter. */
  readonly lines: readonly string[];
}

/** A line of the audit trail. */
export interface AuditLine {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly text: string;
}

/** A new operation. */
export interface NewEntry {
  readonly id: string;
  readonly names: readonly string[];
  readonly digests: string;
  /** What nobody else may change while it is open. */
  readonly locks: readonly string[];
  readonly record: string;
  readonly work: string;
  readonly audit: AuditAppend;
}

/** What came of it. `key`: somebody else has taken the idempotency key; `lock`: an open entry holds one of the locks. */
export type Opened =
  | { readonly how: "written"; readonly stream: number }
  | { readonly how: "key" | "lock"; readonly by: string }
  | { readonly how: "auditMoved" };

/** A lease that must still be held for a write to count. */
export interface Fence {
  readonly name: string;
  readonly owner: string;
  readonly epoch: number;
}

/** The next version of an entry. */
export interface EntryChange {
  readonly id: string;
  /** That of the version it was made from. */
  readonly revision: number;
  /** Null for what anybody may write. */
  readonly fence: Fence | null;
  readonly open: boolean;
  readonly record: string;
  /** Null once it has ended: then its locks are released. */
  readonly work: string | null;
  /** So long after now it is kept when it has ended. */
  readonly keptMs: number;
  readonly audit: AuditAppend;
}

/** What came of it. */
export type Written =
  | { readonly how: "written"; readonly stream: number }
  /** Another version was written meanwhile, or it is gone. */
  | { readonly how: "overtaken" }
  /** The lease is no longer held. */
  | { readonly how: "fenced" }
  | { readonly how: "auditMoved" };

/** Everything about operations that outlives a process. Where there are no replicas `heard` is called within the process. */
export interface Ledger {
  /** Takes an idempotency key for a while, or says who has it. Also shows whether anything can be written. */
  claim(ask: ClaimAsk): Promise<Outcome<Claimed>>;
  /** Gives a claim back that was not recorded. */
  unclaim(ask: Pick<ClaimAsk, "id" | "names">): Promise<Outcome<void>>;
  /** Records an operation. */
  open(entry: NewEntry): Promise<Outcome<Opened>>;
  /** Replaces an entry's version. */
  write(change: EntryChange): Promise<Outcome<Written>>;
  /** An entry; null when there is none. */
  get(id: string): Promise<Outcome<LedgerEntry | null>>;
  /** Entries whose last write has a greater number, in its order, at most so many. */
  since(stream: number, most: number): Promise<Outcome<readonly LedgerEntry[]>>;
  /** The audit trail's last line; null when there is none. */
  auditHead(): Promise<Outcome<AuditLine | null>>;
  /** Lines from this number on, at most so many. */
  auditFrom(sequence: number, most: number): Promise<Outcome<readonly AuditLine[]>>;
  /** Leases whose epochs rise also over restarts. */
  readonly leases: Leases;
  /** Calls back after every write, here or at another replica, and when one may have been missed. */
  listen(heard: () => void): () => void;
  close(): Promise<void>;
}
