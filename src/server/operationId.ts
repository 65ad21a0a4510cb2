// What is an operation called from outside? Operations belong to the gateway, and to no source.
import type { GlobalIds } from "./Context.ts";

/** The GraphQL type of operations, which their ids bear. */
export const OPERATION_TYPE = "Operation";

/** The operation that a global id names; null when it names none. */
export function operationIdOf(id: string, ids: GlobalIds): string | null {
  const key = ids.decode(id);
  return key?.type === OPERATION_TYPE && key.sourceId === "" ? key.nativeId : null;
}
