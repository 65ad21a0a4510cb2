// The Ngenea Hub connector sits the exam against its simulator over real HTTP.
import { startNgeneaHubSimulator } from "../../simulators/ngenea-hub/start.ts";
import { startExamined } from "../support/examinedVendor.ts";
import { connectorExam } from "./connectorExam.ts";

const vendor = {
  name: "ngenea-hub",
  start: startNgeneaHubSimulator,
  source: { vendor: "NGENEA_HUB", auth: { username: "admin", password: "hub-admin" } },
  isLogin: (path: string) => path.includes("/auth/token/"),
};

connectorExam({
  name: "Ngenea Hub",
  start: (size) => startExamined(vendor, size),
  // The vendor never gives pages of fewer than twenty rows.
  smallPages: { pageSize: 20, volumes: 65 },
  drift: { kind: "Volume", feed: "spaces" },
  immune: {},
});
