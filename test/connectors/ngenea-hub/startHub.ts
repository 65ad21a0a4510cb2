// How does a test get a Hub and a connector to it? A simulator on a free port, the real client, and its control routes.
import { startNgeneaHubSimulator } from "../../../simulators/ngenea-hub/start.ts";
import {
  createNgeneaHubConnector,
  NGENEA_HUB_DEFAULTS,
  type NgeneaHubOptions,
  ngeneaHubAuth,
  readNgeneaHubError,
} from "../../../src/connectors/ngenea-hub/index.ts";
import type { Connector } from "../../../src/contract/connector.ts";
import { createUpstreamClient } from "../../../src/upstream/createUpstreamClient.ts";
import { controlOf, type VendorControl } from "../../support/SimulatorControl.ts";
import { type ShiftedClock, shiftedClock } from "../../support/shiftedClock.ts";

/** How to start. */
export interface HubUnderTestOptions {
  readonly volumes?: number;
  readonly options?: NgeneaHubOptions;
  /** True to have a client key made first, and to log in by it instead of user and password. */
  readonly byClientKey?: boolean;
}

/** A running Hub with a connector to it. */
export interface HubUnderTest {
  readonly connector: Connector;
  readonly control: VendorControl;
  readonly origin: string;
  readonly clock: ShiftedClock;
  /** Words that the connector did not know, as `field: word`. */
  readonly strangeWords: readonly string[];
  /** Paths below `/api` with their queries that were asked for, logins left out. */
  asked(): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts both. */
export async function startHub(wish: HubUnderTestOptions = {}): Promise<HubUnderTest> {
  const { volumes = 12, options = {}, byClientKey = false } = wish;
  const simulator = await startNgeneaHubSimulator({ volumes, clockMode: "frozen" });
  const sourceId = "hub-lab";
  const strangeWords: string[] = [];
  const clock = shiftedClock();
  const login = { username: "admin", password: "hub-admin" };
  const credentials = byClientKey ? { clientKey: await makeClientKey(simulator.url, login) } : login;
  const client = createUpstreamClient({
    sourceId,
    origin: simulator.url,
    basePath: NGENEA_HUB_DEFAULTS.basePath,
    auth: ngeneaHubAuth({ sourceId, ...credentials }),
    readError: readNgeneaHubError,
    budgets: { LOGIN: 1_000, READ: 10_000, WRITE: 1_000 },
    timeouts: { connectMs: 500, headersMs: 300, bodyMs: 300, callMs: 600 },
    maxResponseBytes: 1_000_000,
    clock,
    random: () => 0,
    // Tests spoil many answers in a row; what the breaker makes of that is tested elsewhere.
    breaker: { failuresInARow: 1_000_000, windowSize: 1_000_000 },
    log: { info: () => {}, warn: () => {} },
  });
  const listening = {
    ...client,
    unknownWord: (field: string, word: string) => void strangeWords.push(`${field}: ${word}`),
  };
  const control = controlOf(simulator);
  return {
    connector: createNgeneaHubConnector({ sourceId, client: listening, options }),
    control,
    origin: simulator.url,
    clock,
    strangeWords,
    asked: async () =>
      (await control.calls()).map(({ path }) => path.replace(/^\/api/, "")).filter((path) => !isLoginPath(path)),
    close: async () => {
      await client.close();
      await simulator.close();
    },
  };
}

/** Whether a path is that of a login or its renewal. */
export const isLoginPath = (path: string): boolean => path.includes("/auth/token/");

/** Makes a client key as an administrator would, by hand. */
async function makeClientKey(origin: string, login: object): Promise<string> {
  const post = async (path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> => {
    const answer = await fetch(`${origin}/api/auth/${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
    return answer.json();
  };
  const { access } = (await post("token/", login)) as { access: string };
  const headers = { authorization: `Bearer ${access}` };
  return ((await post("clientkeys/", { name: "storagegraph" }, headers)) as { api_key: string }).api_key;
}
