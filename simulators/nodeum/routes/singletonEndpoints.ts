// What does a path answer that has at most one row, such as the schedule of a task or the scan of a pool?
import type { Nodeum } from "../nodeum.ts";
import { present, type Resource } from "../resources/resource.ts";
import { ApiError, type Json, unprocessable } from "../wire/apiError.ts";
import { readBody } from "../wire/attributes.ts";
import { created, type Endpoint, type NodeumCall, noContent, ok, type Verb } from "../wire/endpoint.ts";

/** Where the one row hangs. */
export interface Singleton<Row extends object> {
  /** Path below `/api/v2`. */
  readonly path: string;
  /** The kind of row. */
  readonly resource: Resource<Row>;
  /** Attribute that names the parent. */
  readonly parentKey: keyof Row & string;
  /** Id of the parent; throws a 404. */
  parentOf(call: NodeumCall): number;
}

/** GET, POST, PUT and DELETE of the one row; a second POST is a 422. */
export function singletonEndpoints<Row extends object>(nodeum: Nodeum, singleton: Singleton<Row>): Endpoint[] {
  const { path, resource, parentKey } = singleton;
  const { attributes, plural, word } = resource;
  const find = (call: NodeumCall) => {
    const parent = singleton.parentOf(call);
    return resource
      .table()
      .list()
      .find((row) => row[parentKey] === parent);
  };
  const demand = (call: NodeumCall): Row => {
    const row = find(call);
    if (row === undefined) throw new ApiError(404, [`Couldn't find ${word}`], { [word]: [{ error: "not_found" }] });
    return row;
  };
  const show = (row: Row | undefined, { caller, now }: NodeumCall): Json =>
    row === undefined ? {} : present(nodeum, resource, { row, caller, now });
  const operation = (verb: Verb, name: string, handle: Endpoint["handle"]): Endpoint => ({
    verb,
    path,
    scope: `${plural}/${name}`,
    handle,
  });
  return [
    operation("GET", "show", (call) => ok(show(demand(call), call))),
    operation("POST", "create", (call) => {
      const parent = singleton.parentOf(call);
      if (find(call) !== undefined) throw unprocessable({ [parentKey]: [{ error: "taken", value: String(parent) }] });
      const values = { ...readBody(call.body, { attributes, mode: "create" }), [parentKey]: parent };
      return created(show(resource.create?.(values, call), call));
    }),
    operation("PUT", "update", (call) => {
      const row = demand(call);
      const values = readBody(call.body, { attributes, mode: nodeum.behaviour.put });
      return ok(show(resource.update?.(row, values, call), call));
    }),
    operation("DELETE", "destroy", (call) => {
      resource.destroy?.(demand(call));
      return noContent();
    }),
  ];
}
