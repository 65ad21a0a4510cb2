// Qumulo's changes sit the exam against its simulator over real HTTP.
import { startQumuloSimulator } from "../../../simulators/qumulo/start.ts";
import { startExamined } from "../../support/examinedVendor.ts";
import { changeExam } from "./changeExam.ts";
import { qumuloCases } from "./qumulo.cases.ts";

const vendor = {
  name: "qumulo",
  start: startQumuloSimulator,
  source: { vendor: "QUMULO", auth: { username: "admin", password: "simulator" } },
  isLogin: (path: string) => path.startsWith("/v1/session/login"),
};

changeExam({
  name: "Qumulo",
  start: (observe) => startExamined(vendor, { volumes: 12, pageSize: null }, observe),
  cases: qumuloCases,
});
