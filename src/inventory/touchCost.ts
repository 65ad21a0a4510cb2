// What does a query cost vendors when nothing is in hand? The feeds that it touches, each with the calls that it declares for one read.
import type { Kind } from "../contract/kinds.ts";
import type { FeedDesk } from "./FeedDesk.ts";
import type { FeedCost, Touch } from "./InventoryView.ts";
import type { Want } from "./obtain.ts";
import { type RootList, wantsOf } from "./prepare.ts";
import { callsOf, singlesOf } from "./readingCost.ts";
import type { ViewContext } from "./ViewContext.ts";

/** As `InventoryView.cost`. Kinds that no feed fills, or that the viewer may not read, cost nothing. */
export function costOfTouch(context: ViewContext, touch: Touch, root: RootList | undefined): readonly FeedCost[] {
  const { kernel, viewer } = context;
  const wants = new Map<FeedDesk, Want[]>();
  for (const want of wantsOf(context, touch, root)) {
    const desk = kernel.desk(want.source.id, want.kind);
    if (desk === null || !viewer.mayRead(want.source.id, want.kind)) continue;
    wants.set(desk, [...(wants.get(desk) ?? []), want]);
  }
  return [...wants].flatMap(([desk, together]) => {
    const [first] = together;
    if (first === undefined) return [];
    const sourceId = first.source.id;
    const inHand = together.every(({ kind, window }) => kernel.store.best({ sourceId, kind }, window) !== null);
    const calls = callsOf(kernel, { sourceId, desk });
    return [{ sourceId, feed: desk.feed.name, kinds: together.map(({ kind }) => kind), calls, inHand }];
  });
}

/** As `InventoryView.costByKey`; null for what nobody reads. */
export function costOfKeys(
  { kernel, viewer }: ViewContext,
  ask: { readonly kind: Kind; readonly sourceId: string; readonly keys: number },
): FeedCost | null {
  const { kind, sourceId, keys } = ask;
  const desk = kernel.desk(sourceId, kind);
  if (desk === null || !viewer.mayRead(sourceId, kind)) return null;
  const whole = callsOf(kernel, { sourceId, desk });
  const singles = singlesOf(desk.feed, kind)?.calls(keys) ?? Number.POSITIVE_INFINITY;
  const inHand = kernel.store.best({ sourceId, kind }, kernel.policies(sourceId, kind).defaultWindow) !== null;
  return { sourceId, feed: desk.feed.name, kinds: [kind], calls: Math.min(whole, singles), inHand };
}
