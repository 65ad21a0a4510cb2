// Routes of cloud credentials (sheet §8.11): one row per credential and filer since version 1.2, one per credential before.
import type { Nmc } from "../nmc.ts";
import { credentialJson, credentialPath } from "../present/filerJson.ts";
import { joinKey } from "../state/estate.ts";
import type { CredentialRow } from "../state/filerRecords.ts";
import { type EndpointTable, type NmcCall, ok } from "../wire/endpoint.ts";
import { boolean, readFields, text } from "../wire/fields.ts";
import { invalidField } from "../wire/nmcError.ts";
import { pageOf } from "../wire/paging.ts";
import { found, listing, param, requireManaged } from "./lookups.ts";
import { queueCommand } from "./queueCommand.ts";

const credentialShape = {
  account: text,
  name: text,
  secret: text,
  hostname: text,
  note: text,
  skip_validation: boolean,
};

/** Cloud credentials. */
export function cloudCredentialRoutes(nmc: Nmc): EndpointTable {
  const credentialOf = (call: NmcCall): CredentialRow =>
    found(nmc.estate.credentials.get(joinKey(param(call, "cred"), param(call, "serial"))), "Cloud credential");
  return {
    "/account/cloud-credentials/": {
      get: listing(({ links }) => {
        const rows = nmc.estate.credentials.list();
        if (links.version === "v1.2") return rows;
        return [...new Map(rows.map((row) => [row.cred_uuid, row])).values()];
      }, credentialJson),
    },
    "/account/cloud-credentials/:cred/": {
      get: (call) => {
        const rows = nmc.estate.credentials.of(param(call, "cred"));
        const first = found(rows[0], "Cloud credential");
        if (call.links.version !== "v1.2") return ok(credentialJson(first, call.links));
        return ok(pageOf(rows, { ...call.page, url: call.url }, (row) => credentialJson(row, call.links)));
      },
    },
    "/account/cloud-credentials/:cred/filers/:serial/": {
      get: (call) => ok(credentialJson(credentialOf(call), call.links)),
      patch: (call) => {
        const row = credentialOf(call);
        requireManaged(nmc, row.filer_serial_number, 405);
        const { secret: _secret, skip_validation, ...values } = readFields(credentialShape, call.body);
        if (skip_validation === true && row.in_use) {
          throw invalidField("skip_validation", "Credentials that are in use by a volume are always validated.");
        }
        const effect = () => {
          nmc.estate.credentials.patch(joinKey(row.cred_uuid, row.filer_serial_number), values);
          return credentialPath(row);
        };
        const command = { call, code: "cloud_credentials_edit", description: "Update Cloud Credential", effect };
        return queueCommand(nmc, { ...command, filerSerial: row.filer_serial_number }, { located: true });
      },
    },
  };
}
