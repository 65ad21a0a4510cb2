// Routes of filers, their health and their encryption keys (sheet §8.1, §8.2).
import { merge } from "../changes/merge.ts";
import type { Nmc } from "../nmc.ts";
import { filerJson, healthJson, keyJson } from "../present/filerJson.ts";
import { joinKey } from "../state/estate.ts";
import { type EndpointTable, ok } from "../wire/endpoint.ts";
import { boolean, choice, group, integer, listOf, nullable, readFields, text } from "../wire/fields.ts";
import { filerPath } from "../wire/links.ts";
import { wholeList } from "../wire/paging.ts";
import { filerOf, found, listing, param, requireManaged } from "./lookups.ts";
import { queueCommand } from "./queueCommand.ts";

const days = group({
  sun: boolean,
  mon: boolean,
  tue: boolean,
  wed: boolean,
  thu: boolean,
  fri: boolean,
  sat: boolean,
});

/** All that can be changed; everything else is read-only and ignored. */
const filerShape = {
  description: text,
  settings: group({
    escrow_passphrase: nullable(text),
    mobile_service: group({
      limit_single_device: boolean,
      additional_api_port: nullable(integer(1, 65_535)),
      session_expiration_time: integer(0),
      allowed_devices: listOf(choice("OSX", "WINDOWS", "IOS", "LINUX", "ANDROID")),
    }),
    remote_support: group({ enabled: boolean, timeout: integer(0) }),
    quota_report_schedule: group({
      schedules: listOf(
        group({
          days,
          activation_hour: integer(0, 23),
          admin_report: boolean,
          user_report: boolean,
          threshold: integer(0, 100),
        }),
      ),
    }),
  }),
};

/** Filers and what is theirs alone. */
export function filerRoutes(nmc: Nmc): EndpointTable {
  const moments = (now: number) => ({ startedAt: nmc.seedParts.now, now });
  return {
    "/filers/": {
      get: listing(
        () => nmc.estate.filers.list(),
        (row, links, { now }) => filerJson(row, links, moments(now)),
      ),
    },
    "/filers/health/": { get: listing(() => nmc.estate.health.list(), healthJson) },
    "/filers/encryption-keys/": { get: listing(() => nmc.estate.keys.list(), keyJson) },
    "/filers/:serial/": {
      get: (call) => ok(filerJson(filerOf(nmc, call), call.links, moments(call.now))),
      patch: (call) => {
        const { serial_number: filerSerial } = filerOf(nmc, call);
        requireManaged(nmc, filerSerial, 405);
        const { settings, ...values } = readFields(filerShape, call.body);
        // A secret is never shown again, only that there is one.
        const masked = settings?.escrow_passphrase ? { ...settings, escrow_passphrase: "*****" } : settings;
        const effect = () => {
          const row = nmc.estate.filers.get(filerSerial);
          if (row !== undefined) nmc.estate.filers.set(merge(row, { ...values, settings: masked ?? {} }));
          return filerPath(filerSerial);
        };
        const command = { call, filerSerial, code: "filers_edit", description: "Update Filer Settings", effect };
        return queueCommand(nmc, command, { located: true });
      },
    },
    "/filers/:serial/health/": {
      get: (call) => {
        const row = found(nmc.estate.health.get(filerOf(nmc, call).serial_number), "Health");
        return ok(wholeList([row], call.url, (item) => healthJson(item, call.links)));
      },
    },
    "/filers/:serial/encryption-keys/": {
      get: listing((call) => nmc.estate.keys.of(filerOf(nmc, call).serial_number), keyJson),
    },
    "/filers/:serial/encryption-keys/:id/": {
      get: (call) => {
        const key = joinKey(param(call, "serial"), param(call, "id"));
        return ok(keyJson(found(nmc.estate.keys.get(key), "Encryption key"), call.links));
      },
    },
  };
}
