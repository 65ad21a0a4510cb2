// How does a test get a Nodeum server on which changes can be carried out? As in the exam of changes, with the simulator's switches.
import type { NodeumOptions as SimulatedNodeum } from "../../../simulators/nodeum/options.ts";
import { startNodeumSimulator } from "../../../simulators/nodeum/start.ts";
import type { NodeumOptions } from "../../../src/connectors/nodeum/index.ts";
import { GatewayError } from "../../../src/contract/problem.ts";
import type { ExamSubject } from "../../contract/examHarness.ts";
import { startExamined } from "../../support/examinedVendor.ts";

/** Starts both; everything else that is asked for stays as in the exam. */
export const startWorking = (simulated: SimulatedNodeum = {}, options: NodeumOptions = {}): Promise<ExamSubject> =>
  startExamined(
    {
      name: "nodeum",
      start: (given) => startNodeumSimulator({ ...given, ...simulated }),
      source: { vendor: "NODEUM", auth: { username: "admin", password: "nodeum-admin" }, options },
      isLogin: () => false,
    },
    { volumes: 12, pageSize: null },
  );

/** Code and field of what a piece of work was refused with; null when it was not. */
export async function refusalOf(work: Promise<unknown>): Promise<readonly [string, string | null] | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return [error.problem.code, error.problem.field];
  }
}
