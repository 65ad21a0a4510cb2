// How does a test get a Hub on which changes can be carried out? As in the exam of changes, with the simulator's switches.
import type { NgeneaHubOptions as SimulatedHub } from "../../../simulators/ngenea-hub/options.ts";
import { startNgeneaHubSimulator } from "../../../simulators/ngenea-hub/start.ts";
import type { GatewayError } from "../../../src/contract/problem.ts";
import type { ExamSubject } from "../../contract/examHarness.ts";
import { startExamined } from "../../support/examinedVendor.ts";

/** Starts both; everything else that is asked for stays as in the exam. */
export const startWorking = (simulated: SimulatedHub = {}, login = "admin"): Promise<ExamSubject> =>
  startExamined(
    {
      name: "ngenea-hub",
      start: (given) => startNgeneaHubSimulator({ ...given, ...simulated }),
      source: {
        vendor: "NGENEA_HUB",
        auth: { username: login, password: login === "admin" ? "hub-admin" : "hub-viewer" },
      },
      isLogin: (path) => path.includes("/auth/token/"),
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
