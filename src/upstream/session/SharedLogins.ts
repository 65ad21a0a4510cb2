// Who of several replicas logs in? One at a time, and the others take the session that it got; sealed where it lies, and dropped
// as soon as the vendor does not take it any more. Without the store each logs in by itself.
import { z } from "zod";
import type { Clock } from "../../contract/call.ts";
import { holdLease } from "../../shared-state/holdLease.ts";
import type { Leases } from "../../shared-state/Leases.ts";
import type { SealedValue, SealedValues } from "../../shared-state/SealedValues.ts";
import type { AuthSession } from "../AuthStrategy.ts";

/** A session with a name, by which replicas know it. */
export interface NamedSession {
  readonly id: string;
  readonly auth: AuthSession;
}

/** Who needs a session. */
export interface LoginAsk {
  /** True for a session that will do. */
  isGood(session: NamedSession): boolean;
  /** True when what is there must not do: it has to come from a login that was made after the asking. */
  readonly anew: boolean;
  /** Logs in, or renews. @param found the session that is there, if any. */
  login(found: NamedSession | null): Promise<AuthSession>;
  /** Told before the login how often in a row the vendor has refused the credentials, to any replica, and how long ago. */
  refusedBefore(count: number, agoMs: number): void;
}

/** Logins that replicas make for each other. */
export interface SharedLogins {
  /** A session, found or logged in. Throws what `login` throws. */
  obtain(ask: LoginAsk): Promise<NamedSession>;
  /** The vendor does not take this session any more: nobody is to find it. */
  drop(id: string): void;
  /** The vendor refused the credentials so many times in a row. */
  refused(count: number): Promise<void>;
}

/** What they are made of. */
export interface SharedLoginsOptions {
  readonly values: SealedValues;
  readonly leases: Leases;
  /** Names this replica. */
  readonly replica: string;
  /** Names the account at the source; tells nothing of either. */
  readonly name: string;
  readonly clock: Clock;
  /** A name that nothing else has. */
  readonly newId: () => string;
}

/** A login that says nothing for so long is taken for dead. */
const LEASE_MS = 15_000;

/** Who waits for another replica's login looks so often whether it is there. */
const LOOK_MS = 250;

/** A session without a known end is found for so long. */
const ENDLESS_MS = 3_600_000;

/** Refusals are remembered for so long. */
const REFUSALS_MS = 600_000;

const sessionSchema = z.object({
  headers: z.record(z.string(), z.string()),
  isEndless: z.boolean(),
  renewal: z.unknown(),
});

/** Makes them. */
export function createSharedLogins(options: SharedLoginsOptions): SharedLogins {
  const { values, leases, replica, clock, newId } = options;
  const sessionName = `session:${options.name}`;
  const refusalsName = `refusals:${options.name}`;

  const find = async (): Promise<NamedSession | null> => {
    const found = await values.get(sessionName);
    return found.ok && found.value !== null ? opened(found.value, clock.monotonic()) : null;
  };

  const logIn = async (ask: LoginAsk, found: NamedSession | null): Promise<NamedSession> => {
    const before = await values.get(refusalsName);
    if (before.ok && before.value !== null)
      ask.refusedBefore(Number(before.value.text), REFUSALS_MS - before.value.leftMs);
    const session = { id: newId(), auth: await ask.login(found) };
    await values.put(sessionName, written(session, clock.monotonic()));
    if (before.ok && before.value !== null) await values.drop(refusalsName, before.value.id);
    return session;
  };

  const pause = (): Promise<void> => new Promise((resolve) => void clock.after(LOOK_MS, resolve));

  return {
    obtain: async (ask) => {
      const old = ask.anew ? await find() : null;
      const isGood = (session: NamedSession | null) =>
        session !== null && session.id !== old?.id && ask.isGood(session);
      for (;;) {
        const early = ask.anew ? null : await find();
        if (early !== null && isGood(early)) return early;
        const taken = await leases.take({ name: `login:${options.name}`, owner: replica, ttlMs: LEASE_MS });
        if (!taken.ok) return { id: newId(), auth: await ask.login(null) };
        if (taken.value === null) {
          await pause();
          continue;
        }
        const turn = holdLease(leases, taken.value, { clock, ttlMs: LEASE_MS });
        try {
          const found = await find();
          return found !== null && isGood(found) ? found : await logIn(ask, found);
        } finally {
          await turn.release();
        }
      }
    },
    drop: (id) => void values.drop(sessionName, id),
    refused: async (count) => {
      await values.put(refusalsName, { id: newId(), text: String(count), leftMs: REFUSALS_MS });
    },
  };
}

function written({ id, auth }: NamedSession, nowMs: number): SealedValue {
  const { headers, expiresAtMs, renewal } = auth;
  const leftMs = expiresAtMs === null ? ENDLESS_MS : Math.max(1, expiresAtMs - nowMs);
  return { id, text: JSON.stringify({ headers, isEndless: expiresAtMs === null, renewal }), leftMs };
}

/** Null for what an earlier release wrote. Moments are told by how long the value is still kept: clocks are never compared. */
function opened({ id, text, leftMs }: SealedValue, nowMs: number): NamedSession | null {
  const read = sessionSchema.safeParse(JSON.parse(text));
  if (!read.success) return null;
  const { headers, isEndless, renewal } = read.data;
  return { id, auth: { headers, expiresAtMs: isEndless ? null : nowMs + leftMs, renewal } };
}
