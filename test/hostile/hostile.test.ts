// Does the gateway outlive what is sent to harm it? Every attack of the corpus is refused with a code or its connection closed within the
// configured time, and after each of them the gateway answers and has logged no fault of its own.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./attack.ts";
import { CORPUS } from "./corpus.ts";
import { type RunningTarget, startTarget } from "./startTarget.ts";

let target: RunningTarget;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.close());

describe("A gateway", () => {
  it("is attacked in many ways, each under a name of its own", () => {
    const names = new Set(CORPUS.map(({ name }) => name));
    expect(names.size).toBe(CORPUS.length);
    expect(names.size).toBeGreaterThanOrEqual(60);
  });

  it.each(CORPUS.map((attack) => [attack.name, attack] as const))("outlives %s", async (_name, { run, ends }) => {
    expect(await run(target)).toMatch(ends);
    expect(await ask(target, "{ volumes(first: 1) { totalCount } }")).toBe("200 ok");
    expect(target.faults.splice(0)).toEqual([]);
  });
});
