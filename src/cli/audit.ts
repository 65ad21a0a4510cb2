// How does an administrator take the audit trail out, and prove that it is whole? `storagegraph audit export` and `… verify`.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { ConfigError } from "../config/loadConfig.ts";
import { createLedger, type SealedLedger } from "../createLedger.ts";
import { createLog } from "../observe/Log.ts";
import { type AuditHead, verifyTrail } from "../operations/auditTrail.ts";
import { readTrail } from "../operations/readTrail.ts";
import { systemClock } from "../upstream/systemClock.ts";
import { configured } from "./configured.ts";

/** Options of both commands. */
export interface AuditOptions {
  readonly config?: string;
  readonly file?: string;
  readonly head?: string;
}

/** The configured ledger. Throws a ConfigError when there is none that outlives a process. */
function openLedger(named: string | undefined): SealedLedger {
  const {
    file,
    config: { ledger },
  } = configured(named);
  if (ledger === undefined || ledger.memory === true)
    throw new ConfigError(`${file}: it names no ledger that outlives a process, so there is no trail.`);
  // Beside a gateway that runs, a file is only read.
  return createLedger(ledger, { clock: systemClock, random: Math.random, log: createLog("warn") }, { readOnly: true });
}

/** Writes the trail to standard output. */
export async function exportAudit({ config }: AuditOptions): Promise<void> {
  const { ledger } = openLedger(config);
  try {
    for await (const line of readTrail(ledger)) console.log(line);
  } finally {
    await ledger.close();
  }
}

/** Checks the trail, and says what it finds. */
export async function verifyAudit({ config, file, head }: AuditOptions): Promise<void> {
  const expected = head === undefined ? null : headOf(head);
  const { ledger, seal } = openLedger(config);
  try {
    const lines = file === undefined ? readTrail(ledger) : createInterface({ input: createReadStream(file) });
    const finding = await verifyTrail(seal, lines, expected);
    if (finding.sound) console.log(`Sound: ${finding.lines} lines; head ${finding.head.sequence}:${finding.head.hash}`);
    else {
      console.error(`NOT sound at line ${finding.line}: ${finding.reason}`);
      process.exitCode = 1;
    }
  } finally {
    await ledger.close();
  }
}

function headOf(text: string): AuditHead {
  const [sequence = "", hash = ""] = text.split(":");
  if (!/^\d+$/.test(sequence) || hash === "")
    throw new ConfigError("--head: write it as it was logged, for example 17:Zk3…");
  return { sequence: Number(sequence), hash };
}
