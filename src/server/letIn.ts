// Who asks by HTTP, and may they ask now? Found out before anything of a request is read; who cannot be told is answered 401, who asks
// too often 429, in the form of a GraphQL answer.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Viewer } from "../access/Viewer.ts";
import { GatewayError } from "../contract/problem.ts";
import { createFormatError } from "./errors.ts";
import type { Admission } from "./limits/createAdmission.ts";
import type { ServerOptions } from "./ServerOptions.ts";

/** What tells who asks. */
export interface DoorOptions extends Pick<ServerOptions, "authenticate" | "log" | "newId"> {
  readonly admission: Admission;
}

/** The door of some routes. */
export interface Door {
  /** For `onRequest`: lets the request go on, or answers it. */
  enter(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>;
  /** For `onResponse`: counts a request that was refused once more. */
  left(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Whom a request that went on comes from. */
  viewerOf(request: FastifyRequest): Viewer;
}

/** Makes it. */
export function createDoor(options: DoorOptions): Door {
  const format = createFormatError(options);
  const viewers = new WeakMap<FastifyRequest, Viewer>();
  return {
    enter: async (request, reply) => {
      try {
        const viewer = await options.authenticate(request);
        const refusal = options.admission.refusal(viewer);
        if (refusal === null) {
          viewers.set(request, viewer);
          return undefined;
        }
        const seconds = Math.ceil((refusal.problem.retryAfterMs ?? 0) / 1_000);
        return reply
          .code(429)
          .header("retry-after", seconds)
          .send({ errors: [format({ message: "" }, refusal)] });
      } catch (error) {
        const isKnown = error instanceof GatewayError && error.problem.code === "UNAUTHENTICATED";
        // What cannot be checked now is no reason to throw credentials away.
        const status = !isKnown ? 500 : error.problem.retryable ? 503 : 401;
        if (status === 401) reply.header("www-authenticate", 'Bearer realm="storagegraph"');
        return reply.code(status).send({ errors: [format({ message: "" }, error)] });
      }
    },
    left: async (request, reply) => {
      const viewer = viewers.get(request);
      if (viewer !== undefined && reply.statusCode >= 400 && reply.statusCode < 500) options.admission.charge(viewer);
    },
    viewerOf: (request) => {
      const viewer = viewers.get(request);
      if (viewer === undefined) throw new Error("A request came in that nobody let in.");
      return viewer;
    },
  };
}
