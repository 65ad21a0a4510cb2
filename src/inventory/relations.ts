// Which row does a field of a row lead to? To-one and to-many relations of one request; a row that should be there and is
// not is reported once for each source and kind.
import type { Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Ref } from "../contract/ref.ts";
import type { Row, RowOf } from "../contract/rows/index.ts";
import { encodeGlobalId, type RowKey } from "./globalId.ts";
import type { Pin } from "./Pin.ts";
import { isRef, resolveRef } from "./refs.ts";
import { eachSiteOfVolume } from "./sitesOfVolume.ts";
import { sourceOf, type ViewContext } from "./ViewContext.ts";

/** Anything that can hold relations: a row, or a part of one. */
export interface Holder {
  readonly sourceId: string;
}

/** The relations of one request. */
export interface Relations {
  /** As `InventoryView.one`. */
  one<K extends Kind>(from: Holder, kind: K, ref: unknown): RowOf[K] | null;
  /** As `InventoryView.many`. */
  many<K extends Kind>(from: Holder, kind: K, refs: unknown): readonly RowOf[K][] | null;
  /** As `InventoryView.idOf`. */
  idOf(from: Holder, kind: Kind, ref: unknown): string | null;
}

/** Makes the relations of one request. @param rowReadLive a row that this request read by itself. */
export function createRelations(context: ViewContext, rowReadLive: (key: RowKey) => Row | null): Relations {
  const { pins } = context;
  const reported = new Set<string>();

  /** The row named; "none" when the reference names none; "missing" when its row is not in hand. */
  const find = ({ sourceId }: Holder, kind: Kind, ref: Ref): Row | "none" | "missing" => {
    const source = sourceOf(context, sourceId);
    const tables = pins.tables(source);
    const nativeId = resolveRef(tables, kind, ref);
    if (nativeId === null) {
      const isOutside = typeof ref === "object" && ref.by === "path" && pins.widest(source, kind).answer.complete;
      return isOutside ? "none" : "missing";
    }
    return tables.table(kind)?.row(nativeId) ?? rowReadLive({ kind, sourceId, nativeId }) ?? "missing";
  };

  /** Throws the first time that a row of this source and kind is missing. */
  const report = ({ sourceId }: Holder, kind: Kind): void => {
    const key = `${kind}:${sourceId}`;
    if (reported.has(key)) return;
    reported.add(key);
    throw missingRow(pins.widest(sourceOf(context, sourceId), kind));
  };

  const refOf = (ref: unknown): Ref | null => {
    if (ref === null || ref === undefined) return null;
    if (isRef(ref)) return ref;
    throw new Error("A relation was asked for by something that is no reference.");
  };

  const allOf = (from: Holder, kind: Kind, refs: readonly unknown[]): Row[] => {
    const found = new Set<Row>();
    let isMissing = false;
    for (const item of refs) {
      const ref = refOf(item);
      const row = ref === null ? "none" : find(from, kind, ref);
      if (row === "missing") isMissing = true;
      else if (row !== "none") found.add(row);
    }
    if (isMissing) report(from, kind);
    return [...found];
  };

  /** Sites of something that is wherever its volume is; null when the volume is not in hand. */
  const sitesOfVolume = (from: Holder): Ref[] | null => {
    const volume = "volume" in from ? refOf(from.volume) : null;
    if (volume === null) return null;
    const found = find(from, "Volume", volume);
    if (found === "missing") report(from, "Volume");
    if (typeof found === "string") return null;
    const sites: Ref[] = [];
    eachSiteOfVolume(volume, pins.tables(sourceOf(context, from.sourceId)), (_kind, site) => sites.push(site));
    return sites;
  };

  return {
    one: <K extends Kind>(from: Holder, kind: K, given: unknown) => {
      const ref = refOf(given);
      const row = ref === null ? "none" : find(from, kind, ref);
      if (row === "missing") report(from, kind);
      // A table holds rows of its own kind alone.
      return typeof row === "string" ? null : (row as RowOf[K]);
    },
    many: <K extends Kind>(from: Holder, kind: K, refs: unknown) => {
      const given = refs === "VOLUME" ? sitesOfVolume(from) : refs;
      if (given === null || given === undefined) return null;
      return allOf(from, kind, Array.isArray(given) ? given : [given]) as RowOf[K][];
    },
    idOf: ({ sourceId }, kind, given) => {
      const ref = refOf(given);
      const nativeId = ref === null ? null : resolveRef(pins.tables(sourceOf(context, sourceId)), kind, ref);
      return nativeId === null ? null : encodeGlobalId({ kind, sourceId, nativeId });
    },
  };
}

/** Says the same of a row that is gone, of one that could not be read and of one that is hidden, but for the cause. */
function missingRow({ sourceId, kind, answer }: Pin): GatewayError {
  const message = `Source "${sourceId}": a ${kind} that another row names is not in hand.`;
  if (answer.error !== null)
    return new GatewayError({ ...answer.error, message: `${message} ${answer.error.message}` });
  return new GatewayError({ code: answer.state === "FORBIDDEN" ? "FORBIDDEN" : "NOT_FOUND", sourceId, message });
}
