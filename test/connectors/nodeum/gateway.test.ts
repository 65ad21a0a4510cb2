// What does somebody see who asks the gateway about a Nodeum server? Every kind with what only this vendor knows, over HTTP, at
// the price of its lists.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningSimulator } from "../../../simulators/chassis/runningSimulator.ts";
import { startNodeumSimulator } from "../../../simulators/nodeum/start.ts";
import { configSchema } from "../../../src/config/Config.ts";
import { createGateway, type Gateway } from "../../../src/createGateway.ts";
import { createLog } from "../../../src/observe/Log.ts";
import { systemClock } from "../../../src/upstream/systemClock.ts";
import { controlOf } from "../../support/SimulatorControl.ts";

let simulator: RunningSimulator;
let gateway: Gateway;
let url: string;
beforeAll(async () => {
  simulator = await startNodeumSimulator({ volumes: 12 });
  const auth = { username: "admin", password: "nodeum-admin" };
  const source = { id: "archive", vendor: "NODEUM", displayName: "Lyon archive", url: simulator.url, auth };
  const config = configSchema.parse({ server: { port: 0 }, sources: [{ ...source, budget: { read: 1_000 } }] });
  gateway = await createGateway(config, { clock: systemClock, random: () => 0, log: createLog("silent") });
  url = await gateway.listen();
});
afterAll(async () => {
  await gateway.close();
  await simulator.close();
});

const QUERY = `{
  sites { nodes { displayName siteType capacity { usedBytes } } }
  storagePools { nodes { poolType site { nativeId } details { ... on NodeumPoolDetails { nativeType memberCount } } } }
  volumes(first: 1) { nodes { commands { command available } placements { site { nativeId } pool { displayName } } details {
    ... on NodeumContainerDetails { quotaOnCachePercent cachedBytes fileCount cacheOnlyFileCount guestAccess } } } }
  shares(first: 1) { nodes { direction site: sites { nativeId } details {
    ... on NodeumNasShareDetails { serverHost nativeProtocol mountOptions fileCount usedBytes pool { displayName } } } } }
  quotas(first: 1) { nodes { capacity { assumption } volume { nativeId } } }
  jobs(first: 1) { nodes { template { displayName } details { ... on NodeumExecutionDetails { workflowType finalizedFiles } } } }
  jobTemplates(first: 1) { nodes { schedule { format } details {
    ... on NodeumTaskDetails { workflowAction sourceType destinationType priority conflictResolution } } } }
  alerts { nodes { name derived resource { __typename } } }
  snapshots { totalCount sources { state reason } }
}`;

describe("A Nodeum server behind the gateway", () => {
  it("shows every kind with its details, each list of it read once", async () => {
    const control = controlOf(simulator);
    await control.forgetCalls();
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: QUERY }),
    });
    const { data, errors } = (await answer.json()) as { data: Record<string, { nodes: unknown[] }>; errors: unknown };
    expect(errors).toBeUndefined();
    expect(data.sites?.nodes).toMatchObject([{ displayName: "Lyon archive", siteType: "SERVER" }]);
    for (const [field, { nodes }] of Object.entries(data))
      if (field !== "snapshots") expect(nodes.length, field).toBeGreaterThan(0);
    expect(data.snapshots).toMatchObject({
      totalCount: 0,
      sources: [{ state: "UNSUPPORTED", reason: expect.stringMatching(/^Nodeum takes no snapshots/) }],
    });
    expect(data.shares?.nodes).toMatchObject([{ direction: "CONSUMED", details: { pool: {} } }]);
    const lists = (await control.calls()).map(({ path }) => path.split("?")[0]?.replace("/api/v2/", "")).sort();
    // One sign of life for the site; executions by time and those that have not ended.
    expect(lists).toEqual(
      ["cloud_buckets", "containers", "nas", "nas_shares", "pools", "pools", "tapes"].concat([
        "task_executions",
        "task_executions",
        "task_schedules",
        "tasks",
      ]),
    );
  });
});
