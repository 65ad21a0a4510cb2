// How is a real vendor put before the conformance exam? Its simulator, the real upstream client and its connector.
import type { Exchange } from "../../simulators/chassis/exchange.ts";
import type { RunningSimulator } from "../../simulators/chassis/runningSimulator.ts";
import type { SimulatorOptions } from "../../simulators/chassis/simulatorOptions.ts";
import { configSchema } from "../../src/config/Config.ts";
import { createSource } from "../../src/createSource.ts";
import { createLog } from "../../src/observe/Log.ts";
import { systemClock } from "../../src/upstream/systemClock.ts";
import type { ExamHarness, ExamSubject } from "../contract/examHarness.ts";
import { heldToDescription } from "./description/heldToDescription.ts";
import { controlOf } from "./SimulatorControl.ts";

/** A vendor to examine. */
export interface ExaminedVendor {
  /** Folder name of simulator and connector. */
  readonly name: string;
  start(options: SimulatorOptions): Promise<RunningSimulator>;
  /** The source's configuration, without id, address and limits. */
  readonly source: Readonly<Record<string, unknown>>;
  isLogin(path: string): boolean;
}

/** Starts a vendor in frozen time and a connector to it, fast to give up and slow to break off. */
export async function startExamined(
  vendor: ExaminedVendor,
  { volumes, pageSize }: Parameters<ExamHarness["start"]>[0],
  alsoObserve: (exchange: Exchange) => void = () => {},
): Promise<ExamSubject> {
  const watch = heldToDescription(vendor.name);
  const observe = (exchange: Exchange) => {
    watch.observe(exchange);
    alsoObserve(exchange);
  };
  const simulator = await vendor.start({ volumes, clockMode: "frozen", observe });
  const { sources } = configSchema.parse({
    sources: [
      {
        ...vendor.source,
        id: "examined",
        url: simulator.url,
        budget: { login: 1_000, read: 10_000, write: 1_000 },
        timeouts: { connectMs: 1_000, headersMs: 300, bodyMs: 300, callMs: 5_000 },
        maxResponseBytes: 2_000_000,
        breaker: { failuresInARow: 100_000, windowSize: 100_000 },
        ...(pageSize === null ? {} : { options: { pageSize } }),
      },
    ],
  });
  const [config] = sources;
  if (config === undefined) throw new Error("A configuration of one source has one source.");
  // Faults of one test must not open the breaker for the next: time jumps far ahead whenever the vendor is reset.
  let leap = 0;
  const clock = { ...systemClock, monotonic: () => systemClock.monotonic() + leap };
  const source = createSource(config, { clock, random: () => 0, log: createLog("silent") });
  const control = controlOf(simulator);
  return {
    connector: source.connector,
    control: {
      ...control,
      reset: async () => {
        leap += 7_200_000;
        await control.reset();
      },
    },
    monotonic: clock.monotonic,
    isLogin: ({ path }) => vendor.isLogin(path),
    close: async () => {
      await source.close();
      await simulator.close();
      watch.verdict();
    },
  };
}
