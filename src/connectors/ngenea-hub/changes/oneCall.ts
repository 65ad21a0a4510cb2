// How is a change put together? Every change of a Hub is one call; what the call is, how its answer is understood and when its
// work has ended come from the command's own file.
import type { Call } from "../../../contract/call.ts";
import type {
  Change,
  ChangeAsk,
  ChangePoint,
  FollowEnd,
  FollowPoint,
  LookUpEnd,
  Plan,
} from "../../../contract/changes/Change.ts";
import type { VendorCommand } from "../../../contract/commands.ts";
import { type SendReading, sendPlanned } from "../../../upstream/changes/sendPlanned.ts";
import type { Hub } from "../hub.ts";

/** How a sort of call ends, whichever command makes it. What it is about stands in the facts of the plan. */
export interface CallEnds {
  /** How its answer is understood; nothing is learnt from it when left out. */
  reading?(at: ChangePoint): SendReading;
  /** See `Change.lookUp`. */
  lookUp(at: ChangePoint, call: Call): Promise<LookUpEnd>;
  /** See `Change.follow`; for calls whose effect outlasts their answer. */
  follow?(at: FollowPoint, call: Call): Promise<FollowEnd>;
}

/** What a command is made of. */
export interface OneCall<C extends VendorCommand> extends Pick<Change<C>, "condition" | "available">, CallEnds {
  plan(ask: ChangeAsk<C>, call: Call): Promise<Plan>;
}

/** Makes the change. */
export function oneCall<C extends VendorCommand>({ client }: Pick<Hub, "client">, parts: OneCall<C>): Change<C> {
  const { condition, available, plan, reading, lookUp, follow } = parts;
  return {
    supported: true,
    condition,
    ...(available === undefined ? {} : { available }),
    plan,
    send: (at, call) => sendPlanned({ client, at, call }, { codeOf: codeOfRefusal, ...reading?.(at) }),
    lookUp,
    follow: (at, call) => {
      if (follow === undefined) throw new Error("The effect of this call does not outlast its answer.");
      return follow(at, call);
    },
  };
}

/** A value that must be there once is the one refusal of fields that can be told apart; see `readError`. */
const codeOfRefusal: NonNullable<SendReading["codeOf"]> = ({ vendorStatus, vendorCode }) =>
  vendorStatus === 400 && vendorCode === "unique" ? "ALREADY_EXISTS" : undefined;
