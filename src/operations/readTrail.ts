// How is the whole audit trail read out of a ledger? In parts, from its first line to its last.
import type { Ledger } from "../shared-state/ledger/Ledger.ts";
import { ledgerUnavailable } from "./Book.ts";

const BATCH = 500;

/** Its lines, one JSON text each. Throws LEDGER_UNAVAILABLE. */
export async function* readTrail(ledger: Pick<Ledger, "auditFrom">): AsyncGenerator<string, void, undefined> {
  for (let from = 1; ; from += BATCH) {
    const found = await ledger.auditFrom(from, BATCH);
    if (!found.ok) throw ledgerUnavailable("The ledger cannot be read at the moment.");
    for (const { text } of found.value) yield text;
    if (found.value.length < BATCH) return;
  }
}
