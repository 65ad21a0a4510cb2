// Routes of logins and of the index page (sheet §1, §2).
import type { Nmc } from "../nmc.ts";
import { type EndpointTable, ok } from "../wire/endpoint.ts";
import { readFields, text } from "../wire/fields.ts";

const loginShape = { username: text, password: text };

/** Login, logout and the index. */
export function authRoutes(nmc: Nmc): EndpointTable {
  return {
    "/": {
      get: ({ links }) =>
        ok(
          Object.fromEntries(
            ["auth", "account", "volumes", "filers", "messages", "notifications"].map((room) => [
              room,
              links.url(`/${room}/`),
            ]),
          ),
        ),
    },
    "/auth/login/": {
      isLogin: true,
      post: ({ body }) => {
        const { username, password } = readFields(loginShape, body, ["username", "password"]);
        return ok(nmc.sessions.login(username, password));
      },
    },
    "/auth/logout/": {
      post: ({ authorization }) => {
        nmc.sessions.logout(authorization);
        return ok({ logged_out: true });
      },
    },
  };
}
