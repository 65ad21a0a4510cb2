// Nasuni's changes sit the exam against its simulator over real HTTP.
import { startNasuniSimulator } from "../../../simulators/nasuni/start.ts";
import { startExamined } from "../../support/examinedVendor.ts";
import { changeExam } from "./changeExam.ts";
import { nasuniCases } from "./nasuni.cases.ts";

const vendor = {
  name: "nasuni",
  start: (options: Parameters<typeof startNasuniSimulator>[0]) => startNasuniSimulator({ ...options, throttle: false }),
  source: { vendor: "NASUNI", auth: { username: "storage-admin", password: "nasuni-demo" } },
  isLogin: (path: string) => path.includes("/auth/login/"),
};

changeExam({
  name: "Nasuni",
  start: (observe) => startExamined(vendor, { volumes: 12, pageSize: null }, observe),
  cases: nasuniCases,
});
