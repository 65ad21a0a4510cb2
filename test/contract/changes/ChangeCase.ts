// What does the exam of changes need from a vendor? For every command that it carries out at least one case: what is asked for,
// how it shows, and what somebody else may do in between.
import type { ChangeInputs } from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import type { ErrorCode } from "../../../src/contract/problem.ts";
import type { ExamSubject } from "../examHarness.ts";
import type { Carried } from "./carryOut.ts";

/** One command of one vendor, one way of it. */
export interface ChangeCase<C extends VendorCommand = VendorCommand> {
  readonly command: C;
  /** What is changed, for test titles, for example `an SMB share`. */
  readonly about: string;
  /** What GraphQL has to repeat as `confirm` where the target is no row (an NGINX instance or group). */
  readonly confirm?: string;
  /** Texts in the input that nobody may ever be shown: passwords, private keys. */
  readonly secrets?: readonly string[];
  /** Makes the input from what the vendor holds (just reset), with rows as the connector reads them. */
  input(subject: ExamSubject): Promise<ChangeInputs[C]>;
  /** Fails unless the vendor, read anew, shows the change exactly once. */
  shows(subject: ExamSubject, carried: Carried): Promise<void>;
  /** Fails unless the vendor, read anew, shows nothing of the change. */
  showsNothing(subject: ExamSubject, input: ChangeInputs[C]): Promise<void>;
  /**
   * What somebody else does between plan and send (makes the same object, removes the target), and the codes that may come of
   * it; `"ends"` where the change is as good as done then (a removal of what is gone). `none`: why nobody can.
   */
  readonly foreign:
    | {
        act(subject: ExamSubject, input: ChangeInputs[C]): Promise<void>;
        readonly expects: readonly (ErrorCode | "ends")[];
      }
    | { readonly none: string };
}

/** Keeps the type of a case's own command while cases of many commands stand in one list. */
export const changeCase = <C extends VendorCommand>(one: ChangeCase<C>): ChangeCase => one as unknown as ChangeCase;
