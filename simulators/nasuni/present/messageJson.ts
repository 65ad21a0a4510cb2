// How does a message look on the wire? Flat when polled, and with only those links and errors that apply (sheet §6).
import type { MessageRow } from "../state/messageRecord.ts";
import { filerPath, type LinkMaker } from "../wire/links.ts";

/** API path of a message. */
export const messagePath = (id: string): string => `/messages/${id}/`;

/** A message. What does not apply is absent rather than null: clients take any `error` key for a failure. */
export function messageJson({ applied, error, ...row }: MessageRow, links: LinkMaker): object {
  const path = messagePath(row.id);
  return {
    ...row,
    links: {
      self: links.to(path),
      filer: links.to(filerPath(row.filer_serial_number)),
      ...(row.status === "failure" ? { acknowledge: links.to(path, "DELETE") } : {}),
      ...(applied === null ? {} : { applied_resource: links.to(applied) }),
    },
    ...(error === null ? {} : { error }),
  };
}
