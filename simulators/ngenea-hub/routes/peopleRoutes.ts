// Who uses the Hub, and what may the caller do? Users, groups, permissions and the lifetime of certificates (sheet §10).
import type { Hub } from "../hub.ts";
import { defaultGroups, userJson } from "../present/planJson.ts";
import { answerPage, rowOf, sparse, type View, viewOf } from "../present/view.ts";
import type { Json } from "../wire/apiError.ts";
import { notFound } from "../wire/apiError.ts";
import { type EndpointTable, ok } from "../wire/endpoint.ts";
import { isoTime } from "../wire/isoTime.ts";

/** People; read-only here, because nothing of the unified model changes them. */
export function peopleRoutes(hub: Hub): EndpointTable {
  const lifetime = (now: number) => ({ days: 365, updated_at: isoTime(now - (now % 86_400_000)), updated_by: 1 });
  return {
    "/users/": { get: (call) => answerPage(hub, call, { rows: hub.state.users.list(), present: userJson }) },
    "/users/:username/": {
      get: (call) => {
        const user = hub.state.users.list().find(({ username }) => username === call.params.username);
        if (user === undefined) throw notFound();
        return ok(userJson(user, viewOf(hub, call)));
      },
    },
    "/groups/": {
      get: (call) => answerPage(hub, call, { rows: defaultGroups, present: groupJson }),
    },
    "/groups/:id/": {
      get: (call) => {
        const byId = new Map(defaultGroups.map((group) => [String(group.id), group]));
        return ok(groupJson(rowOf(byId, call.params.id), viewOf(hub, call)));
      },
    },
    "/my-permissions/": {
      get: (call) => {
        const codename = call.caller.userId === 1 ? "change_space" : "view_space";
        const permission = {
          id: 1,
          app_label: "dynamohub",
          codename,
          model: "space",
          name: codename.replace("_", " "),
        };
        return ok([{ group_permissions: permission }]);
      },
    },
    "/pki/lifetime/": { get: (call) => ok([lifetime(call.now)]) },
    "/pki/lifetime/:id/": {
      get: (call) => {
        if (call.params.id !== "1") throw notFound();
        return ok(lifetime(call.now));
      },
    },
  };
}

function groupJson(group: (typeof defaultGroups)[number], view: View): Json {
  const members = view.hub.state.users.list().filter((user) => user.isAdministrator === (group.id === 1));
  return {
    ...group,
    nas_group: { gid: 100_000 + group.id },
    permissions: [],
    object_permissions: [],
    users: members.map(({ username, first_name, last_name, email, date_joined, last_login }) =>
      sparse(view, { username, first_name, last_name, email, date_joined, last_login }),
    ),
  };
}
