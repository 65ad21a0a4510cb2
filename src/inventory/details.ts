// How are fields read that lists lack? Straight from the vendor for the rows that a request asks about, and kept nowhere.
import type { Call } from "../contract/call.ts";
import type { DetailAsk } from "./InventoryView.ts";
import { faultOf } from "./problems.ts";
import { rowInHand } from "./rowsInHand.ts";
import type { ViewContext } from "./ViewContext.ts";

/** Detail fields by key; null for rows that have none, or that the viewer may not see. Throws a `GatewayError`. */
export async function readDetails(
  context: ViewContext,
  { kind, sourceId, name, nativeIds }: DetailAsk,
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>> | null>> {
  const { kernel, viewer, pins, request } = context;
  const details = new Map<string, Readonly<Record<string, unknown>> | null>(nativeIds.map((key) => [key, null]));
  const source = pins.source(sourceId);
  const reader = kernel.desk(sourceId, kind)?.feed.details?.[kind]?.[name];
  if (source === null || reader === undefined || !viewer.mayRead(sourceId, kind)) return details;
  const isVisible = (nativeId: string) =>
    viewer.sees === null ||
    rowInHand(context, { source, kind }, { nativeId, maxAgeMs: Number.POSITIVE_INFINITY }) !== null;
  const bounds = viewer.bounds?.concern(sourceId, kind) === true ? viewer.bounds : null;
  const asked = [...details.keys()].filter(isVisible);
  if (asked.length === 0) return details;
  const call: Call = { ...request, priority: "interactive" };
  try {
    for (const [nativeId, fields] of await reader.getMany(asked, call))
      details.set(nativeId, bounds === null || fields === null ? fields : bounds.trimmed(sourceId, fields));
  } catch (error) {
    request.signal.throwIfAborted();
    throw faultOf(error, sourceId, `read ${name} of a ${kind}`);
  }
  return details;
}
