// Where does the wire differ from the vendors' descriptions, and why? Each entry names the quirk that explains it in the
// connector's QUIRKS.md; a test checks that the quirk is there.
import type { Deviation } from "./ApiDescription.ts";

/** One explained difference. */
export interface KnownDeviation {
  /** Number of the quirk in the connector's QUIRKS.md, for example `H-4`. */
  readonly quirk: string;
  /** Method in small letters, or `*`. */
  readonly method: string;
  readonly template: RegExp;
  readonly where: Deviation["where"];
  readonly what: RegExp;
}

/** By the vendor's folder name. */
export const knownDeviations: Readonly<Record<string, readonly KnownDeviation[]>> = {
  nasuni: [
    {
      quirk: "N-13",
      method: "get",
      template: /\}\/((filers|snapshots|filer-connections)\/)?$/,
      where: "status",
      what: /^404 /,
    },
    {
      quirk: "N-14",
      method: "get",
      template: /^\/filers\//,
      where: "response",
      what: /\/additional_api_port must be integer/,
    },
    { quirk: "N-43", method: "patch", template: /\/(shares|exports)\/\{/, where: "status", what: /^404 / },
    { quirk: "N-43", method: "delete", template: /\/shares\/\{/, where: "status", what: /^404 / },
    {
      quirk: "N-44",
      method: "patch",
      template: /\/(shares|folder-quotas)\/\{/,
      where: "request",
      what: /must have required property '(name|path|type)'/,
    },
  ],
  "ngenea-hub": [
    { quirk: "H-4", method: "post", template: /^\/auth\/token\/(refresh\/)?$/, where: "status", what: /^200 / },
    { quirk: "H-8", method: "*", template: /./, where: "status", what: /^[45]\d\d / },
    { quirk: "H-14", method: "get", template: /^\/health\/?$/, where: "path", what: /./ },
    { quirk: "H-19", method: "*", template: /^\/spaces\//, where: "response", what: /\/size must be integer/ },
    { quirk: "H-22", method: "*", template: /^\/spaces\//, where: "response", what: /\/snapshot_schedule must be/ },
    { quirk: "H-32", method: "get", template: /^\/jobs\/[^/]+\/$/, where: "path", what: /./ },
    { quirk: "H-44", method: "*", template: /^\/shares\/nfs\//, where: "request", what: /'nfs_share'$/ },
  ],
  qumulo: [
    {
      quirk: "Q-38",
      method: "get",
      template: /^\/v1\/cluster\/protection\/status$/,
      where: "response",
      what: /pending_configuration must be/,
    },
    {
      quirk: "Q-38",
      method: "*",
      template: /^\/v1\/files\/\{ref\}\/(info\/attributes|entries\/)$/,
      where: "response",
      what: /(data|user_metadata)_revision must be/,
    },
    {
      quirk: "Q-38",
      method: "*",
      template: /^\/v2\/(nfs\/exports|smb\/shares)\/(\{ref\})?$/,
      where: "response",
      what: /map_to_(group|user) must be|trustee\/[ug]id must be/,
    },
    {
      quirk: "Q-38",
      method: "get",
      template: /^\/v1\/tree-delete\/jobs\//,
      where: "response",
      what: /last_error_message must be/,
    },
    {
      quirk: "Q-38",
      method: "get",
      template: /^\/v2\/nfs\/exports\//,
      where: "response",
      what: /map_to_(group|user) must be/,
    },
    {
      quirk: "Q-38",
      method: "get",
      template: /^\/v2\/smb\/shares\//,
      where: "response",
      what: /trustee\/[ug]id must be/,
    },
    {
      quirk: "Q-38",
      method: "*",
      template: /^\/v3\/snapshots\/policies\/(\{id\})?$/,
      where: "response",
      what: /lock_key_ref must be/,
    },
    {
      quirk: "Q-38",
      method: "get",
      template: /^\/v3\/upgrade\/status$/,
      where: "response",
      what: /\/settings must be/,
    },
  ],
  nodeum: [
    {
      quirk: "D-6",
      method: "*",
      template: /^\/(containers|nas_shares|nas|tasks)\/\{|\/task_schedule$/,
      where: "status",
      what: /^404 /,
    },
  ],
  "nginx-instance-manager": [
    {
      quirk: "I-3",
      method: "get",
      template: /^\/api\/platform\/v1\/(systems|instance-groups|configs|certs)$/,
      where: "query",
      what: /^page(Size)? is not described$/,
    },
    {
      quirk: "I-14",
      method: "get",
      template: /\/deployments\/\{deploymentUid\}$/,
      where: "response",
      what: /^\/(status must be string|details\/(pending|success|failure) must be array)$/,
    },
  ],
};
