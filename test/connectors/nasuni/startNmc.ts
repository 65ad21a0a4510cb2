// How does a test get a console and a connector to it? A simulator on a free port, the real client, and its control routes.
import type { NasuniOptions as SimulatedNasuni } from "../../../simulators/nasuni/options.ts";
import { startNasuniSimulator } from "../../../simulators/nasuni/start.ts";
import {
  createNasuniConnector,
  NASUNI_DEFAULTS,
  type NasuniOptions,
  nasuniAuth,
  readNasuniError,
} from "../../../src/connectors/nasuni/index.ts";
import type { CallClass } from "../../../src/contract/call.ts";
import type { Connector } from "../../../src/contract/connector.ts";
import type { Feed } from "../../../src/contract/feed.ts";
import { GatewayError, type Problem } from "../../../src/contract/problem.ts";
import type { CallLimit } from "../../../src/upstream/budget/CallLimit.ts";
import { createUpstreamClient } from "../../../src/upstream/createUpstreamClient.ts";
import { feedsOf, readAll, type WholeRead } from "../../contract/examHarness.ts";
import { controlOf, type VendorControl } from "../../support/SimulatorControl.ts";
import { type ShiftedClock, shiftedClock } from "../../support/shiftedClock.ts";

/** How to start; a console that throttles needs `budgets` that heed it. */
export interface NmcUnderTestOptions {
  readonly simulator?: SimulatedNasuni;
  readonly options?: NasuniOptions;
  readonly budgets?: Readonly<Record<CallClass, CallLimit>>;
  readonly password?: string;
}

/** A running console with a connector to it. */
export interface NmcUnderTest {
  readonly connector: Connector;
  readonly control: VendorControl;
  readonly clock: ShiftedClock;
  /** Words that the connector did not know, as `field: word`. */
  readonly strangeWords: readonly string[];
  feed(name: string): Feed;
  read(feed: string): Promise<WholeRead>;
  /** Paths below the base path with their queries that were asked for, logins left out. */
  asked(): Promise<string[]>;
  /** How many logins the console saw. */
  logins(): Promise<number>;
  /** Answers every GET below a path, given from the base path on, with this. */
  answer(path: string, status: number, body: unknown): Promise<void>;
  close(): Promise<void>;
}

const isLogin = (path: string): boolean => path.includes("/auth/login/");

/** Starts both. */
export async function startNmc(wish: NmcUnderTestOptions = {}): Promise<NmcUnderTest> {
  const { simulator: simulated = {}, options = {}, password = "nasuni-demo" } = wish;
  const simulator = await startNasuniSimulator({ volumes: 12, clockMode: "frozen", throttle: false, ...simulated });
  const sourceId = "nasuni-lab";
  const strangeWords: string[] = [];
  const clock = shiftedClock();
  const client = createUpstreamClient({
    sourceId,
    origin: simulator.url,
    basePath: NASUNI_DEFAULTS.basePath,
    auth: nasuniAuth({ sourceId, username: "storage-admin", password }),
    readError: readNasuniError,
    budgets: wish.budgets ?? { LOGIN: 1_000, READ: 10_000, WRITE: 1_000 },
    timeouts: { connectMs: 1_000, headersMs: 1_000, bodyMs: 1_000, callMs: 2_000 },
    clock,
    random: () => 0,
    // Tests spoil many answers in a row; what the breaker makes of that is tested elsewhere.
    breaker: { failuresInARow: 1_000_000, windowSize: 1_000_000 },
    log: { info: () => {}, warn: () => {} },
  });
  const unknownWord = (field: string, word: string) => void strangeWords.push(`${field}: ${word}`);
  const connector = createNasuniConnector({ sourceId, client: { ...client, unknownWord }, options });
  const control = controlOf(simulator);
  const { basePath } = NASUNI_DEFAULTS;
  const feed = (name: string): Feed => {
    const found = feedsOf(connector).find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`There is no feed ${name}.`);
    return found;
  };
  const paths = async () => (await control.calls()).map(({ path }) => path.replace(basePath, ""));
  return {
    connector,
    control,
    clock,
    strangeWords,
    feed,
    read: (name) => readAll(feed(name)),
    asked: async () => (await paths()).filter((path) => !isLogin(path)),
    logins: async () => (await paths()).filter(isLogin).length,
    answer: (path, status, body) =>
      control.fault({ match: { method: "GET", path: basePath + path }, fault: { kind: "status", status, body } }),
    close: async () => {
      await client.close();
      await simulator.close();
    },
  };
}

/** One page that holds everything, as the console writes it. */
export const listOf = (...items: readonly object[]) => ({
  href: "https://nmc.example.com/api/v1.2/",
  limit: 100,
  offset: 0,
  total: items.length,
  next: null,
  previous: null,
  items,
});

/** What a piece of work failed with; null when it did not fail. */
export async function problemOf(work: Promise<unknown>): Promise<Problem | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof GatewayError) return error.problem;
    throw error;
  }
}
