// How does a test get an NGINX Instance Manager and a connector to it? A simulator on a free port, or a vendor that answers
// what the test says; the real client either way.
import type { NginxInstanceManagerOptions as SimulatorWishes } from "../../../simulators/nginx-instance-manager/options.ts";
import { startNginxInstanceManagerSimulator } from "../../../simulators/nginx-instance-manager/start.ts";
import {
  createNginxInstanceManagerConnector,
  NGINX_INSTANCE_MANAGER_DEFAULTS,
  type NginxInstanceManagerOptions,
  nginxInstanceManagerAuth,
  readNginxInstanceManagerError,
} from "../../../src/connectors/nginx-instance-manager/index.ts";
import type { Connector } from "../../../src/contract/connector.ts";
import type { Feed } from "../../../src/contract/feed.ts";
import type { Kind } from "../../../src/contract/kinds.ts";
import { GatewayError, type Problem } from "../../../src/contract/problem.ts";
import type { RowOf } from "../../../src/contract/rows/index.ts";
import { createUpstreamClient } from "../../../src/upstream/createUpstreamClient.ts";
import { systemClock } from "../../../src/upstream/systemClock.ts";
import { feedsOf, readAll } from "../../contract/examHarness.ts";
import { controlOf, type VendorControl } from "../../support/SimulatorControl.ts";

/** A connector with a client of its own. */
export interface Connection {
  readonly connector: Connector;
  /** Words that the connector did not know, as `field: word`. */
  readonly strangeWords: readonly string[];
  close(): Promise<void>;
}

/** A running vendor with a connector to it. */
export interface NimUnderTest extends Connection {
  readonly control: VendorControl;
  /** Paths below the base path, with their queries, that were asked for. */
  asked(): Promise<string[]>;
}

/** Connects to a running vendor. */
export function connect(
  origin: string,
  { options = {}, password = "nim-admin" }: { options?: NginxInstanceManagerOptions; password?: string } = {},
): Connection {
  const sourceId = "nim-lab";
  const strangeWords: string[] = [];
  const client = createUpstreamClient({
    sourceId,
    origin,
    basePath: NGINX_INSTANCE_MANAGER_DEFAULTS.basePath,
    auth: nginxInstanceManagerAuth({ sourceId, username: "admin", password }),
    readError: readNginxInstanceManagerError,
    budgets: { LOGIN: 1_000, READ: 10_000, WRITE: 1_000 },
    timeouts: { connectMs: 1_000, headersMs: 1_000, bodyMs: 1_000, callMs: 2_000 },
    clock: systemClock,
    random: () => 0,
    // Tests spoil many answers in a row; what the breaker makes of that is tested elsewhere.
    breaker: { failuresInARow: 1_000_000, windowSize: 1_000_000 },
    log: { info: () => {}, warn: () => {} },
  });
  const unknownWord = (field: string, word: string) => void strangeWords.push(`${field}: ${word}`);
  const connector = createNginxInstanceManagerConnector({ sourceId, client: { ...client, unknownWord }, options });
  return { connector, strangeWords, close: () => client.close() };
}

/** Starts a vendor whose time stands still, and connects to it as administrator. */
export async function startNim(
  wishes: SimulatorWishes = {},
  how: Parameters<typeof connect>[1] = {},
): Promise<NimUnderTest> {
  const simulator = await startNginxInstanceManagerSimulator({
    volumes: 12,
    clockMode: "frozen",
    rateLimit: null,
    ...wishes,
  });
  const connection = connect(simulator.url, how);
  const control = controlOf(simulator);
  const { basePath } = NGINX_INSTANCE_MANAGER_DEFAULTS;
  return {
    ...connection,
    control,
    asked: async () => (await control.calls()).map(({ path }) => path.replace(basePath, "")),
    close: async () => {
      await connection.close();
      await simulator.close();
    },
  };
}

/** A feed by its name. */
export function feedNamed({ connector }: Pick<Connection, "connector">, name: string): Feed {
  const feed = feedsOf(connector).find((candidate) => candidate.name === name);
  if (feed === undefined) throw new Error(`There is no feed ${name}.`);
  return feed;
}

/** All rows of a kind, read now. */
export async function rowsOf<K extends Kind>(
  { connector }: Pick<Connection, "connector">,
  kind: K,
): Promise<RowOf[K][]> {
  const reader = connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} has no feed.`);
  const { rows } = await readAll(reader);
  return rows.filter((row): row is RowOf[K] => row.kind === kind);
}

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
