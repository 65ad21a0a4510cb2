// What is told to who asks what a query costs? By `"extensions": {"explain": true}` in a request, under `extensions.explain` of its answer.
import type { Kind } from "../../contract/kinds.ts";
import type { LimitSettings } from "./LimitSettings.ts";
import type { QueryCost } from "./queryCost.ts";
import type { AskedOperation } from "./rootFields.ts";
import { weighAnswer } from "./weighAnswer.ts";

/** The cost of a query. */
export interface Explanation {
  /** Vendor calls when nothing is in hand, logins excluded. Collections that rows turn out to need only when they are there are not counted. */
  readonly vendorCalls: number;
  /** Most that are allowed; null = as many as it takes. */
  readonly maxVendorCalls: number | null;
  /** What they are made for: each feed of each source once. */
  readonly reads: readonly {
    readonly source: string;
    readonly feed: string;
    readonly kinds: readonly Kind[];
    readonly calls: number;
    /** True when rows are in hand already: then it may cost nothing. */
    readonly inHand: boolean;
  }[];
  /** Values that the answer holds when every page is full. */
  readonly values: number;
  /** Most that are allowed. */
  readonly maxValues: number;
}

/** Explains a query. */
export const explanationOf = (
  asked: AskedOperation,
  { cost, limits }: { readonly cost: QueryCost; readonly limits: LimitSettings },
): Explanation => ({
  vendorCalls: cost.calls,
  maxVendorCalls: limits.maxVendorCalls,
  reads: cost.feeds.map(({ sourceId, ...read }) => ({ source: sourceId, ...read })),
  values: weighAnswer(asked).values,
  maxValues: limits.maxValues,
});
