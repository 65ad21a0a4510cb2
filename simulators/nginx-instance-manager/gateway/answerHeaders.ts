// Which headers does the gateway add to answers? Plain `add_header` without `always`: not to 202, not to errors (sheet §1).
import type { FastifyInstance } from "fastify";
import { controlPrefix } from "../../chassis/controlRoutes.ts";

const decorated = (status: number) => [200, 201, 204, 206].includes(status) || (status >= 300 && status < 400);

/** Adds the gateway's headers to every answer that nginx would add them to. */
export function installAnswerHeaders(app: FastifyInstance, auth: "basic" | "oidc"): void {
  app.addHook("onSend", async (request, reply) => {
    if (!decorated(reply.statusCode) || request.url.startsWith(`${controlPrefix}/`)) return;
    reply.headers({
      "cache-control": "no-cache, no-store, must-revalidate",
      pragma: "no-cache",
      "x-content-type-options": "nosniff",
      "x-frame-options": "sameorigin",
      "nginx-management-suite-auth": auth === "basic" ? "Basic" : "OIDC",
    });
  });
}
