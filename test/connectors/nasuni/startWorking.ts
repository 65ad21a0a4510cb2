// How does a test get a console on which changes can be carried out? As in the exam of changes, with the simulator's switches.
import type { NasuniOptions as SimulatedNasuni } from "../../../simulators/nasuni/options.ts";
import { startNasuniSimulator } from "../../../simulators/nasuni/start.ts";
import type { NasuniOptions } from "../../../src/connectors/nasuni/index.ts";
import type { GatewayError } from "../../../src/contract/problem.ts";
import type { ExamSubject } from "../../contract/examHarness.ts";
import { startExamined } from "../../support/examinedVendor.ts";

/** Starts both; everything else that is asked for stays as in the exam. */
export const startWorking = (simulated: SimulatedNasuni = {}, options: NasuniOptions = {}): Promise<ExamSubject> =>
  startExamined(
    {
      name: "nasuni",
      start: (given) => startNasuniSimulator({ ...given, throttle: false, ...simulated }),
      source: { vendor: "NASUNI", auth: { username: "storage-admin", password: "nasuni-demo" }, options },
      isLogin: (path) => path.includes("/auth/login/"),
    },
    { volumes: 12, pageSize: null },
  );

/** Code and field of what a piece of work was refused with; null when it was not. */
export async function refusalOf(work: Promise<unknown>): Promise<readonly [string, string | null] | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const { problem } = error as GatewayError;
    if (problem === undefined) throw error;
    return [problem.code, problem.field];
  }
}
