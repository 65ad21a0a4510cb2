// What is a source without a vendor behind it? For tests that need one to be there.
import type { Connector } from "../../src/contract/connector.ts";
import type { Source, UpstreamStatus } from "../../src/contract/source.ts";
import { createMemoryConnector } from "./memoryConnector.ts";
import { MemoryVendor } from "./memoryVendor.ts";

/** What a test may say of a source. */
export interface FakeSourceOptions {
  readonly id: string;
  readonly displayName?: string;
  /** A word of the GraphQL enum `Vendor`. */
  readonly vendor?: string;
  readonly demo?: boolean;
  readonly status?: Partial<UpstreamStatus>;
  readonly connector?: Partial<Connector>;
  /** The vendor in memory; one with four volumes when left out. */
  readonly memory?: MemoryVendor;
}

/** A source whose vendor is the one in memory. */
export function fakeSource(options: FakeSourceOptions): Source {
  const { id, displayName = id, vendor = "QUMULO", demo = false } = options;
  const behind = options.memory ?? new MemoryVendor(id, 4);
  const memory = createMemoryConnector({ sourceId: id, vendor: behind, pageSize: 10 });
  return {
    id,
    displayName,
    vendor,
    demo,
    tlsVerified: true,
    connector: { ...memory, vendor, ...options.connector },
    status: () => ({
      breakerState: "CLOSED",
      budgets: [],
      lastAnsweredAt: null,
      lastProblem: null,
      version: null,
      ...options.status,
    }),
  };
}
