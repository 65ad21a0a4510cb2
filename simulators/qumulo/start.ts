// How is a fake Qumulo cluster started? Puts chassis, state, routes and row handlers together; used by tests and the demo.
import { UnreadableBodyError } from "../chassis/bodyParsers.ts";
import { createChassis } from "../chassis/createChassis.ts";
import type { RunningSimulator } from "../chassis/runningSimulator.ts";
import { authenticate } from "./access.ts";
import type { QumuloContext } from "./qumuloContext.ts";
import { type QumuloOptions, qumuloSettings } from "./qumuloOptions.ts";
import { registerAllRoutes } from "./routes/registerAllRoutes.ts";
import { qumuloRowHandlers } from "./rows/rowHandlers.ts";
import { settle } from "./settle.ts";
import { buildState } from "./state.ts";
import { ApiError, notFound, sendError, unverifiedClass } from "./wire/apiError.ts";

/** What Core makes of anything that a handler throws. */
function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof UnreadableBodyError) return new ApiError(400, "json_decode_error", error.message);
  return new ApiError(500, unverifiedClass, error instanceof Error ? error.message : String(error));
}

/** Starts a cluster on 127.0.0.1. Rejects with EADDRINUSE when the port is taken. */
export async function startQumuloSimulator(options: QumuloOptions = {}): Promise<RunningSimulator> {
  const chassis = createChassis("qumulo", options);
  const { app, clock, seed, volumes } = chassis;
  const settings = qumuloSettings(options);
  const build = () => buildState({ seed, volumes, nowMs: clock.startedAt(), settings });
  const context: QumuloContext = { app, clock, settings, state: build() };
  app.addHook("preHandler", async () => settle(context.state, clock.now()));
  app.setNotFoundHandler((_request, reply) => sendError(reply, notFound()));
  app.setErrorHandler((error, _request, reply) => sendError(reply, asApiError(error)));
  registerAllRoutes(context);
  chassis.vendor({
    unauthorized: { status: 401, headers: {}, body: "" },
    authenticate: (request, reply) => authenticate(context, request, reply),
    jsonContentType: "application/json",
    rows: qumuloRowHandlers(context),
    forget: (job) => context.state.treeDeletes.remove(job),
    reset: () => {
      context.state = build();
    },
  });
  return chassis.listen();
}
