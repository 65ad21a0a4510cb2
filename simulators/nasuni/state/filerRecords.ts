// What does the console keep about filers, cloud credentials and notifications? Rows in wire shape, without their links.

/** Parts of a row that the simulator carries but never looks into. */
export type Opaque = Readonly<Record<string, unknown>>;

/** One word of a health item (sheet §8.2). */
export type HealthWord = "Healthy" | "Warning" | "Unhealthy" | "No Results";

/** Health of one filer; beside the two fixed fields one word per item. */
export interface HealthRow {
  readonly filer_serial_number: string;
  readonly last_updated: string;
  readonly items: Readonly<Record<string, HealthWord>>;
}

/** A filer, also called Edge Appliance (sheet §8.1). */
export interface FilerRow {
  readonly serial_number: string;
  readonly guid: string;
  readonly description: string;
  readonly build: string;
  readonly management_state: "self" | "nmc" | "pending_self" | "pending_nmc";
  readonly status: {
    readonly offline: boolean;
    readonly osversion: string;
    /** Seconds at the start of the simulator; the answer adds what has passed since. */
    readonly uptime: number;
    readonly updates: {
      readonly updates_available: boolean;
      readonly current_version: string;
      readonly new_version: string | null;
    };
    readonly platform: Opaque;
  };
  readonly settings: Opaque;
}

/** A cloud credential on one filer (sheet §8.11). */
export interface CredentialRow {
  readonly cred_uuid: string;
  readonly name: string;
  readonly filer_serial_number: string;
  readonly cloud_provider: string;
  readonly account: string;
  readonly hostname: string;
  readonly status: string;
  readonly note: string;
  readonly in_use: boolean;
}

/** An encryption key on one filer. */
export interface KeyRow {
  readonly id: number;
  readonly filer_serial_number: string;
  readonly fingerprint: string;
  readonly key_id: string;
  readonly name: string;
  readonly algorithm: string;
  readonly length: number;
  readonly escrowed: boolean;
  readonly used: boolean;
  readonly is_backup_key: boolean;
}

/** Levels of a notification, as the console spells them (sheet §8.10). */
export const priorities = ["noop", "alert", "admin", "error", "warning", "info"] as const;

/** A notification; `filer_serial_number` never goes out by itself, only inside a link. */
export interface NotificationRow {
  readonly id: number;
  readonly date: string;
  readonly priority: (typeof priorities)[number];
  readonly name: string;
  readonly message: string;
  readonly group: string;
  readonly acknowledged: boolean;
  readonly sticky: boolean;
  readonly urgent: boolean;
  readonly origin: string;
  /** null when the console itself is the origin. */
  readonly filer_serial_number: string | null;
}
