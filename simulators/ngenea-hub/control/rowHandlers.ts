// How does `POST /__sim/rows` change the Hub's rows? One handler per unified kind that the Hub has (sheet, "Mapping").
import type { RowHandlers } from "../../chassis/rowDesk.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import { removeSite } from "../changes/removeRows.ts";
import type { Hub } from "../hub.ts";
import { seedSiteSettings } from "../seed/seedAdministration.ts";
import { makePool, makeSite } from "../seed/seedSites.ts";
import type { AlertRecord } from "../state/jobRecords.ts";
import { createNumberedTable, type Numbered, type NumberedTable } from "../state/numberedTable.ts";
import type { NodeRecord, StoragePoolRecord } from "../state/siteRecords.ts";
import { isoTime } from "../wire/isoTime.ts";
import { jobHandler } from "./jobRows.ts";
import { quotaHandler, shareHandler, snapshotPolicyHandler, spaceHandler } from "./spaceRows.ts";
import { jobTemplateHandler } from "./templateRows.ts";

/** A handler for a table whose rows are kept as they stand on the wire. */
function tableHandler<Row extends Numbered>(
  table: () => NumberedTable<Row>,
  blank: () => Omit<Row, "id">,
): Required<RowHandler> {
  return {
    ids: () => table().ids(),
    insert: (values) => String(table().add({ ...blank(), ...values }).id),
    update: (id, values) => table().patch(id, values as Partial<Row>) !== undefined,
    remove: (id) => table().remove(id),
  };
}

/** Handlers of all kinds that the Hub has. It has no snapshots and no certificates. */
export function rowHandlers(hub: Hub): RowHandlers {
  return {
    Site: siteHandler(hub),
    Host: tableHandler(
      () => hub.state.nodes,
      () => newNode(hub),
    ),
    StoragePool: tableHandler(
      () => hub.state.storagepools,
      () => newPool(hub),
    ),
    Volume: spaceHandler(hub),
    Share: shareHandler(hub),
    SnapshotPolicy: snapshotPolicyHandler(hub),
    Quota: quotaHandler(hub),
    Job: jobHandler(hub),
    JobTemplate: jobTemplateHandler(hub),
    Alert: tableHandler(
      () => hub.state.alerts,
      () => newAlert(hub),
    ),
  };
}

function siteHandler(hub: Hub): RowHandler {
  const {
    insert: _insert,
    remove: _remove,
    ...rest
  } = tableHandler(
    () => hub.state.sites,
    () => blankSite(hub, ""),
  );
  return {
    ...rest,
    insert: (values: RowValues) => {
      const { sites, siteSettings } = hub.state;
      const site = sites.add({ ...blankSite(hub, `site-${sites.size() + 1}`), ...values });
      siteSettings.set(site.id, createNumberedTable(seedSiteSettings(site)));
      return String(site.id);
    },
    remove: (id) => removeSite(hub.state, id),
  };
}

function blankSite(hub: Hub, name: string) {
  const { id: _id, ...site } = makeSite(name, 0, hub.state.random);
  return site;
}

function newNode(hub: Hub): Omit<NodeRecord, "id"> {
  const site = hub.state.random.pick(hub.state.sites.list());
  const name = `${site.shortcode}-hub-${hub.state.random.hex(4)}`;
  return { name, site: site.name, online: true, has_default_queue: false, last_heartbeat: isoTime(hub.now()) };
}

function newPool(hub: Hub): Omit<StoragePoolRecord, "id"> {
  const site = hub.state.random.pick(hub.state.sites.list()).id;
  const name = `pool-${hub.state.random.hex(4)}`;
  const { id: _id, ...pool } = makePool({ id: 0, name, site }, 100 * 1024 ** 4, hub.state.random.next());
  return pool;
}

function newAlert(hub: Hub): Omit<AlertRecord, "id"> {
  return {
    name: "SiteHealth",
    severity: hub.state.random.pick(["INFO", "WARNING", "CRITICAL"]),
    summary: `Something happened (${hub.state.random.hex(6)})`,
    site: hub.state.random.pick(hub.state.sites.list()).name,
    node: null,
    queue: null,
    timestamp: isoTime(hub.now()),
    created: isoTime(hub.now()),
    suppressed: false,
  };
}
