// How does a source prove who it is? A strategy per connector; single-flight and replay are the client's work.
import type { AuthMethod } from "../contract/connector.ts";
import type { UpstreamRequest, UpstreamResponse } from "./UpstreamClient.ts";

/** What a login yields. Held in memory, never logged. */
export interface AuthSession {
  /** Headers to put on every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Monotonic moment from which it is not to be used any more; null when it has no known end. */
  readonly expiresAtMs: number | null;
  /** What `renew` needs, for example a refresh token; null when there is nothing. */
  readonly renewal: unknown;
}

/** Sends a login request: not logged in, class LOGIN, never replayed. Error statuses come back as answers. */
export type LoginSend = (request: UpstreamRequest) => Promise<UpstreamResponse>;

/** How one source logs in. */
export interface AuthStrategy {
  readonly method: AuthMethod;
  /**
   * Logs in, or renews `previous` when that is possible (and logs in when renewing is refused). Static tokens answer at
   * once. Throws UPSTREAM_AUTH_FAILED when the vendor refuses the credentials.
   * @param nowMs monotonic time.
   */
  login(send: LoginSend, previous: AuthSession | null, nowMs: number): Promise<AuthSession>;
  /** Whether an answer means that the session is not valid (any more): the client then logs in anew and replays once. */
  isAuthFailure(response: UpstreamResponse): boolean;
}

/** What a vendor's error answer says, as far as its form is understood. */
export interface VendorError {
  /** The vendor's own code or class. */
  readonly vendorCode: string | null;
  /** The vendor's request id. */
  readonly vendorRequestId: string | null;
}

/** Reads a vendor's error answer. Never throws and never passes on the vendor's free text, which may hold secrets. */
export type VendorErrorReader = (response: UpstreamResponse) => VendorError;
