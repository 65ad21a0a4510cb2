// By which id is a request found in log and traces? The one that the client or a proxy gave it, when it is a plain one, or a fresh one.
import { randomUUID } from "node:crypto";

/** The id of a request. */
export function requestIdOf(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
