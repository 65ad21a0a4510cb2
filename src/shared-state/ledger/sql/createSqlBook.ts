// How does the ledger lie in SQLite? Every step is one transaction, on the disk when it returns. Synchronous: a file's runs in a
// thread of its own, one in memory where it is used.
import type { DatabaseSync } from "node:sqlite";
import type { Lease, LeaseAsk } from "../../Leases.ts";
import type {
  AuditAppend,
  AuditLine,
  ClaimAsk,
  Claimed,
  EntryChange,
  LedgerEntry,
  NewEntry,
  Opened,
  Written,
} from "../Ledger.ts";

/** When it is: wall clock for what is kept for days, monotonic for leases. In milliseconds. */
export interface Moment {
  readonly nowMs: number;
  readonly monotonicMs: number;
}

/** The steps; each throws what SQLite throws, and then nothing has changed. */
export interface SqlBook {
  claim(at: Moment, ask: ClaimAsk): Claimed;
  unclaim(at: Moment, ask: Pick<ClaimAsk, "id" | "names">): void;
  open(at: Moment, entry: NewEntry): Opened;
  write(at: Moment, change: EntryChange): Written;
  get(at: Moment, id: string): LedgerEntry | null;
  since(at: Moment, stream: number, most: number): readonly LedgerEntry[];
  auditHead(): AuditLine | null;
  auditFrom(at: Moment, sequence: number, most: number): readonly AuditLine[];
  take(at: Moment, ask: LeaseAsk): Lease | null;
  renew(at: Moment, lease: Lease, ttlMs: number): Lease | null;
  release(at: Moment, lease: Lease): boolean;
}

/** Makes the steps over an open database. */
export function createSqlBook(database: DatabaseSync): SqlBook {
  const sql = (text: string) => database.prepare(text);
  const key = sql("SELECT id, digests, recorded FROM key WHERE name = ? AND (expires IS NULL OR expires > ?)");
  const setKey = sql("INSERT OR REPLACE INTO key (name, id, digests, recorded, expires) VALUES (?, ?, ?, ?, ?)");
  const dropKey = sql("DELETE FROM key WHERE name = ? AND id = ? AND recorded = 0");
  const lockOf = sql("SELECT id FROM lock WHERE name = ?");
  const setLock = sql("INSERT INTO lock (name, id) VALUES (?, ?)");
  const addEntry = sql("INSERT INTO entry (id, revision, stream, open, record, work) VALUES (?, 1, ?, 1, ?, ?)");
  const setEntry = sql(
    "UPDATE entry SET revision = ?, stream = ?, open = ?, record = ?, work = ?, expires = ? WHERE id = ? AND revision = ?",
  );
  const entry = sql("SELECT * FROM entry WHERE id = ? AND (expires IS NULL OR expires > ?)");
  const later = sql(
    "SELECT * FROM entry WHERE stream > ? AND (expires IS NULL OR expires > ?) ORDER BY stream LIMIT ?",
  );
  const forget = ["entry", "key"].map((table) => sql(`DELETE FROM ${table} WHERE expires <= ?`));
  const head = sql("SELECT sequence, text FROM audit ORDER BY sequence DESC LIMIT 1");
  const lines = sql("SELECT sequence, text FROM audit WHERE sequence >= ? ORDER BY sequence LIMIT ?");
  const addLine = sql("INSERT INTO audit (sequence, text) VALUES (?, ?)");
  const lease = sql("SELECT owner, epoch FROM lease WHERE name = ? AND untilMs > ?");
  const setLease = sql("INSERT OR REPLACE INTO lease (name, owner, epoch, untilMs) VALUES (?, ?, ?, ?)");
  const dropLease = sql("DELETE FROM lease WHERE name = ?");
  const count = sql(
    "INSERT INTO counter (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
  );
  const next = (name: string): number => Number(count.get(name)?.value);

  const inOne = <T>(step: () => T): T => {
    database.exec("BEGIN IMMEDIATE");
    try {
      const value = step();
      database.exec("COMMIT");
      return value;
    } catch (error) {
      // After some errors SQLite has rolled back by itself.
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };
  const headNumber = (): number => Number(head.get()?.sequence ?? 0);
  const isMoved = ({ after, lines: added }: AuditAppend): boolean => added.length > 0 && headNumber() !== after;
  const append = ({ after, lines: added }: AuditAppend): void => {
    for (const [place, text] of added.entries()) addLine.run(after + 1 + place, text);
  };
  const isHeld = ({ monotonicMs }: Moment, { name, owner, epoch }: Pick<Lease, "name" | "owner" | "epoch">) => {
    const found = lease.get(name, monotonicMs);
    return found !== undefined && found.owner === owner && found.epoch === epoch;
  };
  const holderOf = (names: readonly string[], nowMs: number, id: string) =>
    names.map((name) => key.get(name, nowMs)).find((found) => found !== undefined && found.id !== id);

  return {
    claim: ({ nowMs }, { id, names, digests, ttlMs }) =>
      inOne(() => {
        for (const statement of forget) statement.run(nowMs);
        const found = holderOf(names, nowMs, id);
        if (found !== undefined)
          return {
            how: "taken",
            id: String(found.id),
            digests: String(found.digests),
            recorded: found.recorded === 1,
          } as const;
        for (const name of names) setKey.run(name, id, digests, 0, nowMs + ttlMs);
        return { how: "claimed" } as const;
      }),
    unclaim: (_at, { id, names }) =>
      inOne(() => {
        for (const name of names) dropKey.run(name, id);
      }),
    open: ({ nowMs }, { id, names, digests, locks, record, work, audit }) =>
      inOne(() => {
        const holder = holderOf(names, nowMs, id);
        if (holder !== undefined) return { how: "key", by: String(holder.id) } as const;
        const locked = locks.map((name) => lockOf.get(name)).find((found) => found !== undefined);
        if (locked !== undefined) return { how: "lock", by: String(locked.id) } as const;
        if (isMoved(audit)) return { how: "auditMoved" } as const;
        append(audit);
        for (const name of names) setKey.run(name, id, digests, 1, null);
        for (const name of locks) setLock.run(name, id);
        const stream = next("stream");
        addEntry.run(id, stream, record, work);
        return { how: "written", stream } as const;
      }),
    write: (at, { id, revision, fence, open, record, work, keptMs, audit }) =>
      inOne(() => {
        if (fence !== null && !isHeld(at, fence)) return { how: "fenced" } as const;
        if (entry.get(id, at.nowMs)?.revision !== revision) return { how: "overtaken" } as const;
        if (isMoved(audit)) return { how: "auditMoved" } as const;
        append(audit);
        const stream = next("stream");
        const expires = open ? null : at.nowMs + keptMs;
        setEntry.run(revision + 1, stream, open ? 1 : 0, record, work, expires, id, revision);
        if (!open) {
          database.prepare("DELETE FROM lock WHERE id = ?").run(id);
          database.prepare("UPDATE key SET expires = ? WHERE id = ?").run(expires, id);
        }
        return { how: "written", stream } as const;
      }),
    get: ({ nowMs }, id) => entryOf(entry.get(id, nowMs)),
    since: ({ nowMs }, stream, most) =>
      later
        .all(stream, nowMs, most)
        .map(entryOf)
        .filter((found) => found !== null),
    auditHead: () => lineOf(head.get()),
    auditFrom: (_at, sequence, most) =>
      lines
        .all(sequence, most)
        .map(lineOf)
        .filter((found) => found !== null),
    take: ({ monotonicMs }, { name, owner, ttlMs }) =>
      inOne(() => {
        if (lease.get(name, monotonicMs) !== undefined) return null;
        const taken = { name, owner, epoch: next("epoch"), untilMs: monotonicMs + ttlMs };
        setLease.run(name, owner, taken.epoch, taken.untilMs);
        return taken;
      }),
    renew: (at, held, ttlMs) =>
      inOne(() => {
        if (!isHeld(at, held)) return null;
        const renewed = { ...held, untilMs: at.monotonicMs + ttlMs };
        setLease.run(held.name, held.owner, held.epoch, renewed.untilMs);
        return renewed;
      }),
    release: (at, held) =>
      inOne(() => {
        if (!isHeld(at, held)) return false;
        dropLease.run(held.name);
        return true;
      }),
  };
}

type SqlRow = ReturnType<ReturnType<DatabaseSync["prepare"]>["get"]>;

const entryOf = (row: SqlRow): LedgerEntry | null =>
  row === undefined
    ? null
    : {
        id: String(row.id),
        revision: Number(row.revision),
        stream: Number(row.stream),
        open: row.open === 1,
        record: String(row.record),
        work: row.work === null ? null : String(row.work),
      };

const lineOf = (row: SqlRow): AuditLine | null =>
  row === undefined ? null : { sequence: Number(row.sequence), text: String(row.text) };
