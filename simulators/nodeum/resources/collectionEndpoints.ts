// Which operations does a resource have at a place? List, create, show, update and delete, the same for all resources.
import type { Nodeum } from "../nodeum.ts";
import type { Json } from "../wire/apiError.ts";
import { readBody } from "../wire/attributes.ts";
import { created, type Endpoint, type NodeumCall, noContent, ok, paramOf } from "../wire/endpoint.ts";
import { pageOf } from "../wire/listing.ts";
import { findRow } from "./findRow.ts";
import { present, type Resource, valuesOf } from "./resource.ts";

/** An operation of a collection, by the name of its scope. */
export type Operation = "index" | "create" | "show" | "update" | "destroy";

/** Every operation. */
export const allOperations: readonly Operation[] = ["index", "create", "show", "update", "destroy"];

/** Where a collection hangs. */
export interface Place<Row extends object> {
  /** Path of the collection below `/api/v2`. */
  readonly path: string;
  /** What can be done here. */
  readonly operations: readonly Operation[];
  /** The rows here, all when absent. The same rows must come as the same array. Throws a 404 when the parent is missing. */
  rows?(call: NodeumCall): readonly Row[];
  /** Values that the place gives to a row that is made here, such as the id of its parent. */
  given?(call: NodeumCall): Json;
}

/** The operations of a resource at a place. */
export function collectionEndpoints<Row extends object>(
  nodeum: Nodeum,
  resource: Resource<Row>,
  place: Place<Row>,
): Endpoint[] {
  const { attributes, plural, word } = resource;
  const rowsOf = (call: NodeumCall) => place.rows?.(call) ?? resource.table().list();
  const rowOf = (call: NodeumCall) => findRow(resource, rowsOf(call), paramOf(call, `${word}_id`));
  const show = (row: Row, call: NodeumCall) => present(nodeum, resource, { row, caller: call.caller, now: call.now });
  const isTaken = (rows: readonly Row[], self?: Row) => (attribute: string, value: unknown) =>
    rows.some((row) => row !== self && (row as Json)[attribute] === value);

  const handlers: Record<Operation, Endpoint["handle"]> = {
    index: (call) => {
      const listing = {
        rows: rowsOf(call),
        attributes,
        values: (row: Row) => valuesOf(resource, row, call.now),
        sortable: resource.sortable !== false,
        changing: resource.changing === true,
      };
      const { count, rows } = pageOf(listing, call.query, nodeum.behaviour);
      return ok({ count, [plural]: rows.map((row) => show(row, call)) });
    },
    create: (call) => {
      const given = place.given?.(call) ?? {};
      const values = readBody(call.body, { attributes, mode: "create", isTaken: isTaken(rowsOf(call)) });
      const row = demand(resource.create)({ ...values, ...given }, call);
      return created(show(row, call));
    },
    show: (call) => ok(show(rowOf(call), call)),
    update: (call) => {
      const row = rowOf(call);
      const mode = nodeum.behaviour.put;
      const values = readBody(call.body, { attributes, mode, isTaken: isTaken(rowsOf(call), row) });
      return ok(show(demand(resource.update)(row, values, call), call));
    },
    destroy: (call) => {
      demand(resource.destroy)(rowOf(call));
      return noContent();
    },
  };
  const verbs = { index: "GET", create: "POST", show: "GET", update: "PUT", destroy: "DELETE" } as const;
  return place.operations.map((operation) => {
    const onRow = operation !== "index" && operation !== "create";
    return {
      verb: verbs[operation],
      path: onRow ? `${place.path}/:${word}_id` : place.path,
      scope: `${plural}/${operation}`,
      handle: handlers[operation],
    };
  });
}

/** A change that a place offers but its resource does not know is a mistake in a route file. */
function demand<Change>(change: Change | undefined): Change {
  if (change === undefined) throw new Error("A place offers an operation that its resource does not have.");
  return change;
}
