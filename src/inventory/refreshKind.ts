// How is a kind of a source read because somebody says so? For operators, and for changes that touched it.
import type { Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Kernel, RequestConditions } from "./Kernel.ts";
import { faultOf } from "./problems.ts";
import { timeLeftMs } from "./timeLeft.ts";
import { keptUnder } from "./windows.ts";
import { windowToRead } from "./windowToRead.ts";

/** What is to be read anew. */
export interface RefreshAsk {
  readonly sourceId: string;
  readonly kind: Kind;
  /** True when an operator says that rows which the vendor no longer shows are gone, however many they are. */
  readonly acceptRemovals: boolean;
}

/**
 * Reads one kind anew and waits for the end. What was begun to be read before the asking does not do: it may not show the change
 * that is the reason to ask; it is waited for, and then the kind is read once more. Throws a `GatewayError` when that fails or
 * takes too long.
 */
export async function refreshKind(
  kernel: Kernel,
  { sourceId, kind, acceptRemovals }: RefreshAsk,
  { signal, deadlineMs, principal }: RequestConditions,
): Promise<void> {
  const desk = kernel.desk(sourceId, kind);
  if (desk === null) {
    const message = `Source "${sourceId}" has no list of ${kind} rows to read.`;
    throw new GatewayError({ code: "UNSUPPORTED_BY_VENDOR", sourceId, message });
  }
  const { defaultWindow } = kernel.policies(sourceId, kind);
  const window = windowToRead(kernel.policies, { sourceId, kind, window: defaultWindow }, desk.feed);
  const askedMs = kernel.clock.monotonic();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const flight = desk.open({ window, principal, priority: "interactive", acceptRemovals });
    const landing = await flight.wait({ waitMs: timeLeftMs(kernel.clock, deadlineMs), signal });
    if (landing?.how === "failed") throw faultOf(landing.error, sourceId, `read ${desk.feed.name}`);
    if (landing?.how !== "done") break;
    const read = kernel.store.exact({ sourceId, kind }, keptUnder(kind, window));
    if ((read?.readBeganMs ?? Number.NEGATIVE_INFINITY) >= askedMs) return;
  }
  const message = `Source "${sourceId}": ${desk.feed.name} was not read before the deadline; the read goes on.`;
  throw new GatewayError({ code: "DEADLINE_EXCEEDED", sourceId, message, retryable: true });
}

/** The read that was under way, one that another replica began before the asking, and then surely one that is new. */
const ATTEMPTS = 3;
