// How does an NFS export with its host options become a Share? Pure; used by the feed `shares`.
import type { NfsRuleRow, ShareRow } from "../../../contract/rows/Share.ts";
import type { LifecycleState } from "../../../contract/words.ts";
import type { RawExport, RawNfsRule } from "../raw/share.ts";
import { admitsEveryHost, commonShare, hostsIn } from "./share.ts";
import type { NasuniWords } from "./words.ts";

/** What an export is mapped with. */
interface Beside {
  readonly words: NasuniWords;
  /** Of the filer that serves it. */
  readonly lifecycle: LifecycleState;
}

/** An NFS export. Host options name hosts that are treated apart, so they stand before the rule for all others. */
export function nfsShareRow(sourceId: string, raw: RawExport, { words, lifecycle }: Beside): ShareRow {
  const written = [...raw.nfs_host_options, raw];
  const rules = written.map((rule) => ruleOf(rule, words));
  const open = written.map((rule) => admitsEveryHost(hostsIn(rule.hostspec)));
  return {
    ...commonShare(sourceId, "nfs", { raw, lifecycle }),
    protocol: "NFS",
    readOnly: rules.every((rule) => rule.readOnly === raw.readonly) ? raw.readonly : null,
    openToAnyHost: open.includes(true) ? true : open.includes(null) ? null : false,
    openToAnyUser: admitsEveryUser(rules),
    nfs: { rules },
  };
}

function ruleOf(raw: RawNfsRule, words: NasuniWords): NfsRuleRow {
  const { access_mode: squash, perf_mode: performance, sec_options: security } = raw;
  return {
    hosts: hostsIn(raw.hostspec) ?? [],
    readOnly: raw.readonly,
    squash: squash === null ? null : words.squash(squash),
    anonymousUid: null,
    anonymousGid: null,
    security: security?.map((word) => words.security(word)) ?? null,
    privilegedPortRequired: null,
    asyncWrites: performance === null ? null : performance === "async",
    // Delaying writes means something only where they are answered when they are done.
    writeDelay: performance === "sync" ? true : performance === "no_wdelay" ? false : null,
  };
}

/** Whether some rule does without Kerberos; no flavour at all is the vendor's default, which does. */
function admitsEveryUser(rules: readonly NfsRuleRow[]): boolean | null {
  if (rules.some(({ security }) => security?.length === 0 || security?.includes("SYS"))) return true;
  return rules.some(({ security }) => security === null || security.includes("UNKNOWN")) ? null : false;
}
