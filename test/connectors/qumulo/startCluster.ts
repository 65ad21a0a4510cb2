// How does a test get a cluster and a connector to it? A simulator on a free port, the real client, and its control routes.
import { startQumuloSimulator } from "../../../simulators/qumulo/start.ts";
import {
  createQumuloConnector,
  QUMULO_DEFAULTS,
  type QumuloCredentials,
  qumuloAuth,
  readQumuloError,
} from "../../../src/connectors/qumulo/index.ts";
import type { Connector } from "../../../src/contract/connector.ts";
import { createUpstreamClient } from "../../../src/upstream/createUpstreamClient.ts";
import { systemClock } from "../../../src/upstream/systemClock.ts";
import { controlOf, type VendorControl } from "../../support/SimulatorControl.ts";

const ADMIN = { username: "admin", password: "simulator" };

/** A connector with a client of its own. */
export interface Connection {
  readonly connector: Connector;
  /** Words that the connector did not know, as `field: word`. */
  readonly strangeWords: readonly string[];
  close(): Promise<void>;
}

/** A running cluster with a connector to it. */
export interface Cluster extends Connection {
  readonly control: VendorControl;
  readonly origin: string;
}

/** Connects to a running cluster. */
export function connect(origin: string, credentials: QumuloCredentials, pageSize?: number): Connection {
  const { sourceId } = credentials;
  const strangeWords: string[] = [];
  const auth = qumuloAuth(credentials);
  const client = createUpstreamClient({
    sourceId,
    origin,
    basePath: QUMULO_DEFAULTS.basePath,
    auth,
    readError: readQumuloError,
    budgets: { LOGIN: 1_000, READ: 10_000, WRITE: 1_000 },
    timeouts: { connectMs: 1_000, headersMs: 1_000, bodyMs: 1_000, callMs: 2_000 },
    maxResponseBytes: 1_000_000,
    // Tests spoil many answers in a row; what the breaker makes of that is tested elsewhere.
    breaker: { failuresInARow: 1_000_000, windowSize: 1_000_000 },
    clock: systemClock,
    random: () => 0,
    log: { info: () => {}, warn: () => {} },
  });
  const unknownWord = (field: string, word: string) => void strangeWords.push(`${field}: ${word}`);
  const connector = createQumuloConnector({
    sourceId,
    client: { ...client, unknownWord },
    // The cluster's time stands still too: a row read twice is the same row.
    clock: { now: () => Date.parse("2026-11-20T12:00:00Z") },
    authMethod: auth.method,
    ...(pageSize === undefined ? {} : { options: { pageSize } }),
  });
  return { connector, strangeWords, close: () => client.close() };
}

/** Starts a cluster whose time stands still, and connects to it as administrator. */
export async function startCluster(size: { volumes?: number; pageSize?: number } = {}): Promise<Cluster> {
  const simulator = await startQumuloSimulator({ volumes: size.volumes ?? 12, clockMode: "frozen" });
  const connection = connect(simulator.url, { sourceId: "qumulo-lab", ...ADMIN }, size.pageSize);
  return {
    ...connection,
    control: controlOf(simulator),
    origin: simulator.url,
    close: async () => {
      await connection.close();
      await simulator.close();
    },
  };
}

/** Makes an access token of the administrator, as an operator would. */
export async function accessTokenOf(origin: string): Promise<string> {
  const ask = async (path: string, body: unknown, token: string | null): Promise<string> => {
    const headers = {
      "content-type": "application/json",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    const { bearer_token } = (await answer.json()) as { bearer_token?: string };
    if (bearer_token === undefined) throw new Error(`The cluster gave no token: ${answer.status}.`);
    return bearer_token;
  };
  const session = await ask("/v1/session/login", ADMIN, null);
  return ask("/v1/auth/access-tokens/", { user: { name: ADMIN.username } }, session);
}
