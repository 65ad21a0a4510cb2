// Do replicas understand each other's news of reads, and nobody else's?
import { describe, expect, it } from "vitest";
import { readNews, writeNews } from "../../src/inventory/ReadNews.ts";
import { createSeal } from "../../src/shared-state/Seal.ts";
import { failure } from "./support/scripted.ts";

const seal = createSeal(["a secret of the tests that is long enough"]);
const name = "alpha:volumes:ALL:account";
const { problem } = failure("UPSTREAM_RATE_LIMITED");

describe("News of a read", () => {
  it.each([
    { how: "kept" },
    { how: "unkept" },
    { how: "left" },
    { how: "wanted" },
    { how: "failed", problem },
  ] as const)("are read as they were written ($how)", (news) => {
    expect(readNews(seal, writeNews(seal, name, news))).toEqual({ name, news });
  });

  it("tell nothing of what a read failed with to who lacks the key, and are then just that it was given up", () => {
    const text = writeNews(seal, name, { how: "failed", problem });
    expect(text).not.toContain("RATE_LIMITED");
    const stranger = createSeal(["another secret that is long enough for it"]);
    expect(readNews(stranger, text)).toEqual({ name, news: { how: "left" } });
    expect(readNews(seal, text.replace(name, "beta:volumes:ALL:account"))?.news).toEqual({ how: "left" });
  });

  it("that mean nothing are ignored", () => {
    for (const text of ["", "finished alpha", "\u0000"]) expect(readNews(seal, text)).toBeNull();
  });
});
