// What is one running console? Its estate, messages, sessions and budgets, all of which a reset replaces.
import type { Chassis } from "../chassis/createChassis.ts";
import { createSeededRandom, type SeededRandom } from "../chassis/seededRandom.ts";
import {
  defaultNasuniBehaviour,
  defaultNasuniCredentials,
  type NasuniBehaviour,
  type NasuniOptions,
} from "./options.ts";
import { makePastMessages, messageId, sendFirstMessages } from "./seed/messages.ts";
import { type SeedParts, seedEstate } from "./seed/seedEstate.ts";
import { accountsOf, createSessions, type Sessions } from "./state/accounts.ts";
import type { Estate } from "./state/estate.ts";
import { createMessageDesk, type MessageDesk } from "./state/messageDesk.ts";
import { createThrottle, type Throttle } from "./state/throttle.ts";

/** The console; handlers read its parts anew at every call, because a reset replaces them. */
export interface Nmc {
  /** What the options say. */
  readonly behaviour: NasuniBehaviour;
  /** What rows are seeded from. */
  readonly seedParts: SeedParts;
  /** All rows but the messages. */
  estate: Estate;
  /** Messages and the work behind them. */
  desk: MessageDesk;
  /** Logins and tokens. */
  sessions: Sessions;
  /** null when budgets are switched off. */
  readonly throttle: Throttle | null;
  /** Vendor time in ms. */
  now(): number;
  /** Puts rows, messages, sessions and budgets back to the start. */
  reset(): void;
}

/** Makes the console of a chassis. `realNow` is a real clock in ms, for budgets. Throws a RangeError without filers. */
export function createNmc(
  { clock, seed, volumes }: Pick<Chassis, "clock" | "seed" | "volumes">,
  options: NasuniOptions,
  realNow: () => number,
): Nmc {
  const filers = options.filers ?? 4;
  if (!Number.isSafeInteger(filers) || filers < 1) throw new RangeError("A console needs at least one filer.");
  const behaviour = behaviourOf(options);
  const seedParts = { seed, filers, volumes, now: clock.startedAt(), snapshotMs: behaviour.snapshotMs };
  const throttleNow = behaviour.throttleClock === "vendor" ? clock.now : realNow;
  const throttle = behaviour.throttle ? createThrottle(throttleNow) : null;
  // Not part of a reset, so that no token from before it is ever valid again.
  const tokenRandom = createSeededRandom(seed, "tokens");
  const open = () => openOffices({ seedParts, behaviour, options, tokenRandom, now: clock.now });
  const nmc: Nmc = {
    behaviour,
    seedParts,
    throttle,
    now: clock.now,
    ...open(),
    reset: () => {
      throttle?.reset();
      Object.assign(nmc, open());
    },
  };
  return nmc;
}

function behaviourOf(options: NasuniOptions): NasuniBehaviour {
  const given = Object.entries(options).filter(
    ([name, value]) => name in defaultNasuniBehaviour && value !== undefined,
  );
  return { ...defaultNasuniBehaviour, ...Object.fromEntries(given) };
}

function openOffices(parts: {
  seedParts: SeedParts;
  behaviour: NasuniBehaviour;
  options: NasuniOptions;
  tokenRandom: SeededRandom;
  now: () => number;
}): Pick<Nmc, "estate" | "desk" | "sessions"> {
  const { seedParts, behaviour, options, tokenRandom, now } = parts;
  const estate = seedEstate(seedParts);
  const messageRandom = createSeededRandom(seedParts.seed, "messages");
  const desk = createMessageDesk({
    now,
    messageMs: behaviour.messageMs,
    newId: () => messageId(messageRandom),
    isOnline: (serial) => estate.filers.get(serial)?.status.offline === false,
    past: makePastMessages(messageRandom, estate, seedParts.now),
  });
  sendFirstMessages(estate, desk, seedParts.now);
  const credentials = { ...defaultNasuniCredentials, ...options.credentials };
  const sessions = createSessions({
    accounts: accountsOf(credentials.username),
    password: credentials.password,
    now,
    newToken: () => tokenRandom.hex(40),
  });
  return { estate, desk, sessions };
}
