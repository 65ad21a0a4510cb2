// What does an error of the file system mean? Pure; the one place that reads its words.
import type { Failure } from "../Outcome.ts";

const BY_CODE: Readonly<Record<string, Failure>> = {
  ENOSPC: "FULL",
  EDQUOT: "FULL",
  EACCES: "REFUSED",
  EPERM: "REFUSED",
  EROFS: "REFUSED",
  ENOTDIR: "REFUSED",
};

/** The system's word for an error, such as ENOSPC. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "UNKNOWN";

/** Says what an error means. */
export const failureOf = (error: unknown): Failure => BY_CODE[codeOf(error)] ?? "DOWN";
