// Which credentials does a request bear? One session per source, one login at a time, however many need it.
import type { Clock } from "../../contract/call.ts";
import { GatewayError } from "../../contract/problem.ts";
import type { AuthSession } from "../AuthStrategy.ts";
import { waitWith } from "../abort.ts";

/** A session in use. */
export interface HeldSession {
  readonly headers: Readonly<Record<string, string>>;
  /** Requests that the vendor refused even right after the login: no reason to log in once more for them. */
  readonly refused: Set<string>;
}

/** What sessions are made of. */
export interface SessionsOptions {
  readonly sourceId: string;
  readonly clock: Clock;
  /** Logs in or renews, see `AuthStrategy.login`. */
  login(previous: AuthSession | null): Promise<AuthSession>;
}

/** Renewed this long before its end, or a tenth of its life when that is shorter. */
const RENEW_EARLY_MS = 60_000;

/** So many refused logins in a row are tried at once; then pauses begin, so that the account is not locked by us. */
const PATIENT_REFUSALS = 3;
const FIRST_HOLD_OFF_MS = 5_000;
const LONGEST_HOLD_OFF_MS = 300_000;

interface Current {
  readonly held: HeldSession;
  readonly auth: AuthSession;
  readonly renewFromMs: number;
}

/** The session of one source. */
export class Sessions {
  readonly #options: SessionsOptions;
  #current: Current | null = null;
  #underWay: Promise<HeldSession> | null = null;
  #refusals = 0;
  #holdOffUntilMs = Number.NEGATIVE_INFINITY;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** The session, logged in anew or renewed when there is none or its end is near. */
  async get(signal: AbortSignal): Promise<HeldSession> {
    const { clock } = this.#options;
    const current = this.#current;
    if (current === null) return waitWith(this.#logIn(null), signal);
    if (clock.monotonic() < current.renewFromMs) return current.held;
    try {
      return await waitWith(this.#logIn(current.auth), signal);
    } catch (error) {
      // It was renewed early; a renewal that fails spoils nothing while the old session lasts.
      const isOver = clock.monotonic() >= (current.auth.expiresAtMs ?? Number.POSITIVE_INFINITY);
      if (isOver || signal.aborted || this.#current !== current) throw error;
      return current.held;
    }
  }

  /** A session of a new login, whatever is in hand; one that is under way will do. */
  fresh(signal: AbortSignal): Promise<HeldSession> {
    return waitWith(this.#logIn(null), signal);
  }

  /** The vendor does not take this session any more. Nothing happens when another one is in its place already. */
  drop(session: HeldSession): void {
    if (this.#current?.held === session) this.#current = null;
  }

  #logIn(previous: AuthSession | null): Promise<HeldSession> {
    this.#underWay ??= this.#attempt(previous).finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #attempt(previous: AuthSession | null): Promise<HeldSession> {
    const { clock, sourceId } = this.#options;
    const waitMs = this.#holdOffUntilMs - clock.monotonic();
    if (waitMs > 0) throw heldOff(sourceId, waitMs);
    try {
      const auth = await this.#options.login(previous);
      this.#refusals = 0;
      const held = { headers: auth.headers, refused: new Set<string>() };
      this.#current = { held, auth, renewFromMs: renewFrom(auth, clock.monotonic()) };
      return held;
    } catch (error) {
      if (isRefusal(error)) this.#holdOff();
      throw error;
    }
  }

  #holdOff(): void {
    this.#refusals += 1;
    const pauses = this.#refusals - PATIENT_REFUSALS;
    if (pauses <= 0) return;
    const ms = Math.min(LONGEST_HOLD_OFF_MS, FIRST_HOLD_OFF_MS * 2 ** (pauses - 1));
    this.#holdOffUntilMs = this.#options.clock.monotonic() + ms;
  }
}

function renewFrom({ expiresAtMs }: AuthSession, nowMs: number): number {
  if (expiresAtMs === null) return Number.POSITIVE_INFINITY;
  return expiresAtMs - Math.min(RENEW_EARLY_MS, Math.max(0, expiresAtMs - nowMs) / 10);
}

function isRefusal(error: unknown): boolean {
  return error instanceof GatewayError && error.problem.code === "UPSTREAM_AUTH_FAILED";
}

function heldOff(sourceId: string, retryAfterMs: number): GatewayError {
  return new GatewayError({
    code: "UPSTREAM_AUTH_FAILED",
    message: `${sourceId}: log in: the vendor keeps refusing the credentials; no further attempt is made for a while`,
    sourceId,
    retryAfterMs: Math.ceil(retryAfterMs),
  });
}
