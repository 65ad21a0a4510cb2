// What is a resource of the API? The one description from which its list, its single reads and its changes follow.
import type { RowTable } from "../../chassis/rowTable.ts";
import type { Nodeum } from "../nodeum.ts";
import type { Json } from "../wire/apiError.ts";
import type { Attributes } from "../wire/attributes.ts";
import type { NodeumCall } from "../wire/endpoint.ts";

/** One kind of row as the API shows it. */
export interface Resource<Row extends object> {
  /** Singular, as in `task_execution`; path parameters are called `<word>_id`. */
  readonly word: string;
  /** Name of the list in its envelope and of the controller in scopes. */
  readonly plural: string;
  /** What a row has. */
  readonly attributes: Attributes;
  /** Names that stand for a row in paths beside its id; none means numeric ids only (sheet §1). */
  readonly names: readonly string[];
  /** Whether lists know `sort_by`. */
  readonly sortable?: false;
  /** Whether values change with time alone. */
  readonly changing?: true;
  /** All rows. */
  table(): RowTable<Row>;
  /** Values by attribute, also hidden ones; the row itself when absent. */
  values?(row: Row, now: number): Json;
  /** Makes a row from the values of a body. */
  create?(values: Json, call: NodeumCall): Row;
  /** Changes a row by the values of a body. */
  update?(row: Row, values: Json, call: NodeumCall): Row;
  /** Takes a row away, with what hangs on it. */
  destroy?(row: Row): void;
}

/** The values of a row at a moment. */
export function valuesOf<Row extends object>(resource: Resource<Row>, row: Row, now: number): Json {
  return resource.values?.(row, now) ?? (row as unknown as Json);
}

/** Who looks, and when. */
export type Viewpoint = Pick<NodeumCall, "caller" | "now">;

/** A row as it stands on the wire: no hidden attributes, secrets masked, absent values as the option says. */
export function present<Row extends object>(
  nodeum: Nodeum,
  resource: Resource<Row>,
  { row, caller, now }: Viewpoint & { row: Row },
): Json {
  const values = valuesOf(resource, row, now);
  const shown: Json = {};
  for (const [name, { hidden, secretScope }] of Object.entries(resource.attributes)) {
    const value = values[name];
    if (hidden || value === undefined) continue;
    if (value === null && nodeum.behaviour.missingValues === "omitted") continue;
    const masked = secretScope !== undefined && value !== null && !caller.may(secretScope);
    shown[name] = masked ? "[censored]" : value;
  }
  return shown;
}
