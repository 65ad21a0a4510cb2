// When is it a call's turn? The step that waits for the budget and gives the slot back.
import type { PipelineParts } from "./createPipeline.ts";
import type { Step } from "./Exchange.ts";

/** Holds a slot of the vendor's budget while what follows runs; another one when the slot was lost before the call was sent. */
export function waitForSlot({ budget }: Pick<PipelineParts, "budget">): Step {
  return async (exchange, next) => {
    const { callClass, request, call, signal } = exchange;
    const { priority, principal, deadlineMs } = call;
    const wish = { callClass, action: request.action, priority, principal, deadlineMs };
    for (;;) {
      const slot = await budget.take(wish, signal);
      let isSent = false;
      const onSend = (): void => {
        if (!slot.sending()) throw new SlotLost();
        isSent = true;
      };
      try {
        return await next({ ...exchange, onSend });
      } catch (error) {
        if (!(error instanceof SlotLost)) throw error;
      } finally {
        if (isSent) slot.answered();
        else slot.unused();
      }
    }
  };
}

/** Ends an attempt whose slot other replicas have by now; goes no further than the step above. */
class SlotLost extends Error {
  override readonly name = "SlotLost";
}
