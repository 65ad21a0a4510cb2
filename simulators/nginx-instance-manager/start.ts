// How does the NGINX Instance Manager simulator start? Used by `startSimulators`, by tests and by the demo.
import { performance } from "node:perf_hooks";
import { UnreadableBodyError } from "../chassis/bodyParsers.ts";
import { createChassis } from "../chassis/createChassis.ts";
import type { RunningSimulator } from "../chassis/runningSimulator.ts";
import { createSeededRandom } from "../chassis/seededRandom.ts";
import { admit } from "./gateway/admit.ts";
import { installAnswerHeaders } from "./gateway/answerHeaders.ts";
import { htmlAnswer, loginRefusal, upstreamUnavailable } from "./gateway/gatewayAnswer.ts";
import { createIdentityProvider } from "./gateway/identityProvider.ts";
import { createLeakyBucket, otherPlacesLimit } from "./gateway/leakyBucket.ts";
import { isMapped } from "./gateway/mappedPrefixes.ts";
import type { Nim } from "./nim.ts";
import { defaultNimBehaviour, defaultNimCredentials, type NginxInstanceManagerOptions } from "./options.ts";
import { registerAllRoutes } from "./routes/registerAllRoutes.ts";
import { nimRowHandlers } from "./rows/rowHandlers.ts";
import { forgetDeployment } from "./rows/workRows.ts";
import { seedNim } from "./seed/seedNim.ts";
import { settleDeployments } from "./state/deploymentDesk.ts";
import { settleSilence } from "./state/vanish.ts";
import { ApiError, badRequest, notFound, sendError } from "./wire/apiError.ts";

/** What a service makes of anything that a handler throws. */
function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof UnreadableBodyError) return badRequest(error.message);
  return new ApiError(500, "Internal Server Error", [error instanceof Error ? error.message : String(error)]);
}

const isTooLarge = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "FST_ERR_CTP_BODY_TOO_LARGE";

/** What is answered where no route is, and where a handler throws. */
function installFallbacks({ app }: Nim): void {
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "/";
    if (isMapped(path)) return sendError(reply, notFound(path));
    if (path.startsWith("/api/")) return reply.code(502).send(upstreamUnavailable);
    return reply.code(404).type("text/html").send(htmlAnswer(404).body);
  });
  app.setErrorHandler((error, _request, reply) => {
    if (isTooLarge(error)) return reply.code(413).type("text/html").send(htmlAnswer(413).body);
    return sendError(reply, asApiError(error));
  });
}

/** Counts calls as the gateway does: one bucket for `/api`, one for everything else. */
function rateGate(options: NginxInstanceManagerOptions, simNow: () => number) {
  const { rateLimit } = { ...defaultNimBehaviour, ...options };
  if (rateLimit === null) return { admits: () => true, clear: () => undefined };
  const buckets = { api: createLeakyBucket(rateLimit), other: createLeakyBucket(otherPlacesLimit) };
  const now = rateLimit.clock === "sim" ? simNow : () => performance.now();
  return {
    admits: (place: "api" | "other") => buckets[place].admit(now()),
    clear: () => {
      buckets.api.clear();
      buckets.other.clear();
    },
  };
}

/** Starts a simulated NIM below `<url>/api/platform/v1`. Rejects with `EADDRINUSE` when the port is taken. */
export async function startNginxInstanceManagerSimulator(
  options: NginxInstanceManagerOptions = {},
): Promise<RunningSimulator> {
  const chassis = createChassis("nginx-instance-manager", options);
  const { app, clock, seed, volumes } = chassis;
  const behaviour = { ...defaultNimBehaviour, ...options };
  const now = () => clock.now();
  const gate = rateGate(options, now);
  const random = (label: string) => createSeededRandom(seed, label);
  const freshState = () => seedNim({ volumes, nowMs: clock.startedAt(), random });
  const nim: Nim = {
    app,
    clock,
    behaviour,
    credentials: { ...defaultNimCredentials, ...options.credentials },
    identityProvider: createIdentityProvider({ key: random("tokens").hex(64), lifeMs: behaviour.tokenLifeMs, now }),
    callers: new WeakMap(),
    state: freshState(),
    admitsRate: gate.admits,
  };
  app.addHook("preHandler", async () => {
    settleDeployments(nim, clock.now());
    settleSilence(nim, clock.now());
  });
  installAnswerHeaders(app, behaviour.auth);
  installFallbacks(nim);
  registerAllRoutes(nim);
  chassis.vendor({
    // A fault does not know under which name it was called; nobody may follow the redirect anyway.
    unauthorized: loginRefusal(behaviour, "http://127.0.0.1"),
    authenticate: (request, reply) => admit(nim, request, reply),
    jsonContentType: "application/json",
    rows: nimRowHandlers(nim),
    forget: (job) => forgetDeployment(nim, job),
    reset: () => {
      gate.clear();
      nim.state = freshState();
    },
  });
  return chassis.listen();
}
