// Routes of volumes and their connections (sheet §8.3, §8.5). A volume can be created and changed, but never deleted.
import { changeVolume, readVolumeChange } from "../changes/changeVolume.ts";
import { createVolume, newVolumeShape } from "../changes/createVolume.ts";
import type { Nmc } from "../nmc.ts";
import { connectionJson, volumeJson } from "../present/volumeJson.ts";
import { type EndpointTable, type Handler, ok } from "../wire/endpoint.ts";
import { readFields } from "../wire/fields.ts";
import { volumePath } from "../wire/links.ts";
import { invalidField } from "../wire/nmcError.ts";
import { found, listing, placeOf, requireManaged, volumeOf } from "./lookups.ts";
import { queueCommand } from "./queueCommand.ts";

/** Volumes and connections. */
export function volumeRoutes(nmc: Nmc): EndpointTable {
  const create: Handler = (call) => {
    const body = readFields(newVolumeShape, call.body, ["filer_serial_number", "name"]);
    const owner = nmc.estate.filers.get(body.filer_serial_number);
    if (owner === undefined) throw invalidField("filer_serial_number", "There is no such filer.");
    if (body.name === "") throw invalidField("name", "This field is required.");
    requireManaged(nmc, owner.serial_number);
    const effect = () => createVolume(nmc.estate, owner, body);
    const command = { call, filerSerial: owner.serial_number, code: "volumes_add", description: "Add Volume", effect };
    return queueCommand(nmc, command, { located: true });
  };
  const change: Handler = (call) => {
    const { guid, filer_serial_number: filerSerial } = volumeOf(nmc, call);
    requireManaged(nmc, filerSerial);
    const values = readVolumeChange(call.body);
    const effect = () => {
      changeVolume(nmc.estate, guid, values);
      return volumePath(guid);
    };
    const isQuota = values.quota !== undefined;
    const code = isQuota ? "volumes_quota_edit" : "volumes_remote_access_edit";
    const description = isQuota ? "Update Volume Quota" : "Update Volume Remote Access";
    return queueCommand(nmc, { call, filerSerial, code, description, effect }, { located: true });
  };
  return {
    "/volumes/": { get: listing(() => nmc.estate.volumes.list(), volumeJson), post: create },
    "/volumes/:guid/": { get: (call) => ok(volumeJson(volumeOf(nmc, call), call.links)), patch: change },
    "/volumes/filer-connections/": { get: listing(() => nmc.estate.connections.list(), connectionJson) },
    "/volumes/:guid/filer-connections/": {
      get: listing((call) => nmc.estate.connections.of(volumeOf(nmc, call).guid), connectionJson),
    },
    "/volumes/:guid/filer-connections/:serial/": {
      get: (call) => ok(connectionJson(found(nmc.estate.connections.get(placeOf(call)), "Connection"), call.links)),
    },
  };
}
