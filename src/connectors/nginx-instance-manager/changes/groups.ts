// Which instance group is meant? A site; the deployment itself, which is a site too, is no group.
import type { SiteRow } from "../../../contract/rows/Site.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";

/** Its uid. Throws INVALID_INPUT for the deployment. */
export function groupUidOf(refuse: Refusals, site: SiteRow): string {
  if (site.siteType !== "INSTANCE_GROUP")
    throw refuse.invalid("input.target.siteId", "write an instance group; the deployment itself has no configuration");
  return site.nativeId;
}
