// How does a source fare, as far as a viewer's kinds go?
import { KINDS } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { Health } from "../contract/words.ts";
import type { FeedDesk } from "./FeedDesk.ts";
import type { Kernel } from "./Kernel.ts";
import type { ViewContext } from "./ViewContext.ts";

/**
 * CRITICAL when nothing can be read, WARNING when part cannot, or is not believed or not complete. Rows that are merely old
 * because nobody asked are no sign of ill health. UNKNOWN before the first call.
 */
export function healthOfSource({ kernel, viewer }: ViewContext, source: Source): Health {
  const { breakerState, lastProblem, lastAnsweredAt } = source.status();
  if (breakerState === "OPEN") return "CRITICAL";
  const desks = new Set<FeedDesk>();
  for (const kind of KINDS) {
    const desk = viewer.mayRead(source.id, kind) ? kernel.desk(source.id, kind) : null;
    if (desk !== null) desks.add(desk);
  }
  const states = [...desks].map((desk) => stateOfDesk(kernel, source.id, desk)).filter((state) => state !== "untried");
  if (states.length === 0) {
    if (lastProblem !== null) return "CRITICAL";
    return lastAnsweredAt === null ? "UNKNOWN" : "OK";
  }
  if (states.every((state) => state === "failing")) return "CRITICAL";
  const isWell = states.every((state) => state === "well") && lastProblem === null && breakerState === "CLOSED";
  return isWell ? "OK" : "WARNING";
}

function stateOfDesk(kernel: Kernel, sourceId: string, desk: FeedDesk): "untried" | "failing" | "doubtful" | "well" {
  if (desk.failure() !== null) return "failing";
  const collections = desk.feed.kinds.flatMap((kind) => kernel.store.all({ sourceId, kind }));
  if (collections.length === 0) return "untried";
  return collections.every(({ complete, suspicion }) => complete && suspicion === null) ? "well" : "doubtful";
}
