// What does the gateway tell of faults and of its health, whom does it ask for, and how does it stop?
import request from "supertest";
import { afterEach, describe, expect, it } from "vitest";
import type { Viewer } from "../../src/access/Viewer.ts";
import { EVERYONE } from "../../src/access/Viewer.ts";
import { GatewayError } from "../../src/contract/problem.ts";
import type { RequestConditions } from "../../src/inventory/Kernel.ts";
import { FakeView } from "../support/FakeView.ts";
import { fakeSource } from "../support/fakeSource.ts";
import { type RunningServer, type StartOptions, startServer } from "../support/startServer.ts";

let running: RunningServer | undefined;
afterEach(() => running?.close());

async function start(options: StartOptions): Promise<RunningServer> {
  running = await startServer(options);
  return running;
}

/** A view whose lists fail with this. */
class FailingView extends FakeView {
  readonly #error: unknown;
  constructor(error: unknown) {
    super([], []);
    this.#error = error;
  }
  override async list(): Promise<never> {
    throw this.#error;
  }
}
const failingWith = (error: unknown) => ({ view: () => new FailingView(error) });

describe("An error", () => {
  it("that was raised on purpose is told with all that is known of it, and a null for the rest", async () => {
    const { ask, log } = await start(
      failingWith(
        new GatewayError({
          code: "UPSTREAM_RATE_LIMITED",
          message: "Source alpha asks to slow down.",
          sourceId: "alpha",
          retryable: true,
          retryAfterMs: 750,
          vendorStatus: 429,
          vendorCode: "throttled_error",
        }),
      ),
    );
    const { errors } = await ask("{ volumes { totalCount } }");
    expect(errors).toEqual([
      {
        message: "Source alpha asks to slow down.",
        path: ["volumes"],
        locations: [{ line: 1, column: 3 }],
        extensions: {
          code: "UPSTREAM_RATE_LIMITED",
          field: null,
          source: "alpha",
          retryable: true,
          retryAfterMs: 750,
          vendorStatus: 429,
          vendorCode: "throttled_error",
          vendorRequestId: null,
        },
      },
    ]);
    expect(log).toEqual([]);
  });

  it.each([
    ["an exception", new TypeError("cannot read https://10.0.0.1:8000/v1/session?token=secret")],
    ["an INTERNAL problem", new GatewayError({ code: "INTERNAL", message: "secret inside" })],
    ["something that is no error", "secret text"],
  ])("that is a fault (%s) is masked, and logged under the id that the client is told", async (_what, error) => {
    const { ask, log } = await start(failingWith(error));
    const { errors } = await ask("{ volumes { totalCount } }");
    expect(JSON.stringify(errors)).not.toMatch(/secret|10\.0\.0\.1|TypeError/);
    expect(errors).toEqual([
      {
        message: "A fault in the gateway. Its log tells more under id-1.",
        path: ["volumes"],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: "INTERNAL", correlationId: "id-1" },
      },
    ]);
    expect(log).toMatchObject([{ level: "error", fields: { correlationId: "id-1", path: "volumes" } }]);
  });

  it("while finding out who asks is masked too", async () => {
    const { ask, log } = await start({
      authenticate: () => {
        throw new Error("secret directory is down");
      },
    });
    const { errors } = await ask("{ __typename }");
    expect(JSON.stringify(errors)).not.toContain("secret");
    expect(log).toMatchObject([{ level: "error", fields: { correlationId: "id-1" } }]);
  });
});

describe("A request", () => {
  it("gets a view for its caller, with ten seconds to answer", async () => {
    const seen: (RequestConditions & { readonly viewer: Viewer })[] = [];
    const viewer = { ...EVERYONE, id: "ada" };
    const { ask, clock } = await start({
      authenticate: ({ headers }) => (headers["content-type"] === "application/json" ? viewer : EVERYONE),
      view: (asker, conditions) => {
        seen.push({ ...conditions, viewer: asker });
        return new FakeView([], []);
      },
    });
    await clock.advance(500);
    await ask("{ volumes { totalCount } }");
    expect(seen).toMatchObject([{ viewer, principal: "ada", deadlineMs: 10_500 }]);
    expect(seen[0]?.signal.aborted).toBe(false);
  });

  it("whose caller goes away is let go of at once", async () => {
    const begun = Promise.withResolvers<AbortSignal>();
    const waiting = Promise.withResolvers<never>();
    class WaitingView extends FakeView {
      override prepare(): Promise<never> {
        return waiting.promise;
      }
    }
    const { url, server, log } = await start({
      view: (_viewer, { signal }) => {
        begun.resolve(signal);
        return new WaitingView([], []);
      },
    });
    const caller = new AbortController();
    const answer = fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ volumes { totalCount } }" }),
      signal: caller.signal,
    });
    const signal = await begun.promise;
    const gone = new Promise((resolve) => signal.addEventListener("abort", resolve));
    caller.abort();
    await expect(answer).rejects.toThrow();
    await gone;
    waiting.reject(signal.reason);
    await server.close();
    expect(log).toEqual([]);
  });
});

describe("Health", () => {
  const unwell = fakeSource({
    id: "alpha",
    status: {
      breakerState: "OPEN",
      lastProblem: { ...new GatewayError({ code: "UPSTREAM_UNREACHABLE", message: "No route to alpha." }).problem },
    },
  });

  it("is alive and ready even when every vendor is down, and says how they fare", async () => {
    const { url } = await start({ sources: [unwell] });
    expect((await request(url).get("/healthz")).body).toEqual({ status: "ok" });
    const { status, body } = await request(url).get("/readyz");
    expect(status).toBe(200);
    expect(body).toEqual({
      status: "ready",
      redis: null,
      sources: [
        { id: "alpha", vendor: "QUMULO", breakerState: "OPEN", lastAnsweredAt: null, problem: "UPSTREAM_UNREACHABLE" },
      ],
    });
  });
});

describe("Stopping", () => {
  it("answers what was accepted, refuses what comes after, and can be asked for twice", async () => {
    const begun = Promise.withResolvers<void>();
    const ready = Promise.withResolvers<void>();
    class SlowView extends FakeView {
      override async prepare(): Promise<void> {
        begun.resolve();
        await ready.promise;
      }
    }
    const { ask, server, url } = await start({ view: () => new SlowView([], []) });
    const accepted = ask("{ volumes { totalCount } }");
    await begun.promise;
    const stopped = Promise.all([server.close(), server.close()]);
    ready.resolve();
    expect(await accepted).toMatchObject({ status: 200, data: { volumes: { totalCount: 0 } } });
    await stopped;
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});
