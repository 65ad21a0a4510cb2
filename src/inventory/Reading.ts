// What is one read of a feed, while it runs? Who wants it and how far it is; others may move it up or ask more of it meanwhile.
import type { Priority } from "../contract/call.ts";
import type { ReadTimes } from "./harvestReads.ts";
import type { Harvest } from "./readFeed.ts";

/** One read; what others may change while it runs is not readonly. */
export interface Reading {
  /** Of the read from the vendor; until that has begun, of the asking. */
  times: ReadTimes;
  readonly harvest: Harvest;
  readonly principal: string;
  priority: Priority;
  /** True when an operator says that what is absent is gone. */
  acceptRemovals: boolean;
}

/** Priorities from the last to the first. */
const RANKS: readonly Priority[] = ["background", "watcher", "interactive", "write"];

/** Lets a read come first that somebody wants sooner than who asked for it before. */
export function moveUp(reading: Reading, priority: Priority): void {
  if (RANKS.indexOf(priority) > RANKS.indexOf(reading.priority)) reading.priority = priority;
}

/** True when somebody waits for it. */
export const isWaitedFor = ({ priority }: Reading): boolean => RANKS.indexOf(priority) >= RANKS.indexOf("interactive");
