// The reference connector passes the exam, so the exam can be passed and asks for nothing but the contract.
import { createMemoryConnector } from "../support/memoryConnector.ts";
import { MemoryVendor } from "../support/memoryVendor.ts";
import { connectorExam } from "./connectorExam.ts";

connectorExam({
  name: "in-memory reference",
  start: async ({ volumes, pageSize }) => {
    const control = new MemoryVendor("memory", volumes);
    const connector = createMemoryConnector({ sourceId: "memory", vendor: control, pageSize: pageSize ?? 100 });
    return { connector, control, isLogin: () => false, monotonic: () => 0, close: async () => {} };
  },
  smallPages: { pageSize: 2, volumes: 7 },
  drift: { kind: "Volume", feed: "spaces" },
  immune: {},
});
