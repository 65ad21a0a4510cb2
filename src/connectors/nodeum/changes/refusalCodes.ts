// Which of our codes is a refusal of this server, where its status does not say enough (sheet §4)? Used by every change.
import type { ErrorCode, Problem } from "../../../contract/problem.ts";

/** A name that is taken is answered 422 with an error word; no 409 is documented for it. */
export const codeOfRefusal = ({ vendorCode }: Problem): ErrorCode | undefined =>
  vendorCode === "taken" ? "ALREADY_EXISTS" : undefined;

/** A command has no input that could be wrong: the task is not in a state for it. */
export const codeOfCommand = ({ vendorStatus }: Problem): ErrorCode | undefined =>
  vendorStatus === 400 || vendorStatus === 422 ? "CONFLICT" : undefined;
