// How is a rule of an NFS export written to the console (sheet §8.7)? The first is the export's own, the others are host
// options. Pure.
import type { Json } from "../../../contract/changes/Change.ts";
import type { NfsRuleInput } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { refuseWritten } from "./refusals.ts";
import { hostsKey } from "./showsAsked.ts";
import { written } from "./smbFields.ts";

/** A rule by the console's names. */
export type RuleFields = { readonly [name: string]: Json } & { readonly hostspec: string };

const SQUASH = { NONE: "no_root_squash", ROOT: "root_squash", ALL: "all_squash" } as const;
const SECURITY: readonly string[] = ["SYS", "KRB5", "KRB5I", "KRB5P"];

/** The most rules that one change writes: each takes a call of its own, and the console takes one a second. */
const MOST_RULES = 50;

/** All rules. Throws INVALID_INPUT and UNSUPPORTED_BY_VENDOR. @param field path of the list from `input`. */
export function nfsRules(refuse: Refusals, rules: readonly NfsRuleInput[], field: string): readonly RuleFields[] {
  if (rules.length === 0 || rules.length > MOST_RULES)
    throw refuse.invalid(field, `write 1 to ${MOST_RULES} rules; hosts: [] admits every host`);
  const fields = rules.map((rule, place) => ruleFields(refuse, rule, `${field}[${place}]`));
  const keys = fields.map(({ hostspec }) => hostsKey(hostspec));
  const twice = keys.findIndex((key, place) => keys.indexOf(key) !== place);
  if (twice >= 0)
    throw refuse.invalid(`${field}[${twice}].hosts`, "an earlier rule is for the same hosts; write one of them");
  return fields;
}

function ruleFields(refuse: Refusals, rule: NfsRuleInput, field: string): RuleFields {
  const byExport = "Nasuni's exports have no such setting";
  refuseWritten(refuse, [
    [`${field}.anonymousUid`, rule.anonymousUid, byExport],
    [`${field}.anonymousGid`, rule.anonymousGid, byExport],
    [`${field}.privilegedPortRequired`, rule.privilegedPortRequired, byExport],
  ]);
  const odd = rule.hosts.findIndex((host) => host === "" || /[\s,\p{Cc}]/u.test(host));
  if (odd >= 0)
    throw refuse.invalid(
      `${field}.hosts[${odd}]`,
      "write one address, network, name or @netgroup, without spaces or commas",
    );
  if (!Object.hasOwn(SQUASH, rule.squash)) throw refuse.invalid(`${field}.squash`, "write NONE, ROOT or ALL");
  const { security } = rule;
  if (security !== undefined && (security.length > 4 || security.some((word) => !SECURITY.includes(word))))
    throw refuse.invalid(`${field}.security`, `write up to four of ${SECURITY.join(", ")}`);
  return {
    hostspec: rule.hosts.length === 0 ? "*" : rule.hosts.join(","),
    ...written({
      readonly: rule.readOnly,
      access_mode: SQUASH[rule.squash],
      perf_mode: rule.asyncWrites === undefined ? undefined : rule.asyncWrites ? "async" : "sync",
      sec_options: security?.map((word) => word.toLowerCase()),
    }),
  };
}
