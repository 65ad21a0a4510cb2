// How does a test change filers, credentials, notifications and messages? Handlers for `POST /__sim/rows`.
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import { createSeededRandom } from "../../chassis/seededRandom.ts";
import { removePlace } from "../changes/changeVolume.ts";
import { merge } from "../changes/merge.ts";
import type { Nmc } from "../nmc.ts";
import { makeFiler, makeHealth } from "../seed/filers.ts";
import { makeNotification } from "../seed/notifications.ts";
import { filerNumbers, notificationNumbers } from "../seed/seedEstate.ts";
import { joinKey } from "../state/estate.ts";
import type { CredentialRow, NotificationRow } from "../state/filerRecords.ts";
import type { MessageRow } from "../state/messageRecord.ts";
import { removeVolume } from "./volumeHandlers.ts";

/** Filers by serial number; values named like a health item, such as `cpu`, change the health of the filer. */
export function filerHandler(nmc: Nmc): RowHandler {
  return {
    ids: () => nmc.estate.filers.ids(),
    insert: (values) => insertFiler(nmc, values),
    update: (id, values) => updateFiler(nmc, id, values),
    remove: (id) => removeFiler(nmc, id),
  };
}

function insertFiler({ estate, seedParts, now }: Nmc, values: RowValues): string {
  const index = estate.nextNumber(filerNumbers) - 1;
  // As one of many, so that it is a managed filer that works.
  const made = makeFiler(createSeededRandom(seedParts.seed, `filer:${index}`), { index, count: index + 8 });
  const filer = merge(made, values);
  estate.filers.set(filer);
  estate.health.set(makeHealth(filer, { index, now: now() }));
  return filer.serial_number;
}

function updateFiler({ estate }: Nmc, id: string, values: RowValues): boolean {
  const filer = estate.filers.get(id);
  const health = estate.health.get(id);
  if (filer === undefined) return false;
  const isItem = ([name]: [string, unknown]) => health !== undefined && name in health.items;
  const entries = Object.entries(values);
  if (health !== undefined) estate.health.set(merge(health, { items: Object.fromEntries(entries.filter(isItem)) }));
  estate.filers.set(merge(filer, Object.fromEntries(entries.filter((entry) => !isItem(entry)))));
  return true;
}

/** A filer goes with the volumes that it owns and with its place in those of others. */
function removeFiler(nmc: Nmc, serial: string): boolean {
  const { estate } = nmc;
  for (const { guid, filer_serial_number } of estate.volumes.list()) {
    if (filer_serial_number === serial) removeVolume(nmc, guid);
    else if (estate.connections.get(joinKey(guid, serial)) !== undefined) removePlace(estate, guid, serial);
  }
  for (const row of estate.credentials.of(serial)) estate.credentials.remove(joinKey(row.cred_uuid, serial));
  for (const row of estate.keys.of(serial)) estate.keys.remove(joinKey(serial, row.id));
  estate.health.remove(serial);
  return estate.filers.remove(serial);
}

/** Cloud credentials by cred_uuid, on all filers at once. */
export function credentialHandler(nmc: Nmc): RowHandler {
  const rowsOf = (id: string): readonly CredentialRow[] => nmc.estate.credentials.of(id);
  const keyOf = (row: CredentialRow) => joinKey(row.cred_uuid, row.filer_serial_number);
  return {
    ids: () => [...new Set(nmc.estate.credentials.list().map((row) => row.cred_uuid))],
    insert: (values) => {
      const number = nmc.estate.nextNumber("credential");
      const random = createSeededRandom(nmc.seedParts.seed, `credential:${number}`);
      const cred_uuid = typeof values.cred_uuid === "string" ? values.cred_uuid : `customer-${random.uuid()}`;
      for (const filer_serial_number of nmc.estate.filers.ids()) {
        nmc.estate.credentials.set({
          cred_uuid,
          name: `Amazon S3 credentials ${number}`,
          filer_serial_number,
          cloud_provider: "Amazon S3",
          account: `AKIA${random.hex(16).toUpperCase()}`,
          hostname: "s3.eu-west-2.amazonaws.com",
          status: "synced",
          note: "",
          in_use: false,
          ...values,
        });
      }
      return cred_uuid;
    },
    update: (id, values) => {
      const rows = rowsOf(id);
      for (const row of rows) nmc.estate.credentials.patch(keyOf(row), values);
      return rows.length > 0;
    },
    remove: (id) => {
      const rows = rowsOf(id);
      for (const row of rows) nmc.estate.credentials.remove(keyOf(row));
      return rows.length > 0;
    },
  };
}

/** Notifications by id; a new one is the newest. */
export function notificationHandler(nmc: Nmc): RowHandler {
  return {
    ids: () => nmc.estate.notifications.ids(),
    insert: (values) => {
      const id = nmc.estate.nextNumber(notificationNumbers);
      const context = { filers: nmc.estate.filers.list(), now: nmc.now() };
      const random = createSeededRandom(nmc.seedParts.seed, `notification:${id}`);
      const row: NotificationRow = { ...makeNotification(random, context, { id, age: 0 }), ...values };
      nmc.estate.notifications.set(row);
      return String(row.id);
    },
    update: (id, values) => nmc.estate.notifications.patch(id, values) !== undefined,
    remove: (id) => nmc.estate.notifications.remove(id),
  };
}

/** Messages by id; a new one is of the console itself and in transit to the first filer, unless its values say otherwise. */
export function messageHandler(nmc: Nmc): RowHandler {
  return {
    ids: () => nmc.desk.messages.ids(),
    insert: ({ id: _given, ...values }) => {
      const { id } = nmc.desk.send({
        filerSerial: nmc.estate.filers.ids()[0] ?? "",
        code: "fsbrowser_stat_item",
        description: "Refresh Path",
        initiatedBy: "[console]",
        effect: () => null,
      });
      nmc.desk.messages.patch(id, values as Partial<MessageRow>);
      return id;
    },
    update: (id, values) => nmc.desk.messages.patch(id, values as Partial<MessageRow>) !== undefined,
    remove: (id) => nmc.desk.messages.remove(id),
  };
}
