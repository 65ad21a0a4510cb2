// An alert that names a metric which does not exist never fires, and nobody notices.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ERROR_CODES } from "../../src/contract/problem.ts";
import { WORK_STATES } from "../../src/contract/words.ts";
import { COLLECTION_STATES } from "../../src/observe/holdingMetrics.ts";
import { startWatchedEstate, type WatchedEstate } from "../support/watchedEstate.ts";

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

const read = (path: string) => readFileSync(join(import.meta.dirname, "../../docs", path), "utf8");
const { groups } = parse(read("alerts.yaml")) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const guide = read("operations.md");

let estate: WatchedEstate;
let names: ReadonlySet<string>;
beforeAll(async () => {
  // Everything that has metrics of its own is configured; nobody answers at that Redis.
  const cache = { keys: ["a key of the tests, thirty-two long"], redis: { url: "redis://127.0.0.1:9" } };
  estate = await startWatchedEstate({ vendors: ["hub"], config: { cache } });
  await estate
    .vendor("hub")
    .fault({ match: { path: "/" }, fault: { kind: "status", status: 500, body: {} }, times: 1 });
  await estate.ask("{ volumes { totalCount } nonsense }");
  await estate.ask("{ volumes(freshness: { waitMs: 2000 }) { totalCount } }");
  await estate.ask("mutation { refreshInventory(input: {}, options: { waitMs: 100 }) { operation { id } } }");
  const text = await (await fetch(`${estate.url}/metrics`)).text();
  names = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? ""));
});
afterAll(() => estate.close());

const metricsIn = (text: string) =>
  [...text.matchAll(/\b(?:storagegraph|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name);

describe("Each alert", () => {
  it.each(rules)("$alert asks for metrics that a running gateway has", ({ expr }) => {
    const asked = metricsIn(expr);
    expect(asked).not.toEqual([]);
    const missing = asked.filter((name) => !names.has(name) && !names.has(name.replace(/_(bucket|sum|count)$/, "")));
    expect(missing).toEqual([]);
  });

  it.each(rules)("$alert compares labels with words that there are", ({ expr }) => {
    const words = new Set<string>([
      ...[...ERROR_CODES, ...WORK_STATES, ...COLLECTION_STATES],
      ...["ok", "abandoned", "partial", "refused", "fault", "CLOSED", "OPEN", "HALF_OPEN"],
    ]);
    const compared = [...expr.matchAll(/=~?"([^"]+)"|!~?"([^"]+)"/g)].flatMap(([, is, isNot]) =>
      (is ?? isNot ?? "").split("|"),
    );
    expect(compared.filter((word) => !words.has(word))).toEqual([]);
  });

  it.each(rules)("$alert says in the guide what it means and what to do", ({ alert, annotations, labels }) => {
    expect(annotations.runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`);
    expect(guide).toMatch(new RegExp(`### ${alert}\n\n[^#]{60,}\\*What to do:\\*`));
    expect(["critical", "warning", "info"]).toContain(labels.severity);
  });
});

describe("The guide", () => {
  it("explains no alert that there is not", () => {
    const explained = [...guide.matchAll(/^### (StorageGraph\w+)/gm)].map(([, name]) => name);
    expect(explained).toEqual(rules.map(({ alert }) => alert));
  });

  it("names every metric of the gateway, and none that there is not", () => {
    const table = guide.slice(guide.indexOf("| metric | tells |"), guide.indexOf("## Log"));
    const own = [...names].filter((name) => name.startsWith("storagegraph_"));
    const written = (name: string) => table.includes(name) || table.includes(`_${name.split("_").slice(2).join("_")}`);
    expect(own.filter((name) => !written(name))).toEqual([]);
    expect(metricsIn(table).filter((name) => name.startsWith("storagegraph_") && !names.has(name))).toEqual([]);
  });
});
