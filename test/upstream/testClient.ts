// A client under test, with everything that a test does not care about filled in.
import { onTestFinished } from "vitest";
import type { Call } from "../../src/contract/call.ts";
import { GatewayError, type Problem } from "../../src/contract/problem.ts";
import { staticToken } from "../../src/upstream/auth/staticToken.ts";
import {
  createUpstreamClient,
  type SourceClient,
  type UpstreamClientOptions,
} from "../../src/upstream/createUpstreamClient.ts";
import { systemClock } from "../../src/upstream/systemClock.ts";
import type { UpstreamRequest } from "../../src/upstream/UpstreamClient.ts";
import type { UpstreamLogFields } from "../../src/upstream/UpstreamLog.ts";

/** What every test client bears, so that tests can look for it where it must not be. */
export const SECRET = "hunter2-token";

/** A line that the client told the log. */
export interface LogLine extends UpstreamLogFields {
  readonly message: string;
}

/** Makes a client for a test vendor; it is closed when the test ends. Retries come at once, limits are wide. */
export function testClient(
  origin: string,
  options: Partial<UpstreamClientOptions> & { readonly lines?: LogLine[] } = {},
): SourceClient {
  const { lines = [], ...rest } = options;
  const note = (fields: UpstreamLogFields, message: string): void => {
    lines.push({ ...fields, message });
  };
  const client = createUpstreamClient({
    sourceId: "qumulo-paris",
    origin,
    auth: staticToken({ authorization: `Bearer ${SECRET}` }),
    readError: () => ({ vendorCode: null, vendorRequestId: null }),
    budgets: { LOGIN: 1_000, READ: 1_000, WRITE: 1_000 },
    clock: systemClock,
    random: () => 0,
    log: { info: note, warn: note },
    ...rest,
  });
  onTestFinished(() => client.close());
  return client;
}

/** The conditions of a call that nobody hurries. */
export function call(conditions: Partial<Call> = {}): Call {
  return {
    signal: new AbortController().signal,
    deadlineMs: Number.POSITIVE_INFINITY,
    priority: "interactive",
    principal: "alice",
    ...conditions,
  };
}

/** A read. */
export const LIST: UpstreamRequest = { action: "list snapshots", method: "GET", path: "/v1/snapshots/" };

/** A change. */
export const CREATE: UpstreamRequest = {
  action: "create snapshot",
  method: "POST",
  path: "/v1/snapshots/",
  body: { name: "before-upgrade" },
};

/** The problem that something fails with; fails itself when there is none. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error = await errorOf(promise);
  if (error instanceof GatewayError) return error.problem;
  throw new Error("it failed, but not with a GatewayError", { cause: error });
}

/** What something fails with; fails itself when there is nothing. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error("it should have failed");
    },
    (error: unknown) => error,
  );
}

/** Waits, over real I/O, until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
