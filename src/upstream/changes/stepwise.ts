// How is a change put together from sorts of vendor calls? Each sort knows how its answer is understood, how it shows what came
// of it, and when its work has ended; commands that make the same call share it. Used by connectors.
import type { Call } from "../../contract/call.ts";
import type {
  Change,
  ChangeAsk,
  ChangePoint,
  FollowEnd,
  FollowPoint,
  LookUpEnd,
  Plan,
} from "../../contract/changes/Change.ts";
import type { VendorCommand } from "../../contract/commands.ts";
import type { UpstreamClient } from "../UpstreamClient.ts";
import { type SendReading, sendPlanned } from "./sendPlanned.ts";

/** One sort of vendor call. What it is about stands in the facts of the plan. */
export interface Step {
  /** How its answer is understood; nothing is learnt from it when left out. */
  reading?(at: ChangePoint): SendReading;
  /** See `Change.lookUp`. */
  lookUp(at: ChangePoint, call: Call): Promise<LookUpEnd>;
  /** See `Change.follow`; for calls whose effect outlasts their answer. */
  follow?(at: FollowPoint, call: Call): Promise<FollowEnd>;
}

/** Sorts of calls by `PlannedSend.endpoint`. */
export type Steps = Readonly<Record<string, Step>>;

/** What a command is made of. */
export interface StepwiseParts<C extends VendorCommand> extends Pick<Change<C>, "condition" | "available"> {
  readonly steps: Steps;
  plan(ask: ChangeAsk<C>, call: Call): Promise<Plan>;
}

/** Makes a command of its plan and its sorts of calls. */
export function stepwise<C extends VendorCommand>(
  { client }: { readonly client: UpstreamClient },
  { condition, available, steps, plan }: StepwiseParts<C>,
): Change<C> {
  return {
    supported: true,
    condition,
    ...(available === undefined ? {} : { available }),
    plan,
    send: (at, call) => sendPlanned({ client, at, call }, stepOf(steps, at).reading?.(at)),
    lookUp: (at, call) => stepOf(steps, at).lookUp(at, call),
    follow: (at, call) => {
      const { follow } = stepOf(steps, at);
      if (follow === undefined) throw new Error("The effect of this call does not outlast its answer.");
      return follow(at, call);
    },
  };
}

function stepOf(steps: Steps, { plan, position }: ChangePoint): Step {
  const step = steps[plan.sends[position]?.endpoint ?? ""];
  if (step === undefined) throw new Error(`Nothing is known of call ${position + 1} of the plan.`);
  return step;
}
