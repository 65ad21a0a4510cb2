// What does a connector say about a site?
import type { Ref } from "../ref.ts";
import type { Health, LifecycleState } from "../words.ts";
import type { DetailsRow, RowBase } from "./shared.ts";

/** A place that stores or delivers. Its capacity is summed from its pools by the inventory. */
export interface SiteRow extends RowBase<"Site"> {
  readonly name: string | null;
  readonly siteType: "EDGE_APPLIANCE" | "SERVER" | "CLUSTER" | "DEPLOYMENT" | "INSTANCE_GROUP";
  readonly lifecycle: LifecycleState;
  readonly health: Health;
  readonly version: string | null;
  readonly timezone: string | null;
  readonly parent: Ref | null;
  readonly details: DetailsRow | null;
}
