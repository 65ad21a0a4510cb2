// Where do log lines go? The one interface that every room logs through, and its pino behind it.
import { pino } from "pino";

/** Flat values that may stand beside a message: closed words, counts, milliseconds. Each room closes its own set. */
export type LogFields = object;

/** A log. */
export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  /** @param cause the error behind it; its message and stack are logged, and nothing of what it holds. */
  error(fields: LogFields, message: string, cause?: unknown): void;
}

/** Writes JSON lines to standard output. @param level least level written. */
export function createLog(level: "debug" | "info" | "warn" | "error" | "silent"): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message, cause) =>
      logger.error(cause instanceof Error ? { ...fields, cause: cause.message, stack: cause.stack } : fields, message),
  };
}
