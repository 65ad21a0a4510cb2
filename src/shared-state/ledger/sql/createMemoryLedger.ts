// What is a ledger for a demo and for tests? One that lives as long as the process.
import { DatabaseSync } from "node:sqlite";
import type { Clock } from "../../../contract/call.ts";
import type { Ledger } from "../Ledger.ts";
import { createSqlBook } from "./createSqlBook.ts";
import { createSqlDesk } from "./createSqlDesk.ts";
import { SQL_TABLES } from "./tables.ts";

/** Makes one with nothing in it. */
export function createMemoryLedger(clock: Pick<Clock, "now" | "monotonic">): Ledger {
  const database = new DatabaseSync(":memory:");
  database.exec(SQL_TABLES);
  const book = createSqlBook(database);
  return createSqlDesk({
    run: async (step, args) => (book[step] as (...given: typeof args) => never)(...args),
    clock,
    failureOf: () => "REFUSED",
    close: async () => {
      if (database.isOpen) database.close();
    },
  });
}
