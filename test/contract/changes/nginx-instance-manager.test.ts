// The changes of NGINX Instance Manager sit the exam against its simulator over real HTTP.
import { startNginxInstanceManagerSimulator } from "../../../simulators/nginx-instance-manager/start.ts";
import { startExamined } from "../../support/examinedVendor.ts";
import { changeExam } from "./changeExam.ts";
import { nginxInstanceManagerCases } from "./nginx-instance-manager.cases.ts";

const vendor = {
  name: "nginx-instance-manager",
  // The exam asks faster than any gateway would: how calls are held back is tested with the budget.
  start: (options: object) => startNginxInstanceManagerSimulator({ ...options, rateLimit: null }),
  source: { vendor: "NGINX_INSTANCE_MANAGER", auth: { username: "admin", password: "nim-admin" } },
  isLogin: () => false,
};

changeExam({
  name: "NGINX Instance Manager",
  start: (observe) => startExamined(vendor, { volumes: 12, pageSize: null }, observe),
  cases: nginxInstanceManagerCases,
});
