// Which operations stand on a page? Filtered, ordered and cut by keys, like every other list. Pure.
import { createHash } from "node:crypto";
import { GatewayError } from "../contract/problem.ts";
import { WORK_STATES } from "../contract/words.ts";
import { canonical } from "./canonical.ts";
import type { IdParts } from "./hooks.ts";
import type { OperationRecord } from "./OperationRecord.ts";
import type {
  MomentCondition,
  OperationFilter,
  OperationListAsk,
  OperationOrder,
  OperationPage,
  StringCondition,
} from "./Operations.ts";

/** What a list is made with. */
export interface ListTools {
  /** Whose list it is: their cursors fit no other's. */
  readonly viewerDigest: string;
  readonly nowMs: number;
  decode(id: string): IdParts | null;
}

const DEFAULT_SIZE = 50;
const GREATEST_SIZE = 1_000;
const DEFAULT_ORDER: readonly OperationOrder[] = [{ field: "REQUESTED_AT", direction: "DESC" }];

const wrong = (field: string, message: string) => new GatewayError({ code: "INVALID_INPUT", field, message });

type Key = string | number | null;

/** Where a row stands: its sort keys, and its id to break ties. */
interface Place {
  readonly keys: readonly Key[];
  readonly id: string;
}

/** A page of records. Throws INVALID_INPUT naming the argument. */
export function listOperations(
  all: readonly OperationRecord[],
  ask: OperationListAsk,
  tools: ListTools,
): OperationPage {
  const orders = ask.orderBy?.length ? ask.orderBy : DEFAULT_ORDER;
  const matched = all.filter(testOf(ask.filter ?? {}, tools));
  const placeOf = (record: OperationRecord): Place => ({
    keys: orders.map(({ field }) => keyOf(record, field)),
    id: record.id,
  });
  const compare = (left: Place, right: Place): number => compared(left, right, orders);
  const sorted = matched
    .map((record) => ({ record, place: placeOf(record) }))
    .sort((left, right) => compare(left.place, right.place));
  const digest = createHash("sha256")
    .update(canonical({ filter: ask.filter, orders, viewer: tools.viewerDigest }))
    .digest("base64url")
    .slice(0, 16);
  const { size, fromEnd, after, before } = pageOf(ask, digest);
  const start = after === null ? 0 : sorted.filter(({ place }) => compare(place, after) <= 0).length;
  const end = before === null ? sorted.length : sorted.filter(({ place }) => compare(place, before) < 0).length;
  const first = fromEnd ? Math.max(start, end - size) : start;
  const last = fromEnd ? end : Math.min(end, start + size);
  return {
    rows: sorted.slice(first, Math.max(first, last)).map(({ record }) => record),
    hasPreviousPage: first > 0,
    hasNextPage: last < sorted.length,
    cursorOf: (record) => Buffer.from(JSON.stringify([digest, placeOf(record)])).toString("base64url"),
    totalCount: matched.length,
    byState: WORK_STATES.filter((word) => word !== "UNKNOWN")
      .map((word) => ({ word, count: matched.filter(({ state }) => state === word).length }))
      .filter(({ count }) => count > 0),
  };
}

function keyOf(record: OperationRecord, field: OperationOrder["field"]): Key {
  if (field === "STATE") return WORK_STATES.indexOf(record.state);
  return field === "REQUESTED_AT" ? record.requestedAt : record.finishedAt;
}

function compared(left: Place, right: Place, orders: readonly OperationOrder[]): number {
  for (const [place, { direction }] of orders.entries()) {
    const [one = null, other = null] = [left.keys[place], right.keys[place]];
    if (one === other) continue;
    // Rows without a value come last either way.
    if (one === null || other === null) return one === null ? 1 : -1;
    return (one < other ? -1 : 1) * (direction === "DESC" ? -1 : 1);
  }
  return left.id === right.id ? 0 : left.id < right.id ? -1 : 1;
}

function pageOf(ask: OperationListAsk, digest: string) {
  const { first = null, last = null, after = null, before = null } = ask;
  if (first !== null && last !== null) throw wrong("last", `Give either "first" or "last", not both.`);
  const [size, argument] = last === null ? [first ?? DEFAULT_SIZE, "first"] : [last, "last"];
  if (!Number.isInteger(size) || size < 0 || size > GREATEST_SIZE)
    throw wrong(argument, `"${argument}" must be a whole number from 0 to ${GREATEST_SIZE}.`);
  return {
    size,
    fromEnd: last !== null,
    after: after === null ? null : cursorPlace(after, digest, "after"),
    before: before === null ? null : cursorPlace(before, digest, "before"),
  };
}

function cursorPlace(cursor: string, digest: string, argument: string): Place {
  try {
    const [owner, place] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [string, Place];
    if (owner === digest && Array.isArray(place.keys) && typeof place.id === "string") return place;
  } catch {
    // No cursor at all: told like one of another list.
  }
  throw wrong(
    argument,
    `"${argument}" is no cursor of this list: filter, order and caller must stay the same from page to page.`,
  );
}

type Test = (record: OperationRecord) => boolean;

function testOf(filter: OperationFilter, { decode, nowMs }: ListTools): Test {
  const tests: Test[] = [];
  const oneOf = (
    values: readonly string[] | null | undefined,
    valuesOf: (record: OperationRecord) => readonly string[],
  ) => {
    if (values === null || values === undefined) return;
    const wanted = new Set(values);
    tests.push((record) => valuesOf(record).some((value) => wanted.has(value)));
  };
  const nativeId = (id: string) => {
    const parts = decode(id);
    return parts?.type === "Operation" ? parts.nativeId : "";
  };
  const key = ({ type, sourceId, nativeId: native }: IdParts) => `${type} ${sourceId} ${native}`;
  oneOf(filter.id?.map(nativeId), ({ id }) => [id]);
  oneOf(filter.source, ({ sourceIds }) => sourceIds);
  oneOf(filter.command, ({ command }) => [command]);
  oneOf(filter.state, ({ state }) => [state]);
  oneOf(
    filter.target?.map((id) => key(decode(id) ?? { type: "", sourceId: "", nativeId: "" })),
    ({ target, sourceIds: [sourceId = ""] }) =>
      target === null ? [] : [key({ type: target.kind, sourceId, nativeId: target.nativeId })],
  );
  oneOf(filter.idempotencyKey, ({ idempotencyKey }) => [idempotencyKey]);
  if (typeof filter.dryRun === "boolean") tests.push(({ dryRun }) => dryRun === filter.dryRun);
  if (filter.requestedBy) tests.push(textTest(filter.requestedBy));
  if (filter.requestedAt) tests.push(momentTest(filter.requestedAt, nowMs));
  return (record) => tests.every((test) => test(record));
}

function textTest({ in: oneOf, contains, startsWith, isNull }: StringCondition): Test {
  return ({ requestedBy }) => {
    const text = requestedBy.toLowerCase();
    if (oneOf && !oneOf.some((each) => each.toLowerCase() === text)) return false;
    if (typeof contains === "string" && !text.includes(contains.toLowerCase())) return false;
    if (typeof startsWith === "string" && !text.startsWith(startsWith.toLowerCase())) return false;
    return isNull !== true;
  };
}

function momentTest(
  { since, before, sinceSecondsAgo, beforeSecondsAgo, isNull }: MomentCondition,
  nowMs: number,
): Test {
  const ago = (seconds: number) => new Date(nowMs - seconds * 1_000).toISOString();
  return ({ requestedAt }) => {
    if (typeof since === "string" && requestedAt < since) return false;
    if (typeof before === "string" && requestedAt >= before) return false;
    if (typeof sinceSecondsAgo === "number" && requestedAt < ago(sinceSecondsAgo)) return false;
    if (typeof beforeSecondsAgo === "number" && requestedAt >= ago(beforeSecondsAgo)) return false;
    return isNull !== true;
  };
}
