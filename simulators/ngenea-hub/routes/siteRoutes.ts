// Which sites are there, and how are they? Sites, their health and the health of the whole Hub (sheet §6).
import { removeSite } from "../changes/removeRows.ts";
import { startSettingsTasks } from "../changes/settleSites.ts";
import type { Hub } from "../hub.ts";
import { siteHealthJson, siteJson, siteRowJson } from "../present/siteJson.ts";
import { answerPage, rowOf, viewOf } from "../present/view.ts";
import { seedSiteSettings } from "../seed/seedAdministration.ts";
import { makeSite } from "../seed/seedSites.ts";
import { siteNamed } from "../state/hubState.ts";
import { createNumberedTable } from "../state/numberedTable.ts";
import type { SiteRecord } from "../state/siteRecords.ts";
import { invalidField } from "../wire/apiError.ts";
import { created, type EndpointTable, type HubAnswer, type HubCall, noContent, ok } from "../wire/endpoint.ts";
import { anyJson, type Fields, flag, integer, listOf, readFields, text } from "../wire/fields.ts";

/** Fields that can be changed; the statistics are writable too (sheet §6). */
const siteFields: Fields = {
  label: text(),
  type: text(),
  public_url: text(),
  timezone: text(),
  bandwidth: integer({ min: 0 }),
  color: listOf(integer()),
  directories_count: integer(),
  files_count: integer(),
  files_hydrated_count: integer(),
  files_stubbed_count: integer(),
  am_i_configured: flag(),
  ready_to_configure: flag(),
  elasticsearch_url: text(),
  pixstor_search_url: text(),
  include: anyJson,
  exclude: anyJson,
  file_batch_size: integer({ min: 1 }),
  file_batch_gb: integer({ min: 1 }),
  enable_auto_file_batch_sizing: flag(),
  gpfs_iscan_buckets: integer({ min: 1 }),
  gpfs_iscan_threads: integer({ min: 1 }),
  lock_threshold: integer({ min: 0 }),
};

const newSiteFields: Fields = {
  ...siteFields,
  name: text({ required: true, pattern: /^[a-zA-Z0-9-_]+$/ }),
  shortcode: text({ required: true }),
};

/** Sites and health. */
export function siteRoutes(hub: Hub): EndpointTable {
  const one = (call: HubCall): SiteRecord => rowOf(hub.state.sites, call.params.id);
  const hubHealth = {
    bare: true,
    get: (call: HubCall) => ok(hubHealthJson(hub, call)),
  } as const;
  return {
    "/health/": hubHealth,
    "/sites/": {
      get: (call) => answerPage(hub, call, { rows: hub.state.sites.list(), present: siteRowJson }),
      post: (call) => makeSiteOf(hub, call),
    },
    "/sites/:id/": {
      get: (call) => ok(siteJson(one(call), viewOf(hub, call))),
      patch: (call) => {
        const site = one(call);
        const changed = hub.state.sites.patch(String(site.id), readFields(call.body, siteFields, true));
        return ok(siteJson(changed ?? site, viewOf(hub, call)));
      },
      delete: (call) => {
        removeSite(hub.state, String(one(call).id));
        return noContent();
      },
    },
    "/sites/:id/health/": { get: (call) => ok(siteHealthJson(one(call), viewOf(hub, call))) },
    "/sites/:id/refresh/": {
      post: (call) => {
        startSettingsTasks(hub, [one(call).name], { refresh: true });
        return created(siteRowJson(one(call), viewOf(hub, call)));
      },
    },
  };
}

/** GET `/health`: every site, and the worst of them (not in the vendor's reference, sheet §6). */
function hubHealthJson(hub: Hub, call: HubCall) {
  const rows = hub.state.sites.list().map((site) => siteHealthJson(site, viewOf(hub, call)));
  const worst = ["critical", "warning"].find((health) => rows.some((row) => row.health === health)) ?? "ok";
  return { overall_health: worst, hub_status: { health: "ok" }, site_status: rows };
}

function makeSiteOf(hub: Hub, call: HubCall): HubAnswer {
  const { sites, siteSettings, random } = hub.state;
  const fields = readFields(call.body, newSiteFields);
  const name = String(fields.name);
  if (siteNamed(hub.state, name) !== undefined) throw invalidField("name", "site with this name already exists.");
  const { id: _id, ...blank } = makeSite(name, 0, random);
  const counts = { directories_count: 0, files_count: 0, files_hydrated_count: 0, files_stubbed_count: 0 };
  const site = sites.add({ ...blank, ...counts, am_i_configured: false, ready_to_configure: false, ...fields });
  siteSettings.set(site.id, createNumberedTable(seedSiteSettings(site)));
  return created(siteJson(site, viewOf(hub, call)));
}
