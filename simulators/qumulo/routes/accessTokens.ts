// How are long-lived tokens made and ended? `/v1/auth/access-tokens/` of sheet §2; the secret is shown once.
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { requireCaller } from "../access.ts";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import { localIdentity } from "../seed/identities.ts";
import { type AccessToken, takeId } from "../state.ts";
import { decodeError, notFound } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { pageOf } from "../wire/pageOf.ts";
import { nanoTime } from "../wire/rfc3339.ts";

const moment = z.union([z.iso.datetime({ offset: true }), z.literal("")]);
const createSchema = z.object({
  user: z.object({ auth_id: z.string().optional(), name: z.string().optional() }),
  expiration_time: moment.optional(),
});
const patchSchema = z.object({ expiration_time: moment.optional(), enabled: z.boolean().optional() });

/** The token without its secret. */
function view({ bearer: _secret, ...shown }: AccessToken) {
  return shown;
}

/** Registers list, create, read, patch and delete. */
export function registerAccessTokenRoutes(context: QumuloContext): void {
  const { app, clock, settings } = context;
  const find = (id: string): AccessToken => {
    const token = context.state.accessTokens.get(id);
    if (token === undefined) throw notFound(`There is no access token ${id}.`);
    return token;
  };
  app.get("/v1/auth/access-tokens/", (request) => {
    const source = { rows: context.state.accessTokens.list(), keyOf: (token: AccessToken) => token.id };
    const { rows, paging } = pageOf(request, source, settings);
    return { entries: rows.map(view), paging };
  });
  app.post("/v1/auth/access-tokens/", (request) => {
    const { user, expiration_time = "" } = decodeBody(createSchema, request.body);
    const owner = context.state.users.list().find((known) => known.id === user.auth_id || known.name === user.name);
    if (owner === undefined) throw decodeError("Error decoding field 'user': no such user");
    const { user: creator } = requireCaller(context, request);
    const id = String(takeId(context.state, "accessTokens"));
    const bearer = `access-v1:${randomBytes(48).toString("base64url")}`;
    context.state.accessTokens.set({
      id,
      bearer,
      user: localIdentity(owner.name, Number(owner.id)),
      creator: localIdentity(creator.name, Number(creator.id)),
      creation_time: nanoTime(clock.now()),
      expiration_time,
      enabled: true,
    });
    return { id, bearer_token: bearer };
  });
  app.get<IdParams>("/v1/auth/access-tokens/:id", (request) => view(find(request.params.id)));
  app.patch<IdParams>("/v1/auth/access-tokens/:id", (request) => {
    const { expiration_time, enabled } = decodeBody(patchSchema, request.body);
    const old = find(request.params.id);
    const changed = {
      ...old,
      expiration_time: expiration_time ?? old.expiration_time,
      enabled: enabled ?? old.enabled,
    };
    context.state.accessTokens.set(changed);
    return view(changed);
  });
  app.delete<IdParams>("/v1/auth/access-tokens/:id", (request) => {
    context.state.accessTokens.remove(find(request.params.id).id);
    return {};
  });
}
