// How does one log in? Tokens, their refresh and check, and client keys (sheet §2).
import type { Hub } from "../hub.ts";
import { answerPage, link, rowOf, type View, viewOf } from "../present/view.ts";
import type { ClientKeyRecord } from "../state/planRecords.ts";
import { ApiError, type Json } from "../wire/apiError.ts";
import { created, type EndpointTable, type HubCall, noContent, ok } from "../wire/endpoint.ts";
import { readFields, reference, text } from "../wire/fields.ts";

const loginFields = { username: text({ required: true }), password: text({ required: true }) };
const keyFields = { name: text({ required: true, maxLength: 50 }) };

const badToken = (): ApiError => new ApiError(401, { detail: "Token is invalid or expired", code: "token_not_valid" });

/** The endpoints below `/auth/`. Tokens are answered with 200, not with the 201 of the description (sheet §1). */
export function authRoutes(hub: Hub): EndpointTable {
  return {
    "/auth/token/": { open: true, post: (call) => ok(logIn(hub, call)) },
    "/auth/token/refresh/": { open: true, post: (call) => ok(refresh(hub, call)) },
    "/auth/token/verify/": { open: true, post: (call) => ok(verify(hub, call)) },
    "/auth/token/publickey/": { open: true, get: () => ok({ public_key: hub.tokens.publicKey }) },
    "/auth/clientkeys/": {
      get: (call) => answerPage(hub, call, { rows: hub.state.clientKeys.list(), present: clientKeyJson }),
      post: (call) => created(makeClientKey(hub, call)),
    },
    "/auth/clientkeys/:id/": {
      get: (call) => ok(clientKeyJson(keyOf(hub, call), viewOf(hub, call))),
      patch: (call) => {
        const key = keyOf(hub, call);
        const changed = hub.state.clientKeys.patch(String(key.id), readFields(call.body, keyFields, true));
        return ok(clientKeyJson(changed ?? key, viewOf(hub, call)));
      },
      delete: (call) => {
        hub.state.clientKeys.remove(String(keyOf(hub, call).id));
        return noContent();
      },
    },
  };
}

function logIn(hub: Hub, call: HubCall): Json {
  const { username, password } = readFields(call.body, loginFields);
  const user = hub.state.users.list().find((known) => known.username === username && known.password === password);
  if (user === undefined || !user.is_active) {
    throw new ApiError(401, { detail: "No active account found with the given credentials" });
  }
  return { refresh: hub.tokens.issue("refresh", user.id), access: hub.tokens.issue("access", user.id) };
}

function refresh(hub: Hub, call: HubCall): Json {
  const { refresh: token } = readFields(call.body, { refresh: text({ required: true }) });
  const verdict = hub.tokens.check("refresh", String(token));
  if (!verdict.good) throw badToken();
  return { access: hub.tokens.issue("access", verdict.userId) };
}

function verify(hub: Hub, call: HubCall): Json {
  const type = reference((value) => value === "access" || value === "refresh", { required: true });
  const fields = readFields(call.body, { token: text({ required: true }), type });
  const verdict = hub.tokens.check(fields.type === "refresh" ? "refresh" : "access", String(fields.token));
  const user = verdict.good ? hub.state.users.get(String(verdict.userId)) : undefined;
  if (user === undefined || !user.is_active) throw badToken();
  return {};
}

function keyOf(hub: Hub, call: HubCall): ClientKeyRecord {
  return rowOf(hub.state.clientKeys, call.params.id);
}

function clientKeyJson(key: ClientKeyRecord, view: View): Json {
  const user = view.hub.state.users.get(String(key.userId));
  return { id: key.id, url: link(view, `/auth/clientkeys/${key.id}/`), name: key.name, user: user?.username ?? "" };
}

/** The only answer that ever shows a key. */
function makeClientKey(hub: Hub, call: HubCall): Json {
  const { name } = readFields(call.body, keyFields);
  const { random, clientKeys } = hub.state;
  const secret = `${random.hex(8)}.${random.hex(32)}`;
  const key = clientKeys.add({ name: String(name), userId: call.caller.userId, key: secret });
  const { user: _user, ...shown } = clientKeyJson(key, viewOf(hub, call));
  return { ...shown, api_key: secret };
}
