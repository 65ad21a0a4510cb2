// When is it a call's turn? The step that waits for the budget and gives the slot back.
import type { PipelineParts } from "./createPipeline.ts";
import type { Step } from "./Exchange.ts";

/** Holds a slot of the vendor's budget while what follows runs. */
export function waitForSlot({ budget }: Pick<PipelineParts, "budget">): Step {
  return async (exchange, next) => {
    const { callClass, request, call, signal } = exchange;
    const { priority, principal, deadlineMs } = call;
    const slot = await budget.take({ callClass, action: request.action, priority, principal, deadlineMs }, signal);
    let isSent = false;
    const onSend = (): void => {
      isSent = true;
    };
    try {
      return await next({ ...exchange, onSend });
    } finally {
      if (isSent) slot.answered();
      else slot.unused();
    }
  };
}
