// Does a patch from `POST /__sim/rows` name fields that the row has? A misspelt field must not pass in silence.
import { ControlError } from "../../chassis/controlError.ts";
import type { RowValues } from "../../chassis/rowHandler.ts";

/** A copy of the row with the values laid over it; throws ControlError for a field that the row does not have. */
export function withKnown<Row extends object>(row: Row, values: RowValues): Row {
  for (const name of Object.keys(values)) {
    if (!(name in row)) throw new ControlError(`The row has no field ${name}; it has ${Object.keys(row).join(", ")}.`);
  }
  return { ...row, ...values };
}

/** A decimal number out of a patch; throws ControlError for anything else. */
export function decimalOf(name: string, value: unknown): bigint {
  if (/^\d+$/.test(String(value))) return BigInt(String(value));
  throw new ControlError(`${name} must be a whole number, as text when it is above 2^53.`);
}
