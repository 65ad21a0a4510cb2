// Details that lists lack cost the fewest calls that the vendor allows, however many objects are asked for at once.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Estate, startEstate } from "../support/startEstate.ts";

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate({ vendors: ["hub"], simulators: { hub: { jobs: 120 } } });
});
afterAll(() => estate.close());

const jobIds = async (first: number): Promise<string[]> => {
  const { data } = await estate.ask(
    `{ jobs(first: ${first}, filter: { createdAt: { sinceSecondsAgo: 31536000 } }, freshness: { waitMs: 8000 }) { nodes { id } } }`,
  );
  return data.jobs.nodes.map(({ id }: { id: string }) => id);
};
const withSteps = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Job { steps { name state } } } }";

describe("The steps of jobs", () => {
  it("of a hundred at once are read from the list of tasks, since that is cheaper than a call for each", async () => {
    const ids = (await jobIds(200))
      .filter((id) => Buffer.from(id, "base64url").toString().includes(":job:"))
      .slice(0, 100);
    expect(ids.length).toBe(100);
    await estate.forgetCalls();
    const { data, errors } = await estate.ask(withSteps, { ids });
    expect(errors).toBeUndefined();
    expect(
      data.nodes.filter((job: { steps: unknown[] | null }) => (job.steps?.length ?? 0) > 0).length,
    ).toBeGreaterThan(90);
    const tasks = (await estate.calls()).hub.filter((call) => call.includes("/tasks/"));
    expect((await estate.calls()).hub).toEqual(tasks);
    expect(tasks.length).toBeLessThan(20);
  });

  it("of one job cost one call", async () => {
    const [id] = (await jobIds(200)).filter((one) => Buffer.from(one, "base64url").toString().includes(":job:"));
    await estate.forgetCalls();
    const { data } = await estate.ask(withSteps, { ids: [id] });
    expect(data.nodes[0].steps.length).toBeGreaterThan(0);
    expect((await estate.calls()).hub.length).toBe(1);
  });

  it("are not read at all for a list, where one call per row would be needed", async () => {
    await jobIds(50);
    await estate.forgetCalls();
    const { data } = await estate.ask("{ jobs(first: 50) { nodes { steps { name } } } }");
    expect(data.jobs.nodes.every((job: { steps: unknown }) => job.steps === null)).toBe(true);
    expect((await estate.calls()).hub).toEqual([]);
  });
});
