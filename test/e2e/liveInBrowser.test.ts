// Does a person see a job go on and end in GraphiQL, without asking again? A tree delete at Qumulo, followed in Chromium.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium, openGraphiql } from "../../tools/browser.ts";
import { jumpingClock } from "../support/jumpingClock.ts";
import { type Estate, startEstate } from "../support/startEstate.ts";

const root = join(import.meta.dirname, "../..");
const clock = jumpingClock();
let estate: Estate;
beforeAll(async () => {
  if (!existsSync(join(root, "dist/graphiql/index.html")))
    await build({ configFile: join(root, "graphiql/vite.config.ts"), logLevel: "error" });
  const timeouts = { connectMs: 600_000, headersMs: 600_000, bodyMs: 600_000, callMs: 600_000 };
  const simulators = { qumulo: { clockMode: "frozen" as const } };
  estate = await startEstate({ vendors: ["qumulo"], volumes: 12, simulators, source: { timeouts }, clock });
});
afterAll(() => estate.close());

describe("In GraphiQL", () => {
  it("a job's progress is seen live, to its end", async ({ skip }) => {
    const chromium = findChromium();
    if (chromium === null && process.env.CI === "true") throw new Error("CI has no Chromium to open GraphiQL with.");
    if (chromium === null) return skip("There is no Chromium here: no job was followed in a browser.");
    await estate.vendor("qumulo").rows({ kind: "Job", insert: { count: 1 } });
    const { data } = await estate.ask("{ jobs(filter: { jobType: [DELETE], state: [RUNNING] }) { nodes { id } } }");
    const [{ id }] = data.jobs.nodes;
    const graphiql = await openGraphiql(estate.url, chromium);
    try {
      await graphiql.write(`subscription { jobUpdated(id: "${id}") { job { state progressPercent } } }`);
      await graphiql.start();
      const seen = new Set<string>();
      for (let turn = 0; turn < 5_000 && ![...seen].some((text) => text.includes("SUCCEEDED")); turn += 1) {
        const [state = ""] = /"state": "\w+",\s*"progressPercent": [\w.]+/.exec(await graphiql.shown()) ?? [];
        if (state !== "") {
          seen.add(state);
          await estate.vendor("qumulo").advance(1_000);
        }
        clock.pass(1_000);
      }
      expect([...seen].at(-1)).toContain("SUCCEEDED");
      expect(seen.size).toBeGreaterThan(3);
      expect(graphiql.complaints).toEqual([]);
    } finally {
      await graphiql.close();
    }
  }, 60_000);
});
