// Who may sign S3 calls? Access keys, two per user at most, which outlive their user (sheet §8.7).
import { z } from "zod";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import { localIdentity } from "../seed/identities.ts";
import type { AccessKey } from "../state.ts";
import { ApiError, decodeError, notFound, unverifiedClass } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { pageOf } from "../wire/pageOf.ts";
import { nanoTime } from "../wire/rfc3339.ts";

const createSchema = z.object({ user: z.object({ auth_id: z.string().optional(), name: z.string().optional() }) });

/** Registers list, create and delete. */
export function registerAccessKeyRoutes(context: QumuloContext): void {
  const { app, clock, settings } = context;
  const userOf = (wanted: { auth_id?: string | undefined; name?: string | undefined }) =>
    context.state.users.list().find((user) => user.id === wanted.auth_id || user.name === wanted.name);
  app.get<{ Querystring: { user?: string; limit?: string; after?: string } }>("/v1/s3/access-keys/", (request) => {
    const { user, limit, after } = request.query;
    const keys = context.state.accessKeys.list();
    if (user === undefined) {
      // Positions serve as keys of the pages: a key's own id is no number.
      const numbered = keys.map((key, index) => ({ key, position: String(index + 1) }));
      const { rows, paging } = pageOf(request, { rows: numbered, keyOf: (row) => row.position }, settings);
      return { entries: rows.map((row) => row.key), paging };
    }
    if (limit !== undefined || after !== undefined) throw decodeError("'user' cannot be combined with paging");
    if (userOf({ auth_id: user, name: user }) === undefined) {
      throw new ApiError(400, "cred_invalid_local_user_error", `There is no user ${user}.`);
    }
    const owned = keys.filter(({ owner }) => owner.auth_id === user || owner.name === user);
    return { entries: owned, paging: { next: settings.endOfList === "null" ? null : "" } };
  });
  app.post("/v1/s3/access-keys/", (request) => {
    const user = userOf(decodeBody(createSchema, request.body).user);
    if (user === undefined) throw new ApiError(400, "cred_invalid_local_user_error", "There is no such user.");
    const owned = context.state.accessKeys.list().filter(({ owner }) => owner.auth_id === user.id);
    if (owned.length >= 2) throw new ApiError(400, unverifiedClass, "A user has two access keys at most.");
    const key: AccessKey = {
      access_key_id: context.state.random.hex(20),
      owner: localIdentity(user.name, Number(user.id)),
      creation_time: nanoTime(clock.now()),
    };
    context.state.accessKeys.set(key);
    return { ...key, secret_access_key: context.state.random.hex(40) };
  });
  app.delete<IdParams>("/v1/s3/access-keys/:id", (request) => {
    if (!context.state.accessKeys.remove(request.params.id)) throw notFound();
    return {};
  });
}
