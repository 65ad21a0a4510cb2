// What does an error of the Redis client mean? Pure; the one place that reads its words.
import type { Failure } from "../Outcome.ts";

/** First words of Redis's own errors that tell more than that it refused. */
const BY_FIRST_WORD: Readonly<Record<string, Failure>> = {
  OOM: "FULL",
  // It cannot save, and therefore takes no writes.
  MISCONF: "FULL",
  BUSY: "SLOW",
  LOADING: "DOWN",
  READONLY: "DOWN",
  MASTERDOWN: "DOWN",
  CLUSTERDOWN: "DOWN",
};

/** Says what an error means. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return "REFUSED";
  if (error.message === "Command timed out") return "SLOW";
  if (error.name === "ReplyError") return BY_FIRST_WORD[firstWord(error)] ?? "REFUSED";
  return error instanceof TypeError || error instanceof RangeError ? "REFUSED" : "DOWN";
}

/** A word for the log: Redis's own, or that of the network; never an address. */
export function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return "UNKNOWN";
  if (error.name === "ReplyError") return firstWord(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** True when a connection to another server is needed: this one has become a replica. */
export const wantsReconnect = (error: Error): boolean => error.message.startsWith("READONLY");

const firstWord = (error: Error): string => /^[A-Z]+/.exec(error.message)?.[0] ?? "ERR";
