// What becomes of the rows that somebody follows? Looks at them again whenever the inventory says that they were read, one source at a
// time, and tells the differences. One watch for all who may see and want the same.
import type { Clock } from "../contract/call.ts";
import type { Kind } from "../contract/kinds.ts";
import type { RowOf } from "../contract/rows/index.ts";
import type { InventoryView } from "../inventory/InventoryView.ts";
import type { Log } from "../observe/Log.ts";
import type { RowChange } from "./LiveEvent.ts";
import { fallen, type RowsByKey, risen } from "./mergeRows.ts";

/** What a watch looks at, and how. */
export interface RowWatchOptions<K extends Kind> {
  readonly kind: K;
  readonly clock: Clock;
  readonly log: Log;
  /** The inventory as it is now, for one look. */
  look(): InventoryView;
  /** The rows at the start, of all sources. Throws what the subscriber is told. */
  first(view: InventoryView): Promise<readonly RowOf[K][]>;
  /** The rows of one source, which was just read. */
  again(view: InventoryView, sourceId: string): Promise<readonly RowOf[K][]>;
  /** Rows that are among those no longer, as they are now; those left out are gone. */
  gone?(view: InventoryView, rows: readonly RowOf[K][]): Promise<readonly RowOf[K][]>;
  /** Is told of every difference. */
  changed(change: RowChange<K>): void;
}

const byKey = <K extends Kind>(rows: readonly RowOf[K][]): RowsByKey<K> =>
  new Map(rows.map((row) => [row.nativeId, row]));

/** Follows rows. */
export class RowWatch<K extends Kind> {
  readonly #options: RowWatchOptions<K>;
  readonly #rows = new Map<string, RowsByKey<K>>();
  readonly #unread = new Set<string>();
  #isLooking = true;
  #isClosed = false;

  constructor(options: RowWatchOptions<K>) {
    this.#options = options;
  }

  /** Looks for the first time. Throws what the first look fails with. */
  async start(): Promise<void> {
    const rows = await this.#options.first(this.#options.look());
    for (const [sourceId, ofSource] of Map.groupBy(rows, (row) => row.sourceId))
      this.#rows.set(sourceId, byKey(ofSource));
    this.#isLooking = false;
    await this.#lookAgain();
  }

  /** A source was read. */
  poke(sourceId: string): void {
    this.#unread.add(sourceId);
    void this.#lookAgain();
  }

  /** The rows that are followed, as last seen. */
  rows(): readonly RowOf[K][] {
    return [...this.#rows.values()].flatMap((rows) => [...rows.values()]);
  }

  /** Looks no more. */
  close(): void {
    this.#isClosed = true;
  }

  async #lookAgain(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    // Who published goes on first: the looking is not its affair.
    await Promise.resolve();
    for (const sourceId of this.#unread) {
      this.#unread.delete(sourceId);
      if (this.#isClosed) break;
      try {
        await this.#lookAt(sourceId);
      } catch (error) {
        // The rows stay as last seen until the source is read the next time.
        this.#options.log.warn(
          { source: sourceId, kind: this.#options.kind },
          "what is followed live was not looked at",
        );
        this.#noteFault(error, sourceId);
      }
    }
    this.#isLooking = false;
  }

  #noteFault(error: unknown, sourceId: string): void {
    const isExpected = error instanceof Error && ["GatewayError", "AbortError"].includes(error.name);
    if (!isExpected) this.#options.log.error({ source: sourceId }, "A fault in the gateway.", error);
  }

  async #lookAt(sourceId: string): Promise<void> {
    const { look, again, gone, changed } = this.#options;
    const view = look();
    const before = this.#rows.get(sourceId) ?? new Map();
    const now = byKey(await again(view, sourceId));
    const lost = fallen(before, now);
    const still = lost.length === 0 || gone === undefined ? null : byKey(await gone(view, lost));
    if (this.#isClosed) return;
    this.#rows.set(sourceId, now);
    for (const row of lost) changed({ change: "REMOVED", row: still?.get(row.nativeId) ?? row });
    for (const change of risen(before, now)) changed(change);
  }
}
