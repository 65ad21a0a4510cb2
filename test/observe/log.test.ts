// What may stand in a log line, and what never does.
import { describe, expect, it } from "vitest";
import { secretsOf } from "../../src/config/secretsOf.ts";
import { createLog } from "../../src/observe/Log.ts";
import { createScrubber } from "../../src/observe/scrub.ts";
import { WaitMeter } from "../../src/observe/WaitMeter.ts";
import { FakeClock } from "../support/FakeClock.ts";

function logged(secrets: readonly string[], use: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  use(createLog("info", { secrets, write: (line) => lines.push(line) }));
  return lines.join("");
}

describe("A log line", () => {
  it("never holds a configured secret, whichever error of a library quotes it", () => {
    const password = 'p"ss\\wörd-17';
    const text = logged([password], (log) => {
      log.error({}, "A fault in the gateway.", new Error(`cannot log in as admin with ${password}`));
      log.warn({ note: encodeURIComponent(password) }, `basic ${Buffer.from(password).toString("base64")}`);
    });
    expect(text).not.toContain("rd-17");
    expect(text).not.toContain(Buffer.from(password).toString("base64"));
    expect(text.match(/\[hidden\]/g)?.length).toBeGreaterThanOrEqual(3);
    for (const line of text.trim().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
  });

  it("hides fields of names that secrets bear, should one slip in", () => {
    const text = logged([], (log) => log.warn({ password: "s3cret-1", nested: { authorization: "s3cret-2" } }, "odd"));
    expect(text).not.toContain("s3cret");
  });

  it("tells of an error its message and stack, and nothing of what it holds", () => {
    const error = Object.assign(new Error("no"), { response: { body: "s3cret" } });
    const text = logged([], (log) => log.error({}, "A fault in the gateway.", error));
    expect(text).toContain('"cause":"no"');
    expect(text).not.toContain("s3cret");
  });

  it("keeps words that are too short to be a secret", () => {
    expect(createScrubber(["admin", ""])("admin did it")).toBe("admin did it");
  });
});

describe("The secrets of a configuration", () => {
  it("are found wherever secrets stand, also in an address and as basic authentication writes them", () => {
    const config = {
      sources: [
        { url: "https://q", auth: { username: "ada", password: "pw-one-1" } },
        { auth: { apiKey: "pw-two-2" } },
      ],
      cache: { keys: ["pw-three"], redis: { url: "redis://u:pw%2Dfour@r", password: "pw-five" } },
      tracing: { headers: { "x-key": "pw-six" } },
    };
    const basic = Buffer.from("ada:pw-one-1").toString("base64");
    expect(new Set(secretsOf(config))).toEqual(
      new Set(["pw-one-1", basic, "pw-two-2", "pw-three", "pw%2Dfour", "pw-four", "pw-five", "pw-six"]),
    );
  });
});

describe("The time that a request waits for vendors", () => {
  it("counts what is waited for side by side once, and what the gateway does between not at all", async () => {
    const clock = new FakeClock();
    const meter = new WaitMeter(clock);
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const both = Promise.all([meter.during(first.promise), meter.during(second.promise)]);
    await clock.advance(100);
    first.resolve();
    await clock.advance(50);
    second.resolve();
    await both;
    await clock.advance(1_000);
    expect(meter.waitedMs()).toBe(150);
    const third = Promise.withResolvers<void>();
    const wait = meter.during(third.promise);
    await clock.advance(7);
    expect(meter.waitedMs()).toBe(157);
    third.reject(new Error("gone"));
    await expect(wait).rejects.toThrow("gone");
    await clock.advance(7);
    expect(meter.waitedMs()).toBe(157);
  });
});
