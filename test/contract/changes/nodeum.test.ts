// Nodeum's changes sit the exam against its simulator over real HTTP.
import { startNodeumSimulator } from "../../../simulators/nodeum/start.ts";
import { startExamined } from "../../support/examinedVendor.ts";
import { changeExam } from "./changeExam.ts";
import { nodeumCases } from "./nodeum.cases.ts";

const vendor = {
  name: "nodeum",
  start: startNodeumSimulator,
  source: { vendor: "NODEUM", auth: { username: "admin", password: "nodeum-admin" } },
  // The credentials stand in every request.
  isLogin: () => false,
};

changeExam({
  name: "Nodeum",
  start: (observe) => startExamined(vendor, { volumes: 12, pageSize: null }, observe),
  cases: nodeumCases,
});
