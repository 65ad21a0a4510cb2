// Every documented example of a change or a subscription does what it says, as it stands.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type OperationDefinitionNode, parse } from "graphql";
import { type Client, createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Estate, startEstate } from "../support/startEstate.ts";

const folder = join(import.meta.dirname, "../../docs/examples");
const example = (name: string) => readFileSync(join(folder, `${name}.graphql`), "utf8");
/** Name of the operation of this sort in a document. */
const nameOf = (text: string, sort: string) =>
  parse(text)
    .definitions.filter(
      (definition): definition is OperationDefinitionNode => definition.kind === "OperationDefinition",
    )
    .find(({ operation }) => operation === sort)?.name?.value ?? "";

let estate: Estate;
let client: Client;
beforeAll(async () => {
  estate = await startEstate({
    vendors: ["qumulo", "nasuni", "nginx"],
    volumes: 12,
    simulators: { qumulo: { jobDurationMs: 600_000 } },
  });
  client = createClient({ url: `${estate.url.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket });
});
afterAll(async () => {
  await client.dispose();
  await estate.close();
});

/** A volume of the source. */
async function volumeOf(source: string): Promise<{ readonly id: string; readonly path: string }> {
  const query = "query ($source: [ID!]) { volumes(filter: { source: $source }) { nodes { id path } } }";
  const { data } = await estate.ask(query, { source: [source] });
  return data.volumes.nodes.find(({ path }: { path: string | null }) => path !== "/");
}

/** Events of a subscription, to its end. */
async function follow(query: string, variables: Record<string, unknown>) {
  const heard = [];
  const operationName = nameOf(query, "subscription");
  for await (const { data, errors } of client.iterate({ query, variables, operationName })) {
    expect(errors).toBeUndefined();
    heard.push(data);
  }
  return heard;
}

describe("The examples of changes", () => {
  it("07: takes a snapshot, and follows the operation that the answer names to its end", async () => {
    const text = example("07-snapshot-and-follow");
    const { id } = await volumeOf("qumulo");
    const { data, errors } = await estate.ask(text, { volumeId: id }, nameOf(text, "mutation"));
    expect(errors).toBeUndefined();
    expect(data.createSnapshot.problems).toEqual([]);
    const operationId = data.createSnapshot.operation.id;
    const heard = (await follow(text, { operationId })) as Record<string, Record<string, unknown>>[];
    const last = heard.at(-1)?.operationUpdated;
    expect(last).toMatchObject({
      gap: false,
      operation: {
        state: "SUCCEEDED",
        problems: [],
        target: { displayName: expect.stringContaining("before-upgrade") },
      },
    });
    const again = (await follow(text, { operationId, after: "0" })) as Record<string, unknown>[];
    expect(again.at(-1)).toEqual(heard.at(-1));
    const node = await estate.ask(
      "query ($id: ID!) { node(id: $id) { __typename ... on Operation { command state } } }",
      {
        id: operationId,
      },
    );
    expect(node.data.node).toEqual({ __typename: "Operation", command: "CREATE_SNAPSHOT", state: "SUCCEEDED" });
    const { data: listed } = await estate.ask(
      "{ operations { totalCount nodes { id targetId } summary { byState { state count } } } }",
    );
    expect(listed.operations).toMatchObject({
      nodes: [{ id: operationId, targetId: expect.any(String) }],
      summary: { byState: [{ state: "SUCCEEDED", count: 1 }] },
    });
  });

  it("06: makes an NFS export of a directory that is there, and waits for its end; asked again with its key, it makes none", async () => {
    const text = example("06-create-nfs-export-and-wait");
    const { id, path } = await volumeOf("qumulo");
    const early = await estate.ask(text, { volumeId: id, key: "early" });
    expect(early.errors).toBeUndefined();
    expect(early.data.createShare).toMatchObject({
      share: null,
      operation: null,
      problems: [{ code: "NOT_FOUND", field: "input.path" }],
    });
    const made = await estate.ask(
      `mutation ($path: String!) {
        createVolume(input: { sourceId: "qumulo", name: "render", path: $path, limit: { gib: 10 } }, options: { waitMs: 10000 }) {
          volume { path }
          operation { state }
          problems { message }
        }
      }`,
      { path: `${path}/projects/render` },
    );
    expect(made.data.createVolume).toMatchObject({
      volume: { path: `${path}/projects/render` },
      operation: { state: "SUCCEEDED" },
      problems: [],
    });
    const first = await estate.ask(text, { volumeId: id, key: "one" });
    const { share, operation, problems } = first.data.createShare;
    expect(problems).toEqual([]);
    expect(operation.state).toBe("SUCCEEDED");
    expect(share.nfs.rules).toEqual([
      { hosts: ["10.20.0.0/16"], readOnly: false },
      { hosts: ["10.30.0.5"], readOnly: true },
    ]);
    const second = await estate.ask(text, { volumeId: id, key: "one" });
    expect(second.data.createShare).toMatchObject({ operation: { id: operation.id }, share: { id: share.id } });
    const other = await estate.ask(text.replace("Render farm", "Another"), { volumeId: id, key: "one" });
    expect(other.data.createShare).toMatchObject({ operation: null, problems: [{ code: "IDEMPOTENCY_MISMATCH" }] });
  });

  it("shows a share that was removed as it was last, and the operation that did it", async () => {
    const { data } = await estate.ask(
      '{ shares(filter: { source: ["qumulo"], path: { contains: "render" } }) { nodes { id displayName commands { command available } } } }',
    );
    const [share] = data.shares.nodes;
    expect(share.commands).toContainEqual({ command: "DELETE_SHARE", available: true });
    const removed = await estate.ask(
      `mutation ($id: ID!, $confirm: String!) {
        deleteShare(input: { id: $id, confirm: $confirm }, options: { waitMs: 10000 }) {
          share { id displayName }
          operation { state targetId target { id } }
          problems { message }
        }
      }`,
      { id: share.id, confirm: share.displayName },
    );
    expect(removed.data.deleteShare).toEqual({
      share: { id: share.id, displayName: share.displayName },
      operation: { state: "SUCCEEDED", targetId: share.id, target: null },
      problems: [],
    });
  });

  it("12: asks for a Nasuni volume with all that it needs", async () => {
    const text = example("12-create-nasuni-volume").replace("nasuni-emea", "nasuni");
    const { data: sites } = await estate.ask('{ sites(filter: { source: ["nasuni"] }) { nodes { id } } }');
    const pools = await estate.ask(
      '{ storagePools(filter: { source: ["nasuni"] }) { nodes { details { ... on NasuniCloudBackendDetails { credentialId } } } } }',
    );
    const credentialId = pools.data?.storagePools.nodes.find(
      ({ details }: { details: { credentialId?: string } | null }) => details?.credentialId !== undefined,
    )?.details.credentialId;
    const { data, errors } = await estate.ask(text, { siteId: sites.sites.nodes[0].id, credentialId });
    expect(errors).toBeUndefined();
    expect(data.createVolume.problems).toEqual([]);
    expect(data.createVolume.operation).toMatchObject({ state: expect.any(String) });
  });

  it("08: tells what a publication to an NGINX group would send, in full but for the files, and sends nothing", async () => {
    const text = example("08-publish-nginx-dry-run");
    const finder = /\{ sites\(.*\}/.exec(text)?.[0] ?? "";
    const { data: found } = await estate.ask(finder);
    const [group] = found.sites.nodes;
    const variables = { groupId: group.id, groupName: group.displayName, nginxConf: "events {}" };
    await estate.forgetCalls();
    const { data, errors } = await estate.ask(text, variables);
    expect(errors).toBeUndefined();
    const { operation, job, problems } = data.publishConfiguration;
    expect([problems, job, operation.dryRun]).toEqual([[], null, true]);
    expect(operation.plan).toMatchObject([
      {
        position: 1,
        purpose: "Publish the configuration",
        endpoint: expect.stringMatching(/^POST .*config/),
        values: expect.arrayContaining([{ name: "externalId", value: "4f1c2d9" }]),
      },
    ]);
    expect(JSON.stringify(operation.plan)).not.toContain(Buffer.from("events {}").toString("base64"));
    expect((await estate.calls()).nginx.filter((call) => !call.startsWith("GET "))).toEqual([]);
    const wrong = await estate.ask(text, { ...variables, groupName: "another" });
    expect(wrong.data.publishConfiguration).toMatchObject({
      operation: null,
      problems: [{ code: "INVALID_INPUT", field: "input.confirm" }],
    });
  });

  it("11: lists jobs, and follows them: a tree delete that is asked for meanwhile comes as an event", async () => {
    const text = example("11-job-feed");
    const listed = await estate.ask(text, {}, nameOf(text, "query"));
    expect(listed.errors).toBeUndefined();
    expect(listed.data.jobs.nodes.length).toBeGreaterThan(0);
    const { id, path } = await volumeOf("qumulo");
    const named = await estate.ask("query ($id: ID!) { node(id: $id) { ... on Volume { displayName } } }", { id });
    const events = client.iterate({ query: text, operationName: nameOf(text, "subscription") });
    const next = events.next();
    // Another operation over the same socket is answered after the first was taken in.
    const { data } = (await client.iterate({ query: "{ __typename }" }).next()).value as { data: unknown };
    expect(data).toEqual({ __typename: "Query" });
    const removed = await estate.ask(
      `mutation ($id: ID!, $confirm: String!) {
        deleteVolume(input: { id: $id, confirm: $confirm }) { operation { command } problems { message } }
      }`,
      { id, confirm: named.data.node.displayName },
    );
    expect(removed.data.deleteVolume).toEqual({ operation: { command: "DELETE_VOLUME" }, problems: [] });
    const treeDelete = `Tree delete of ${path}`;
    // Other jobs go on meanwhile, and are told of too.
    let told = await next;
    while (told.done !== true && !JSON.stringify(told.value).includes(treeDelete)) told = await events.next();
    expect(told.value).toMatchObject({
      data: {
        jobsChanged: {
          sequence: expect.stringMatching(/^\d+$/),
          gap: false,
          change: "ADDED",
          job: { id: expect.any(String), displayName: treeDelete, state: "RUNNING" },
        },
      },
    });
    await events.return?.();
  });
});
