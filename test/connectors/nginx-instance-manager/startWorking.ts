// How does a test get an NGINX Instance Manager at which changes can be carried out? As in the exam of changes, with the
// simulator's switches.
import type { NginxInstanceManagerOptions } from "../../../simulators/nginx-instance-manager/options.ts";
import { startNginxInstanceManagerSimulator } from "../../../simulators/nginx-instance-manager/start.ts";
import { GatewayError } from "../../../src/contract/problem.ts";
import type { ExamSubject } from "../../contract/examHarness.ts";
import { startExamined } from "../../support/examinedVendor.ts";

/** Starts both; everything else stays as in the exam. */
export const startWorking = (simulated: NginxInstanceManagerOptions = {}): Promise<ExamSubject> =>
  startExamined(
    {
      name: "nginx-instance-manager",
      start: (given) => startNginxInstanceManagerSimulator({ ...given, rateLimit: null, ...simulated }),
      source: { vendor: "NGINX_INSTANCE_MANAGER", auth: { username: "admin", password: "nim-admin" } },
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
