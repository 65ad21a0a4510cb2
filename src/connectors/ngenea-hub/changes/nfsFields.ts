// What of the rules of an NFS export is sent to the Hub? One client for each host of a rule, in order: an export has options per
// host (sheet §8). Pure; throws INVALID_INPUT, UNSUPPORTED_BY_VENDOR.
import type { Json } from "../../../contract/changes/Change.ts";
import type { NfsRuleInput } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { hasControls, refuseWritten } from "./checks.ts";

const FIELD = "input.protocol.nfs";

/** Ids of users and groups have 32 bits; the greatest stands for none. */
const GREATEST_ID = 4_294_967_294n;

/** `clients` of an NFS share, from at least one rule. */
export function nfsClients(refuse: Refusals, rules: readonly NfsRuleInput[]): Json[] {
  if (rules.length === 0)
    throw refuse.invalid(`${FIELD}.rules`, "say who may mount; a rule with hosts: [] admits every host");
  const clients = rules.flatMap((rule, at) => clientsOf(refuse, rule, `${FIELD}.rules[${at}]`));
  const hosts = clients.map((client) => client.hosts);
  if (new Set(hosts).size < hosts.length) throw refuse.invalid(`${FIELD}.rules`, "name each host in one rule");
  return clients;
}

function clientsOf(refuse: Refusals, rule: NfsRuleInput, field: string) {
  refuseWritten(refuse, {
    [`${field}.security`]: [rule.security, "the Hub's clients have no security flavours; leave it out"],
  });
  const { squash, anonymousUid, anonymousGid, privilegedPortRequired, asyncWrites } = rule;
  const options = {
    read_only: rule.readOnly,
    force_root_user_id: squash !== "NONE",
    force_all_user_id: squash === "ALL",
    ...(anonymousUid === undefined ? {} : { anonymous_user_id: idOf(refuse, anonymousUid, `${field}.anonymousUid`) }),
    ...(anonymousGid === undefined ? {} : { anonymous_group_id: idOf(refuse, anonymousGid, `${field}.anonymousGid`) }),
    ...(privilegedPortRequired === undefined ? {} : { insecure_ports: !privilegedPortRequired }),
    ...(asyncWrites === undefined ? {} : { asynchronous: asyncWrites }),
  };
  const hosts = rule.hosts.length === 0 ? ["*"] : rule.hosts;
  return hosts.map((host, at) => ({ hosts: hostOf(refuse, host, `${field}.hosts[${at}]`), ...options }));
}

/** One host, network or wildcard: it stands before the options of an export, in brackets. */
function hostOf(refuse: Refusals, host: string, field: string): string {
  if (host === "" || host.length > 255 || /[\s,()"'\\#]/.test(host) || hasControls(host))
    throw refuse.invalid(field, "write one host, network or wildcard, for example 10.20.0.0/16 or *.example.com");
  return host;
}

function idOf(refuse: Refusals, id: bigint, field: string): number {
  if (id < 0n || id > GREATEST_ID) throw refuse.invalid(field, `write an id from 0 to ${GREATEST_ID}`);
  return Number(id);
}
