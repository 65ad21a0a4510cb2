// Who are the local users and groups? Bare arrays, and just the writes that trustees need (sheet §8.16).
import { z } from "zod";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import { type LocalUser, localUser } from "../seed/identities.ts";
import { takeId } from "../state.ts";
import { ApiError, decodeError, notFound, unverifiedClass } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { sendItem } from "../wire/etag.ts";

const postSchema = z.object({
  name: z.string().min(1),
  /** A number as text, such as "513". */
  primary_group: z.string().regex(/^\d+$/),
  password: z.string().optional(),
});

/** At least three of four classes of characters, as Core asks for. */
function isComplex(password: string): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((pattern) => pattern.test(password));
  return password.length >= 8 && classes.length >= 3;
}

/** Registers the user and group routes. */
export function registerUserRoutes(context: QumuloContext): void {
  const { app } = context;
  const find = (id: string): LocalUser => {
    const user = context.state.users.get(id);
    if (user === undefined) throw notFound(`There is no user ${id}.`);
    return user;
  };
  app.get("/v1/users/", () => context.state.users.list());
  app.get<IdParams>("/v1/users/:id", (request, reply) => sendItem(reply, find(request.params.id)));
  app.post("/v1/users/", (request, reply) => {
    const { name, primary_group, password } = decodeBody(postSchema, request.body);
    if (context.state.groups.get(primary_group) === undefined)
      throw decodeError("Error decoding field 'primary_group'");
    if (password !== undefined && !isComplex(password)) {
      throw new ApiError(400, unverifiedClass, "The password is too simple.");
    }
    const user = localUser(name, takeId(context.state, "users"), primary_group);
    context.state.users.set(user);
    return sendItem(reply, user);
  });
  // Access keys of the user stay behind.
  app.delete<IdParams>("/v1/users/:id", (request) => {
    context.state.users.remove(find(request.params.id).id);
    return {};
  });
  app.get("/v1/groups/", () => context.state.groups.list());
  app.get<IdParams>("/v1/groups/:id", (request, reply) => {
    const group = context.state.groups.get(request.params.id);
    if (group === undefined) throw notFound(`There is no group ${request.params.id}.`);
    return sendItem(reply, group);
  });
}
