// What does the console keep about a message? One row per command that was sent to a filer (sheet §6).

/** A message; times are written as the console writes them, so that they also compare as text. */
export interface MessageRow {
  readonly id: string;
  readonly filer_serial_number: string;
  readonly description: string;
  readonly code: string;
  readonly status: "pending" | "synced" | "failure";
  readonly send_time: string;
  /** Only a synced message expires. */
  readonly expiration_time: string | null;
  readonly response_time: string | null;
  /** A user's name, or `[console]` for the console itself. */
  readonly initiated_by: string;
  /** API path of the resource that was made or changed; null until synced, and for a removal. */
  readonly applied: string | null;
  /** Only of a failure. */
  readonly error: { readonly code: string; readonly description: string } | null;
}
