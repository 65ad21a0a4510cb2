// How does a test get a cluster and a connector to it? A simulator on a free port, the real client, and its control routes.
import { startQumuloSimulator } from "../../../simulators/qumulo/start.ts";
import {
  createQumuloConnector,
  QUMULO_DEFAULTS,
  qumuloAuth,
  readQumuloError,
} from "../../../src/connectors/qumulo/index.ts";
import type { Connector } from "../../../src/contract/connector.ts";
import { createUpstreamClient } from "../../../src/upstream/createUpstreamClient.ts";
import { systemClock } from "../../../src/upstream/systemClock.ts";
import { controlOf, type VendorControl } from "../../support/SimulatorControl.ts";

/** A running cluster with a connector to it. */
export interface Cluster {
  readonly connector: Connector;
  readonly control: VendorControl;
  readonly origin: string;
  /** Words that the connector did not know, as `field: word`. */
  readonly strangeWords: readonly string[];
  close(): Promise<void>;
}

/** Starts both. @param size volumes of the cluster and rows per page. */
export async function startCluster(size: { volumes?: number; pageSize?: number } = {}): Promise<Cluster> {
  const simulator = await startQumuloSimulator({ volumes: size.volumes ?? 12, clockMode: "frozen" });
  const strangeWords: string[] = [];
  const client = createUpstreamClient({
    sourceId: "qumulo-lab",
    origin: simulator.url,
    basePath: QUMULO_DEFAULTS.basePath,
    auth: qumuloAuth({ sourceId: "qumulo-lab", username: "admin", password: "simulator" }),
    readError: readQumuloError,
    budgets: { LOGIN: 1_000, READ: 10_000, WRITE: 1_000 },
    timeouts: { connectMs: 1_000, headersMs: 1_000, bodyMs: 1_000, callMs: 2_000 },
    maxResponseBytes: 1_000_000,
    clock: systemClock,
    random: () => 0,
    // Tests spoil many answers in a row; what the breaker makes of that is tested elsewhere.
    breaker: { failuresInARow: 1_000_000, windowSize: 1_000_000 },
    log: { info: () => {}, warn: () => {} },
  });
  const listening = {
    ...client,
    unknownWord: (field: string, word: string) => void strangeWords.push(`${field}: ${word}`),
  };
  const connector = createQumuloConnector({
    sourceId: "qumulo-lab",
    client: listening,
    options: size.pageSize === undefined ? {} : { pageSize: size.pageSize },
  });
  return {
    connector,
    control: controlOf(simulator),
    origin: simulator.url,
    strangeWords,
    close: async () => {
      await client.close();
      await simulator.close();
    },
  };
}
