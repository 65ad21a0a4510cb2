// What does a change of an NFS export send, and how shall the export show then (sheet §8.5)? Pure but for refusals; used by
// changes of shares.
import type { Json } from "../../../contract/changes/Change.ts";
import type { NfsRuleInput, ShareProtocolInput } from "../../../contract/changes/inputs.ts";
import type { QumuloContext } from "../api.ts";
import { checkedPath } from "./directories.ts";
import { demand, refuseGiven } from "./refusals.ts";
import type { ShareWish } from "./shownShare.ts";

/** Who is meant where somebody else's identity shall stand in and none is named: `nobody`, as NFS numbers it. */
const NOBODY = 65_534n;
/** User and group ids of NFS have 32 bits. */
const HIGHEST_ID = 2n ** 32n - 1n;

const MODES: Readonly<Record<string, string>> = {
  SYS: "AUTHENTICATION_MODE_NONE",
  KRB5: "AUTHENTICATION_MODE_KRB5",
  KRB5I: "AUTHENTICATION_MODE_KRB5I",
  KRB5P: "AUTHENTICATION_MODE_KRB5P",
};

/** The settings of an export that were given. @param nfs `input.protocol.nfs`. */
export function nfsWish(context: QumuloContext, nfs: NonNullable<ShareProtocolInput["nfs"]>): ShareWish {
  const body: Record<string, Json> = {};
  const wanted: Record<string, Json> = {};
  if (nfs.exportPath !== undefined) {
    const exportPath = checkedPath(context, nfs.exportPath, "input.protocol.nfs.exportPath");
    body.export_path = exportPath;
    wanted.exportPath = exportPath;
  }
  if (nfs.rules !== undefined) {
    const say = "an export needs at least one rule; one with hosts [] admits every host";
    demand(context, nfs.rules.length > 0, { field: "input.protocol.nfs.rules", say });
    const rules = nfs.rules.map((rule, at) => ruleWish(context, rule, `input.protocol.nfs.rules.${at}`));
    body.restrictions = rules.map((rule) => rule.body);
    wanted.rules = rules.map((rule) => rule.wanted);
  }
  return { body, wanted };
}

function ruleWish(context: QumuloContext, rule: NfsRuleInput, field: string): ShareWish {
  checkRule(context, rule, field);
  const { hosts, readOnly, squash, privilegedPortRequired = false } = rule;
  const [security] = rule.security ?? [];
  const uid = String(rule.anonymousUid ?? NOBODY);
  const gid = String(rule.anonymousGid ?? NOBODY);
  const stands = squash !== "NONE";
  return {
    body: {
      host_restrictions: [...hosts],
      read_only: readOnly,
      require_privileged_port: privilegedPortRequired,
      user_mapping: `NFS_MAP_${squash}`,
      ...(stands
        ? { map_to_user: { id_type: "NFS_UID", id_value: uid }, map_to_group: { id_type: "NFS_GID", id_value: gid } }
        : {}),
      // Older releases do not know the field, so it is only sent when it is asked for.
      ...(security === undefined ? {} : { required_authentication_mode: MODES[security] ?? "" }),
    },
    wanted: {
      hosts: [...hosts],
      readOnly,
      squash,
      privilegedPortRequired,
      anonymousUid: stands ? uid : null,
      anonymousGid: stands ? gid : null,
      ...(security === undefined ? {} : { security: [security] }),
    },
  };
}

function checkRule(context: QumuloContext, rule: NfsRuleInput, field: string): void {
  const { hosts, squash, anonymousUid, anonymousGid, security, asyncWrites } = rule;
  refuseGiven(context, {
    [`${field}.asyncWrites`]: [asyncWrites, "Qumulo always acknowledges writes on stable storage; leave it out"],
  });
  for (const [at, host] of hosts.entries()) {
    const say = "a host is an address, a range, a network such as 10.0.0.0/24 or a host name, without spaces";
    demand(context, /^[^\s\0]+$/.test(host), { field: `${field}.hosts.${at}`, say });
  }
  const ids = { anonymousUid, anonymousGid };
  for (const [name, id] of Object.entries(ids)) {
    if (id === undefined) continue;
    const where = `${field}.${name}`;
    demand(context, squash !== "NONE", { field: where, say: "with squash NONE nobody else stands in; leave it out" });
    demand(context, id >= 0n && id <= HIGHEST_ID, { field: where, say: `an id is 0 to ${HIGHEST_ID}` });
  }
  if (security === undefined) return;
  const isOne = security.length === 1 && security.every((flavour) => flavour in MODES);
  demand(context, isOne, { field: `${field}.security`, say: "write exactly one of SYS, KRB5, KRB5I and KRB5P" });
}
