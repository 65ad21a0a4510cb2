// How does a client log in, and who is it then? Sheet §2, and the version that needs no login (§1).
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { requireCaller } from "../access.ts";
import type { QumuloContext } from "../qumuloContext.ts";
import { ApiError } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";

/** A session lasts ten hours and cannot be renewed. */
const sessionMs = 10 * 3_600_000;

const loginSchema = z.object({ username: z.string(), password: z.string() });

const privileges = [
  "PRIVILEGE_ANALYTICS_READ",
  "PRIVILEGE_CLUSTER_READ",
  "PRIVILEGE_CLUSTER_WRITE",
  "PRIVILEGE_FS_ATTRIBUTES_READ",
  "PRIVILEGE_FS_DELETE_TREE_READ",
  "PRIVILEGE_FS_DELETE_TREE_WRITE",
  "PRIVILEGE_NFS_EXPORT_READ",
  "PRIVILEGE_NFS_EXPORT_WRITE",
  "PRIVILEGE_QUOTA_READ",
  "PRIVILEGE_QUOTA_WRITE",
  "PRIVILEGE_REPLICATION_SOURCE_READ",
  "PRIVILEGE_REPLICATION_SOURCE_WRITE",
  "PRIVILEGE_SMB_SHARE_READ",
  "PRIVILEGE_SMB_SHARE_WRITE",
  "PRIVILEGE_SNAPSHOT_READ",
  "PRIVILEGE_SNAPSHOT_WRITE",
];

/** `DOMAIN\name` and `name` are the same administrator. */
const withoutDomain = (username: string) => username.split("\\").at(-1);

/** Registers login, logout, who-am-i, roles, SAML and the version. */
export function registerSessionRoutes(context: QumuloContext): void {
  const { app, clock, settings } = context;
  app.get("/v1/version", () => ({
    revision_id: `Qumulo Core ${settings.coreVersion}`,
    build_id: "348271.1.6",
    flavor: "release",
    build_date: "2026-08-04T17:21:09Z",
  }));
  app.post("/v1/session/login", (request, reply) => {
    const { username, password } = decodeBody(loginSchema, request.body);
    if (withoutDomain(username) !== settings.username || password !== settings.password) return reply.code(401).send();
    // Real randomness: two logins must never share a token, also not after a reset with the same seed.
    const bearer = `session-v1:${randomBytes(48).toString("base64url")}`;
    context.state.sessions.set(bearer, { userId: "500", endsAtMs: clock.now() + sessionMs });
    return { bearer_token: bearer };
  });
  app.post("/v1/session/logout", (request) => {
    context.state.sessions.delete(request.headers.authorization?.replace(/^Bearer /i, "") ?? "");
    return {};
  });
  app.get("/v1/session/who-am-i", (request) => {
    const { user, accessToken } = requireCaller(context, request);
    return { ...user, privileges, ...(accessToken === null ? {} : { access_token_id: accessToken.id }) };
  });
  app.get("/v1/session/roles", () => ["Administrators"]);
  const noSaml = () => {
    throw new ApiError(400, "saml_not_configured_error", "SAML is not configured on this cluster.");
  };
  app.post("/v1/session/start-saml-login", noSaml);
  app.post("/v1/session/retrieve-saml-login", noSaml);
}
