// The NGINX Instance Manager connector sits the exam against its simulator over real HTTP.
import { startNginxInstanceManagerSimulator } from "../../simulators/nginx-instance-manager/start.ts";
import { startExamined } from "../support/examinedVendor.ts";
import { connectorExam } from "./connectorExam.ts";

const vendor = {
  name: "nginx-instance-manager",
  // The exam asks faster than any gateway would: how calls are held back is tested with the budget.
  start: (options: object) => startNginxInstanceManagerSimulator({ ...options, rateLimit: null }),
  source: { vendor: "NGINX_INSTANCE_MANAGER", auth: { username: "admin", password: "nim-admin" } },
  isLogin: () => false,
};

connectorExam({
  name: "NGINX Instance Manager",
  start: (size) => startExamined(vendor, size),
  smallPages: { pageSize: 2, volumes: 12 },
  drift: { kind: "Host", feed: "fleet" },
  immune: { "a redirect": "it is how a deployment with OpenID Connect says that nobody is logged in." },
});
