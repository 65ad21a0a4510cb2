// When is it a call's turn? The step that waits for the budget and gives the slot back.
import { GatewayError } from "../../contract/problem.ts";
import type { PipelineParts } from "./createPipeline.ts";
import type { Step } from "./Exchange.ts";

/** Holds a slot of the vendor's budget while what follows runs; another one when the slot was lost before the call was sent. */
export function waitForSlot({ sourceId, budget }: Pick<PipelineParts, "sourceId" | "budget">): Step {
  return async (exchange, next) => {
    const { callClass, request, call, signal } = exchange;
    const { priority, principal, deadlineMs } = call;
    const wish = { callClass, action: request.action, priority, principal, deadlineMs };
    for (;;) {
      const slot = await budget.take(wish, signal);
      let isSent = false;
      const onSend = (): void => {
        if (call.maySend?.() === false) throw takenOver(sourceId, request.action);
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

/** It is no longer certain that the operation is ours: nothing was sent. */
const takenOver = (sourceId: string, action: string): GatewayError =>
  new GatewayError({
    code: "LEDGER_UNAVAILABLE",
    sourceId,
    message: `${sourceId}: ${action}: another replica may have taken the operation over, so it was not sent`,
    retryable: true,
  });

/** Ends an attempt whose slot other replicas have by now; goes no further than the step above. */
class SlotLost extends Error {
  override readonly name = "SlotLost";
}
