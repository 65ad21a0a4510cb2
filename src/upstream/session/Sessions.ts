// Which credentials does a request bear? One session per source, one login at a time, however many need it, here and at other
// replicas.
import type { Clock } from "../../contract/call.ts";
import { GatewayError } from "../../contract/problem.ts";
import type { AuthSession } from "../AuthStrategy.ts";
import { waitWith } from "../abort.ts";
import type { NamedSession, SharedLogins } from "./SharedLogins.ts";

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
  /** Where replicas find each other's sessions; null where each has its own. */
  readonly shared: SharedLogins | null;
}

/** Renewed this long before its end, or a tenth of its life when that is shorter. */
const RENEW_EARLY_MS = 60_000;

/** So many refused logins in a row are tried at once; then pauses begin, so that the account is not locked by us. */
const PATIENT_REFUSALS = 3;
const FIRST_HOLD_OFF_MS = 5_000;
const LONGEST_HOLD_OFF_MS = 300_000;

/** So many sessions that the vendor did not take are known, so that none of them is taken from what is shared. */
const MOST_SPENT = 100;

interface Current extends NamedSession {
  readonly held: HeldSession;
  readonly renewFromMs: number;
}

/** Which login is needed. */
interface Need {
  /** Renewed when that is possible; null when there is nothing to renew. */
  readonly previous: AuthSession | null;
  /** True for a session of a new login. */
  readonly anew: boolean;
}

/** The session of one source. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #spent = new Set<string>();
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
    if (current === null) return waitWith(this.#logIn({ previous: null, anew: false }), signal);
    if (clock.monotonic() < current.renewFromMs) return current.held;
    try {
      return await waitWith(this.#logIn({ previous: current.auth, anew: false }), signal);
    } catch (error) {
      // It was renewed early; a renewal that fails spoils nothing while the old session lasts.
      const isOver = clock.monotonic() >= (current.auth.expiresAtMs ?? Number.POSITIVE_INFINITY);
      if (isOver || signal.aborted || this.#current !== current) throw error;
      return current.held;
    }
  }

  /** A session of a new login, whatever is in hand; one that is under way will do. */
  fresh(signal: AbortSignal): Promise<HeldSession> {
    return waitWith(this.#logIn({ previous: null, anew: true }), signal);
  }

  /** The vendor does not take this session any more. Nothing happens when another one is in its place already. */
  drop(session: HeldSession): void {
    const current = this.#current;
    if (current?.held !== session) return;
    this.#current = null;
    if (this.#spent.size >= MOST_SPENT) this.#spent.clear();
    this.#spent.add(current.id);
    this.#options.shared?.drop(current.id);
  }

  #logIn(need: Need): Promise<HeldSession> {
    this.#underWay ??= this.#attempt(need).finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #attempt({ previous, anew }: Need): Promise<HeldSession> {
    const { clock, shared } = this.#options;
    this.#throwIfHeldOff();
    const currentId = this.#current?.id ?? null;
    const session =
      shared === null
        ? { id: "", auth: await this.#tryLogin(previous) }
        : await shared.obtain({
            anew,
            isGood: (found) =>
              found.id !== currentId && !this.#spent.has(found.id) && hasTimeLeft(found.auth, clock.monotonic()),
            login: (found) => this.#tryLogin(previous ?? (found && this.#renewable(found, anew))),
            refusedBefore: (count, agoMs) => this.#noteRefusals(count, agoMs),
          });
    this.#refusals = 0;
    const held = { headers: session.auth.headers, refused: new Set<string>() };
    this.#current = { ...session, held, renewFromMs: renewFrom(session.auth, clock.monotonic()) };
    return held;
  }

  /** What another replica's session that ends soon is good for. */
  #renewable(found: NamedSession, anew: boolean): AuthSession | null {
    return anew || this.#spent.has(found.id) ? null : found.auth;
  }

  async #tryLogin(previous: AuthSession | null): Promise<AuthSession> {
    this.#throwIfHeldOff();
    try {
      return await this.#options.login(previous);
    } catch (error) {
      if (isRefusal(error)) {
        this.#noteRefusals(this.#refusals + 1, 0);
        await this.#options.shared?.refused(this.#refusals);
      }
      throw error;
    }
  }

  #throwIfHeldOff(): void {
    const waitMs = this.#holdOffUntilMs - this.#options.clock.monotonic();
    if (waitMs > 0) throw heldOff(this.#options.sourceId, waitMs);
  }

  #noteRefusals(count: number, agoMs: number): void {
    this.#refusals = Math.max(this.#refusals, count);
    const pauses = this.#refusals - PATIENT_REFUSALS;
    if (pauses <= 0) return;
    const ms = Math.min(LONGEST_HOLD_OFF_MS, FIRST_HOLD_OFF_MS * 2 ** (pauses - 1));
    this.#holdOffUntilMs = Math.max(this.#holdOffUntilMs, this.#options.clock.monotonic() + ms - agoMs);
  }
}

const hasTimeLeft = ({ expiresAtMs }: AuthSession, nowMs: number): boolean =>
  expiresAtMs === null || expiresAtMs - nowMs > RENEW_EARLY_MS;

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
