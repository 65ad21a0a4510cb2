// Which tables does the ledger have in SQLite?

/** Makes those that lack. `expires` is wall-clock time in milliseconds; null: kept for good. */
export const SQL_TABLES = `
CREATE TABLE IF NOT EXISTS entry (
  id TEXT PRIMARY KEY, revision INTEGER NOT NULL, stream INTEGER NOT NULL, open INTEGER NOT NULL,
  record TEXT NOT NULL, work TEXT, expires REAL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS entry_stream ON entry (stream);
CREATE INDEX IF NOT EXISTS entry_expires ON entry (expires);
CREATE TABLE IF NOT EXISTS key (
  name TEXT PRIMARY KEY, id TEXT NOT NULL, digests TEXT NOT NULL, recorded INTEGER NOT NULL, expires REAL
) STRICT;
CREATE INDEX IF NOT EXISTS key_id ON key (id);
CREATE INDEX IF NOT EXISTS key_expires ON key (expires);
CREATE TABLE IF NOT EXISTS lock (name TEXT PRIMARY KEY, id TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS lock_id ON lock (id);
CREATE TABLE IF NOT EXISTS audit (sequence INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS lease (name TEXT PRIMARY KEY, owner TEXT NOT NULL, epoch INTEGER NOT NULL, untilMs REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
`;
