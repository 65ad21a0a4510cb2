// Which rows change, and when? Carries out `POST /__sim/rows`, at once or right before a later vendor call.
import { z } from "zod";
import { ControlError } from "./controlError.ts";
import { type RowHandler, type RowKind, rowKinds } from "./rowHandler.ts";

const rowValues = z.record(z.string(), z.unknown());
const rowIds = z.array(z.union([z.string(), z.number().transform(String)]));

/** The body of `POST /__sim/rows`; unknown fields are refused. */
export const rowRequestSchema = z
  .strictObject({
    kind: z.enum(rowKinds),
    /** Adds `count` seeded rows, or one row for each of `values`. */
    insert: z.strictObject({ count: z.int().positive().optional(), values: z.array(rowValues).optional() }).optional(),
    /** Lays one patch over all of `ids`, or one each. */
    update: z.strictObject({ ids: rowIds, values: z.array(rowValues).min(1) }).optional(),
    /** Takes away the first `count` rows in listing order, or those of `ids`. */
    delete: z.strictObject({ count: z.int().positive().optional(), ids: rowIds.optional() }).optional(),
    /** n: right before the n-th vendor call from now on is handled (1 is the very next one). */
    afterRequest: z.int().positive().optional(),
  })
  .refine((request) => request.insert ?? request.update ?? request.delete, "Say insert, update or delete.");

/** A change of rows as asked for. */
type RowRequest = z.infer<typeof rowRequestSchema>;

/** Handlers of the kinds that a vendor has. */
export type RowHandlers = Partial<Record<RowKind, RowHandler>>;

/** Takes orders for changes of rows. */
export interface RowDesk {
  /** Changes rows now and gives the ids concerned, or keeps the order for later and gives none. Throws ControlError. */
  order(request: RowRequest): string[];
  /** Carries out the orders that are due; called right before each vendor call. Throws ControlError when one cannot be. */
  beforeVendorCall(): void;
  /** Drops all orders that wait. */
  clear(): void;
}

function insertRows(handler: RowHandler, { count, values }: NonNullable<RowRequest["insert"]>): string[] {
  const { insert } = handler;
  if (insert === undefined) throw new ControlError("Rows of this kind cannot be inserted at this vendor.");
  if ((count === undefined) === (values === undefined)) throw new ControlError("insert needs either count or values.");
  return (values ?? Array.from({ length: count ?? 0 }, () => ({}))).map((row) => insert(row));
}

function updateRows(handler: RowHandler, { ids, values }: NonNullable<RowRequest["update"]>): string[] {
  const { update } = handler;
  if (update === undefined) throw new ControlError("Rows of this kind cannot be updated at this vendor.");
  if (values.length !== 1 && values.length !== ids.length) {
    throw new ControlError("update needs one patch in values, or as many as there are ids.");
  }
  for (const [index, id] of ids.entries()) {
    if (!update(id, values[values.length === 1 ? 0 : index] ?? {})) throw new ControlError(`There is no row ${id}.`);
  }
  return ids;
}

function deleteRows(handler: RowHandler, { count, ids }: NonNullable<RowRequest["delete"]>): string[] {
  const { remove } = handler;
  if (remove === undefined) throw new ControlError("Rows of this kind cannot be deleted at this vendor.");
  if ((count === undefined) === (ids === undefined)) throw new ControlError("delete needs either count or ids.");
  const doomed = ids ?? handler.ids().slice(0, count);
  for (const id of doomed) {
    if (!remove(id)) throw new ControlError(`There is no row ${id}.`);
  }
  return [...doomed];
}

/** Makes a desk for the handlers of one vendor. */
export function createRowDesk(vendor: string, handlers: () => RowHandlers): RowDesk {
  let waiting: { callsLeft: number; request: RowRequest; handler: RowHandler }[] = [];
  const carryOut = (request: RowRequest, handler: RowHandler) => [
    ...(request.insert ? insertRows(handler, request.insert) : []),
    ...(request.update ? updateRows(handler, request.update) : []),
    ...(request.delete ? deleteRows(handler, request.delete) : []),
  ];
  return {
    order: (request) => {
      const handler = handlers()[request.kind];
      if (handler === undefined) throw new ControlError(`${vendor} has no rows of kind ${request.kind} to change.`);
      if (request.afterRequest === undefined) return carryOut(request, handler);
      waiting.push({ callsLeft: request.afterRequest, request, handler });
      return [];
    },
    beforeVendorCall: () => {
      if (waiting.length === 0) return;
      for (const entry of waiting) entry.callsLeft -= 1;
      const due = waiting.filter((entry) => entry.callsLeft <= 0);
      waiting = waiting.filter((entry) => entry.callsLeft > 0);
      for (const { request, handler } of due) carryOut(request, handler);
    },
    clear: () => {
      waiting = [];
    },
  };
}
