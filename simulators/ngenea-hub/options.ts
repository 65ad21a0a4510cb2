// What can be set on the Ngenea Hub simulator? Everything that the documentation leaves open is a switch here.
import type { SimulatorOptions } from "../chassis/simulatorOptions.ts";

/** Releases that use different words for the states of jobs (sheet §5). */
export type HubRelease = "2.2" | "2.7" | "2.9" | "latest";

/** A user or client key that the simulator lets in. */
export interface HubCredentials {
  /** Name of the administrator. */
  readonly username: string;
  /** Password of the administrator. */
  readonly password: string;
  /** A client key of the administrator, sent as `Authorization: Api-Key <key>`; valid until it is revoked. */
  readonly clientKey: string;
  /** Name of a user of the read-only group "Users". */
  readonly readerUsername: string;
  /** Password of that user. */
  readonly readerPassword: string;
}

/** Who may log in to a simulator that was started without other credentials. */
export const defaultHubCredentials: HubCredentials = {
  username: "admin",
  password: "hub-admin",
  clientKey: "hubdemo1.only-good-for-this-simulator",
  readerUsername: "viewer",
  readerPassword: "hub-viewer",
};

/** How the Hub behaves where the sheet says that it differs between releases or is unknown. */
export interface HubBehaviour {
  /** Release whose state words are used; "latest" (the default) has all of them, some in mixed case. */
  readonly release: HubRelease;
  /** Status of a call with an expired access token: 401 (default) or 403 (sheet §2). */
  readonly expiredTokenStatus: 401 | 403;
  /** What `page_size=0` answers: the envelope with everything (default) or a bare array (sheet §3). */
  readonly pageSizeZero: "envelope" | "array";
  /** How list filters such as `state` may be written: both ways (default), only repeated, or only comma separated. */
  readonly listFilters: "both" | "repeated" | "comma";
  /** Where the shares live below `/api`, because the documentation lost the headings (sheet §8). */
  readonly sharesPaths: { readonly nfs: string; readonly samba: string };
  /** GET `/jobs/{id}/` is not evidenced: there (default), missing (404) or there for DELETE only (405). */
  readonly jobDetail: "present" | "not-found" | "method-not-allowed";
  /** How computed flags such as `online` and `is_ready` are written (sheet §1, distortion 2). */
  readonly flags: "boolean" | "True" | "true";
  /** Key of a job row that names its workflow; "type" (default) is what the list's own `stats` call it. */
  readonly jobTypeKey: "type" | "workflow" | "jobtype";
  /** Key of the answer of POST `/file/workflow/` that carries the new job's id; "none" carries it nowhere. */
  readonly workflowJobKey: "job" | "id" | "none";
  /** Shape of `/jobs/{id}/progress/`: `{progress}`, `{percentage}` or the bare number. */
  readonly progressShape: "progress" | "percentage" | "number";
  /** Shape of the body of a 202: the task id as a bare text, as `{task_id}`, or in a list. */
  readonly acceptedShape: "text" | "object" | "list";
  /** How a value that is not there is written where the reference knows no null: left out (default), or as null. */
  readonly missingValues: "omitted" | "null";
  /** Origin that links in answers carry, such as "http://hub:8000" behind a proxy; the caller's own when null. */
  readonly linkOrigin: string | null;
}

/** The behaviour of a simulator that was started without options. */
export const defaultHubBehaviour: HubBehaviour = {
  release: "latest",
  expiredTokenStatus: 401,
  pageSizeZero: "envelope",
  listFilters: "both",
  sharesPaths: { nfs: "/shares/nfs/", samba: "/shares/samba/" },
  jobDetail: "present",
  flags: "boolean",
  jobTypeKey: "type",
  workflowJobKey: "job",
  progressShape: "progress",
  acceptedShape: "text",
  missingValues: "omitted",
  linkOrigin: null,
};

/** Options of `startNgeneaHubSimulator`, beside those that all simulators share. */
export interface NgeneaHubOptions extends SimulatorOptions, Partial<HubBehaviour> {
  /** How many jobs of the last ten days there are at the start, 120 when absent. */
  jobs?: number;
  /** Who may log in. */
  credentials?: Partial<HubCredentials>;
}
