// The Qumulo connector sits the exam against its simulator over real HTTP.
import { startQumuloSimulator } from "../../simulators/qumulo/start.ts";
import { startExamined } from "../support/examinedVendor.ts";
import { connectorExam } from "./connectorExam.ts";

const vendor = {
  name: "qumulo",
  start: startQumuloSimulator,
  source: { vendor: "QUMULO", auth: { username: "admin", password: "simulator" } },
  isLogin: (path: string) => path.startsWith("/v1/session/login"),
};

connectorExam({
  name: "Qumulo",
  start: (size) => startExamined(vendor, size),
  smallPages: { pageSize: 2, volumes: 12 },
  drift: { kind: "Volume", feed: "quotas" },
  immune: {},
});
