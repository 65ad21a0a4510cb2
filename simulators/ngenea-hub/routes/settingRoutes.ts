// How is the Hub set up? Settings of the Hub and of sites, and the configuration (sheet §10).
import { acceptedBody, startSettingsTasks } from "../changes/settleSites.ts";
import type { Hub } from "../hub.ts";
import { rowOf } from "../present/view.ts";
import { createNumberedTable, type NumberedTable } from "../state/numberedTable.ts";
import type { SettingRecord } from "../state/planRecords.ts";
import type { SiteRecord } from "../state/siteRecords.ts";
import { ApiError, type Json } from "../wire/apiError.ts";
import { type EndpointTable, type HubAnswer, type HubCall, ok } from "../wire/endpoint.ts";
import { anyJson, listOf, objectOf, readFields, text } from "../wire/fields.ts";
import { lastValue } from "../wire/paging.ts";

interface SettingChange {
  key: string;
  value?: unknown;
}

/** Settings and the configuration. */
export function settingRoutes(hub: Hub): EndpointTable {
  const site = (call: HubCall): SiteRecord => rowOf(hub.state.sites, call.params.id);
  const siteNames = () => hub.state.sites.list().map(({ name }) => name);
  return {
    "/settings/": {
      get: () => ok(hub.state.settings.list()),
      patch: (call) => {
        const changes = readChanges(call);
        const known = new Set(hub.state.settings.list().map(({ key }) => key));
        const foreign = changes.filter(({ key }) => !known.has(key));
        // One key that is not global refuses the whole call (sheet §10).
        if (foreign.length > 0)
          throw new ApiError(
            400,
            foreign.map(({ key }) => `${key} is not a global setting.`),
          );
        applyChanges(hub.state.settings, changes);
        return accepted(hub, siteNames(), { settings: changes });
      },
    },
    "/settings/sync/": {
      post: (call) => {
        const wanted = lastValue(call.query, "site");
        return accepted(
          hub,
          siteNames().filter((name) => wanted === undefined || name === wanted),
          { sync: true },
        );
      },
    },
    "/sites/:id/settings/": {
      get: (call) => ok(siteSettings(hub, site(call), call)),
      patch: (call) => {
        const changes = readChanges(call);
        applyChanges(tableOf(hub, site(call)), changes);
        return accepted(hub, [site(call).name], { settings: changes });
      },
    },
    "/sites/:id/settings/refresh/": { post: (call) => accepted(hub, [site(call).name], { refresh: true }) },
    "/configurations/": {
      get: () => ok(hub.state.configuration),
      patch: (call) => {
        const known = Object.entries(call.body).filter(([name]) => name in hub.state.configuration);
        return ok(Object.assign(hub.state.configuration, Object.fromEntries(known)));
      },
    },
  };
}

function readChanges(call: HubCall): SettingChange[] {
  const values = listOf(objectOf({ key: text({ required: true }), value: anyJson }), { required: true });
  return readFields(call.body, { values }).values as SettingChange[];
}

/** Null deletes a key. */
function applyChanges(table: NumberedTable<SettingRecord>, changes: readonly SettingChange[]): void {
  for (const { key, value = null } of changes) {
    const row = table.list().find((setting) => setting.key === key);
    if (value === null && row !== undefined) table.remove(String(row.id));
    else if (row !== undefined) table.patch(String(row.id), { value });
    else if (value !== null) table.add({ key, value, desc: "" });
  }
}

function accepted(hub: Hub, siteNames: readonly string[], request: Json): HubAnswer {
  return { status: 202, body: acceptedBody(hub, [...startSettingsTasks(hub, siteNames, request).values()]) };
}

function tableOf(hub: Hub, site: SiteRecord): NumberedTable<SettingRecord> {
  const table = hub.state.siteSettings.get(site.id) ?? createNumberedTable<SettingRecord>();
  hub.state.siteSettings.set(site.id, table);
  return table;
}

/** A list of settings, or with `flat=true` one object of keys and values (sheet §3). */
function siteSettings(hub: Hub, site: SiteRecord, call: HubCall): unknown {
  const rows = tableOf(hub, site).list();
  const flat = /^(true|1)$/i.test(lastValue(call.query, "flat") ?? "");
  return flat ? Object.fromEntries(rows.map(({ key, value }) => [key, value])) : rows;
}
