// Ngenea Hub's changes sit the exam against its simulator over real HTTP.
import { startNgeneaHubSimulator } from "../../../simulators/ngenea-hub/start.ts";
import { startExamined } from "../../support/examinedVendor.ts";
import { changeExam } from "./changeExam.ts";
import { ngeneaHubCases } from "./ngenea-hub.cases.ts";

const vendor = {
  name: "ngenea-hub",
  start: startNgeneaHubSimulator,
  source: { vendor: "NGENEA_HUB", auth: { username: "admin", password: "hub-admin" } },
  isLogin: (path: string) => path.includes("/auth/token/"),
};

changeExam({
  name: "Ngenea Hub",
  start: (observe) => startExamined(vendor, { volumes: 12, pageSize: null }, observe),
  cases: ngeneaHubCases,
});
