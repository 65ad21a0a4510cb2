// The Nodeum connector sits the exam against its simulator over real HTTP.
import { startNodeumSimulator } from "../../simulators/nodeum/start.ts";
import { startExamined } from "../support/examinedVendor.ts";
import { connectorExam } from "./connectorExam.ts";

const vendor = {
  name: "nodeum",
  start: startNodeumSimulator,
  source: { vendor: "NODEUM", auth: { username: "admin", password: "nodeum-admin" } },
  // The credentials stand in every request.
  isLogin: () => false,
};

connectorExam({
  name: "Nodeum",
  start: (size) => startExamined(vendor, size),
  smallPages: { pageSize: 2, volumes: 7 },
  drift: { kind: "Volume", feed: "containers" },
  immune: {},
});
