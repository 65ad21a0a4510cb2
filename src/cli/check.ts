// Is everything right before the gateway is started? `storagegraph check`: the configuration, then each source.

import type { SourceConfig } from "../config/Config.ts";
import { createSource } from "../createSource.ts";
import { createLog } from "../observe/Log.ts";
import { systemClock } from "../upstream/systemClock.ts";
import { checkSource, type SourceFinding } from "./checkSource.ts";
import { configured } from "./configured.ts";
import { createProgress } from "./progress.ts";
import { type TableRow, table } from "./table.ts";

/** Options of the command. */
export interface CheckCommandOptions {
  readonly config?: string;
  /** True to leave vendors alone. */
  readonly offline?: true;
  /** True to end with 1 also when a list cannot be read. */
  readonly strict?: true;
  readonly timeout: number;
  readonly json?: true;
}

/** Checks, prints a table, and sets the exit code: 1 when a source cannot be used. */
export async function check({ config: named, offline, strict, timeout, json }: CheckCommandOptions): Promise<void> {
  const { file, config } = configured(named);
  if (offline === true) return console.log(`${file} is right: ${config.sources.length} sources.`);
  const log = createLog("silent");
  const progress = createProgress();
  const findings = await Promise.all(
    config.sources.map(async (source) => {
      const running = createSource(source, { clock: systemClock, random: Math.random, log });
      const options = { clock: systemClock, timeoutMs: timeout * 1_000, onStep: progress.tell };
      const finding = await checkSource(running, options).finally(() => running.close());
      return { source, finding };
    }),
  );
  progress.end();
  const rows = findings.map(({ source, finding }) => rowOf(source, finding));
  const refused = findings.flatMap(({ source, finding }) => problemsOf(source.id, finding));
  if (json === true) console.log(JSON.stringify({ sources: rows, problems: refused }, null, 2));
  else console.log([`${file} is right.`, table(rows), table(refused)].filter((part) => part !== "").join("\n\n"));
  const isBad = strict === true ? refused.length > 0 : findings.some(({ finding }) => !isUsable(finding));
  if (isBad) process.exitCode = 1;
}

/** A source of which nothing can be read is of no use. */
const isUsable = ({ problem, feeds }: SourceFinding): boolean =>
  problem === null && feeds.some((feed) => feed.problem === null);

/** A certificate that was not taken, as the message of an unreachable source names it. */
const CERTIFICATE =
  /\(((?:CERT|CRL|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME|INVALID_CA|ERR_TLS|ERR_SSL|ERR_OSSL)\w*)\)/;

function rowOf({ id, vendor, url, tls }: SourceConfig, { problem, version, feeds }: SourceFinding): TableRow {
  const code = problem?.code;
  const badCertificate = CERTIFICATE.exec(problem?.message ?? "")?.[1];
  const isSecure = url.startsWith("https:");
  const isReached = badCertificate === undefined && code !== "UPSTREAM_UNREACHABLE" && code !== "UPSTREAM_TIMEOUT";
  const readable = feeds.filter((feed) => feed.problem === null).flatMap(({ kinds }) => kinds);
  return {
    source: id,
    vendor,
    reachable: isReached ? "yes" : "no",
    tls:
      badCertificate ?? (!isSecure ? "none" : tls.insecureSkipVerify ? "NOT VERIFIED" : isReached ? "verified" : "-"),
    login: !isReached ? "-" : code === "UPSTREAM_AUTH_FAILED" ? "refused" : problem === null ? "yes" : "?",
    version,
    sees: readable.length === 0 ? "nothing" : readable.join(" "),
  };
}

function problemsOf(source: string, { problem, feeds }: SourceFinding): readonly TableRow[] {
  if (problem !== null) return [{ source, list: "all", problem: problem.code, message: problem.message }];
  return feeds.flatMap((feed) =>
    feed.problem === null
      ? []
      : [{ source, list: feed.kinds.join(" "), problem: feed.problem.code, message: feed.problem.message }],
  );
}
