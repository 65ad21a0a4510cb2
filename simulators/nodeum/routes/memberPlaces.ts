// Where do shares, buckets and tapes hang? Each at the top, below its parent and below its pool, with a mount under each (sheet §6.6).
import type { Nodeum } from "../nodeum.ts";
import { collectionEndpoints, type Operation, type Place } from "../resources/collectionEndpoints.ts";
import { findRow } from "../resources/findRow.ts";
import type { Resource } from "../resources/resource.ts";
import { type Endpoint, type NodeumAnswer, type NodeumCall, paramOf } from "../wire/endpoint.ts";

/** One place of a member of pools. */
export interface MemberPlace<Row extends object> extends Omit<Place<Row>, "operations" | "rows"> {
  /** Operations beside list and single read. */
  readonly changes: readonly Operation[];
  /** The rows here. */
  rows(call: NodeumCall): readonly Row[];
  /** What is answered below a row at `/mount`, and at other words; the scope is `<plural>/<scope>`. */
  readonly views: readonly MemberView<Row>[];
}

/** Something to read below a single row. */
export interface MemberView<Row> {
  /** Last part of the path. */
  readonly word: string;
  /** What a key must be allowed. */
  readonly scope: string;
  /** The answer. */
  answer(row: Row): NodeumAnswer;
}

/** All operations of a member at one place. */
export function memberEndpoints<Row extends object>(
  nodeum: Nodeum,
  resource: Resource<Row>,
  place: MemberPlace<Row>,
): Endpoint[] {
  const { changes, views, ...rest } = place;
  const rowOf = (call: NodeumCall) => findRow(resource, place.rows(call), paramOf(call, `${resource.word}_id`));
  return [
    ...collectionEndpoints(nodeum, resource, { ...rest, operations: ["index", "show", ...changes] }),
    ...views.map(
      ({ word, scope, answer }): Endpoint => ({
        verb: "GET",
        path: `${place.path}/:${resource.word}_id/${word}`,
        scope,
        handle: (call) => answer(rowOf(call)),
      }),
    ),
  ];
}
