// The Nasuni connector sits the exam against its simulator over real HTTP. Its budget is tested apart, in budget.test.ts.
import { startNasuniSimulator } from "../../simulators/nasuni/start.ts";
import { startExamined } from "../support/examinedVendor.ts";
import { connectorExam } from "./connectorExam.ts";

const vendor = {
  name: "nasuni",
  start: (options: Parameters<typeof startNasuniSimulator>[0]) => startNasuniSimulator({ ...options, throttle: false }),
  source: { vendor: "NASUNI", auth: { username: "storage-admin", password: "nasuni-demo" } },
  isLogin: (path: string) => path.includes("/auth/login/"),
};

connectorExam({
  name: "Nasuni",
  start: (size) => startExamined(vendor, size),
  smallPages: { pageSize: 2, volumes: 12 },
  drift: { kind: "Volume", feed: "volumes" },
  immune: {},
});
