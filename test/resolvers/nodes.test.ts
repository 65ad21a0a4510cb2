// What does an id find, how many reads does that cost, and what is answered by id alone?
import { describe, expect, it } from "vitest";
import { GatewayError } from "../../src/contract/problem.ts";
import type { Row } from "../../src/contract/rows/index.ts";
import { encodeNodeId } from "../../src/inventory/globalId.ts";
import { FakeView } from "../support/FakeView.ts";
import { fakeSource } from "../support/fakeSource.ts";
import { row } from "../support/rows.ts";
import { runQuery } from "../support/runQuery.ts";

const sources = [fakeSource({ id: "alpha" }), fakeSource({ id: "beta", vendor: "NGENEA_HUB" })];
const over = (...rows: Row[]) => new FakeView(sources, rows);
const id = (type: string, nativeId: string, sourceId = "alpha") => encodeNodeId({ type, sourceId, nativeId });
const NODE = "query ($id: ID!) { node(id: $id) { __typename id } }";
const NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Resource { displayName } } }";

describe("node", () => {
  it("finds a row by its id, and a source by its key", async () => {
    const view = over(row("Volume", "v1"));
    expect((await runQuery(view, { query: NODE, variables: { id: id("Volume", "v1") } })).data?.node).toEqual({
      __typename: "Volume",
      id: id("Volume", "v1"),
    });
    expect((await runQuery(view, { query: NODE, variables: { id: "beta" } })).data?.node).toEqual({
      __typename: "Source",
      id: "beta",
    });
  });

  it.each([
    ["a row that there is not", id("Volume", "gone")],
    ["a row of a source that there is not", id("Volume", "v1", "gamma")],
    ["a part of a host that there is not", id("NginxInstance", "no:where")],
  ])("answers null for %s", async (_what, wanted) => {
    const { data, errors } = await runQuery(over(), { query: NODE, variables: { id: wanted } });
    expect({ data, errors }).toEqual({ data: { node: null }, errors: undefined });
  });

  it.each(["what?", "", "djE6", id("Banana", "1"), `${id("Volume", "v1")}x`])(
    "refuses %j, which is no id of ours",
    async (wanted) => {
      const { errors } = await runQuery(over(), { query: NODE, variables: { id: wanted } });
      expect(errors?.[0]?.originalError).toMatchObject({ problem: { code: "INVALID_INPUT", field: "id" } });
    },
  );

  it("reads only what is asked of the row's own type, and only from its own source", async () => {
    const view = over(row("Site", "s1"), row("Volume", "v1"));
    const query = `query ($id: ID!) { node(id: $id) { ... on Site { volumes { totalCount } } ... on Job { volume { id } } } }`;
    await runQuery(view, { query, variables: { id: id("Site", "s1") } });
    expect(view.prepared).toEqual([{ kinds: ["Volume"], ids: ["Volume.site"], sourceIds: ["alpha"] }]);
    expect(view.asked).toContainEqual({ getMany: "Site", sourceId: "alpha", nativeIds: ["s1"] });
  });
});

describe("nodes", () => {
  it("answers in the order asked, null for what there is not, with one read for each source and kind", async () => {
    const view = over(
      row("Volume", "v1"),
      row("Volume", "v2"),
      row("Site", "s1"),
      row("Volume", "v1", { sourceId: "beta" }),
    );
    const ids = [
      id("Volume", "v2"),
      id("Site", "s1"),
      "beta",
      id("Volume", "v0"),
      id("Volume", "v1"),
      id("Volume", "v1", "beta"),
      id("Volume", "v2"),
    ];
    const { data, errors } = await runQuery(view, { query: NODES, variables: { ids } });
    expect(errors).toBeUndefined();
    expect(data?.nodes.map((node: { id: string } | null) => node?.id ?? null)).toEqual(
      ids.map((wanted) => (wanted === id("Volume", "v0") ? null : wanted)),
    );
    expect(view.asked).toEqual([
      { getMany: "Volume", sourceId: "alpha", nativeIds: ["v2", "v0", "v1"] },
      { getMany: "Site", sourceId: "alpha", nativeIds: ["s1"] },
      { getMany: "Volume", sourceId: "beta", nativeIds: ["v1"] },
    ]);
  });

  it("refuses more than 500, before any read", async () => {
    const view = over();
    const ids = Array.from({ length: 501 }, (_, n) => id("Volume", String(n)));
    const { errors } = await runQuery(view, { query: NODES, variables: { ids } });
    expect(errors?.[0]?.originalError).toMatchObject({ problem: { code: "INVALID_INPUT", field: "ids" } });
    expect(view.asked).toEqual([]);
  });

  it("refuses each text that is no id of ours in its own place, and answers the rest", async () => {
    const view = over(row("Volume", "v1"), row("Volume", "v2"));
    const ids = ["???", id("Volume", "v1"), id("Banana", "1"), id("Volume", "v2")];
    const { data, errors } = await runQuery(view, { query: NODES, variables: { ids } });
    expect(data?.nodes.map((node: { displayName: string } | null) => node?.displayName ?? null)).toEqual([
      null,
      "v1",
      null,
      "v2",
    ]);
    expect(errors?.map(({ path, originalError }) => [path, originalError])).toMatchObject([
      [["nodes", 0], { problem: { code: "INVALID_INPUT", field: "ids[0]" } }],
      [["nodes", 2], { problem: { code: "INVALID_INPUT", field: "ids[2]" } }],
    ]);
    expect(view.asked).toEqual([{ getMany: "Volume", sourceId: "alpha", nativeIds: ["v1", "v2"] }]);
  });

  it("shows a read that failed as the error of its own place, and answers the rest", async () => {
    const view = over(row("Volume", "v1"));
    view.failure = new GatewayError({ code: "UPSTREAM_TIMEOUT", message: "Source alpha did not answer." });
    const { data, errors } = await runQuery(view, { query: NODES, variables: { ids: ["beta", id("Volume", "v1")] } });
    expect(data?.nodes).toEqual([{ id: "beta" }, null]);
    expect(errors?.map(({ path, message }) => ({ path, message }))).toEqual([
      { path: ["nodes", 1], message: "Source alpha did not answer." },
    ]);
  });
});

describe("Steps and progress of a job that its list leaves out", () => {
  const job = (nativeId: string) =>
    row("Job", nativeId, { steps: undefined, progress: undefined, progressPercent: undefined });
  const step = (name: string) => ({
    sourceId: "alpha",
    name,
    state: "RUNNING",
    nativeState: null,
    site: "s1",
    startedAt: null,
    finishedAt: null,
    message: null,
  });
  const fields = "steps(first: 1) { name state site { displayName } } progressPercent progress { processedFiles }";
  const withDetails = () => {
    const view = over(job("j1"), job("j2"), row("Site", "s1"));
    view.detailValues.set("steps j1", { steps: [step("scan"), step("copy")] });
    view.detailValues.set("progress j1", { progressPercent: 40, progress: { processedFiles: 12n } });
    return view;
  };

  it("are read for jobs asked by id, in one batch for each reader", async () => {
    const view = withDetails();
    const { data, errors } = await runQuery(view, {
      query: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Job { ${fields} } } }`,
      variables: { ids: [id("Job", "j1"), id("Job", "j2")] },
    });
    expect(errors).toBeUndefined();
    expect(data?.nodes).toEqual([
      {
        steps: [{ name: "scan", state: "RUNNING", site: { displayName: "s1" } }],
        progressPercent: 40,
        progress: { processedFiles: "12" },
      },
      { steps: null, progressPercent: null, progress: null },
    ]);
    expect(view.asked.filter((asked) => "details" in asked)).toEqual([
      { details: { kind: "Job", sourceId: "alpha", name: "steps", nativeIds: ["j1", "j2"] } },
      { details: { kind: "Job", sourceId: "alpha", name: "progress", nativeIds: ["j1", "j2"] } },
    ]);
  });

  it("are null for jobs of a list, at no cost", async () => {
    const view = withDetails();
    const { data } = await runQuery(view, { query: `{ jobs { nodes { ${fields} operation { id } operationId } } }` });
    expect(data?.jobs.nodes[0]).toEqual({
      steps: null,
      progressPercent: null,
      progress: null,
      operation: null,
      operationId: null,
    });
    expect(view.asked.some((asked) => "details" in asked)).toBe(false);
  });

  it("refuses to tell fewer than no steps", async () => {
    const view = over(row("Job", "j1", { progressPercent: 7, steps: [] }));
    const { errors } = await runQuery(view, { query: "{ jobs { nodes { steps(first: -1) { name } } } }" });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "INVALID_INPUT" });
  });

  it("are answered from the row when the list has them", async () => {
    const view = over(row("Job", "j1", { progressPercent: 7, steps: [] }));
    const { data } = await runQuery(view, { query: "{ jobs { nodes { progressPercent steps { name } } } }" });
    expect(data?.jobs.nodes[0]).toEqual({ progressPercent: 7, steps: [] });
  });
});
