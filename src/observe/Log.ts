// Where do log lines go? The one interface that every room logs through, and its pino behind it.
import { pino } from "pino";
import { createScrubber } from "./scrub.ts";

/** Flat values that may stand beside a message: closed words, counts, milliseconds. Each room closes its own set. */
export type LogFields = object;

/** A log. */
export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  /** @param cause the error behind it; its message and stack are logged, and nothing of what it holds. */
  error(fields: LogFields, message: string, cause?: unknown): void;
}

/** A log that can be told otherwise while it is in use. */
export interface AdjustableLog extends Log {
  /** Logs from another level on. @param secrets more values that never stand in a line; those known before stay out too. */
  adjust(level: LogLevel, secrets: readonly string[]): void;
}

/** How much is logged: `info` has a line for each request. */
export type LogLevel = "info" | "warn" | "error" | "silent";

/** What a log needs to know beside its level. */
export interface LogOptions {
  /** Values that never stand in a line, whatever brought them there. */
  readonly secrets?: readonly string[];
  /** Takes the lines; standard output when left out. */
  readonly write?: (line: string) => void;
}

/** Names under which nothing is ever logged, should a field of that name slip in. */
const NEVER = ["password", "token", "secret", "authorization", "cookie", "headers", "body", "url", "variables"];

/** Writes JSON lines. @param level least level written. */
export function createLog(level: LogLevel, { secrets = [], write }: LogOptions = {}): AdjustableLog {
  const known = new Set(secrets);
  let scrub = createScrubber(secrets);
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: NEVER.flatMap((name) => [name, `*.${name}`]), censor: "[hidden]" },
    hooks: { streamWrite: (line: string) => scrub(line) },
  };
  const logger = write === undefined ? pino(options) : pino(options, { write });
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message, cause) =>
      logger.error(cause instanceof Error ? { ...fields, cause: cause.message, stack: cause.stack } : fields, message),
    adjust: (next, more) => {
      for (const secret of more) known.add(secret);
      scrub = createScrubber([...known]);
      logger.level = next;
    },
  };
}
