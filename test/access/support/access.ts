// How does a test get access without a gateway? Settings with defaults, one source of each of two vendors, and time of its own.

import { type Access, createAccess } from "../../../src/access/createAccess.ts";
import type { Whereabouts } from "../../../src/access/Whereabouts.ts";
import { accessSchema } from "../../../src/config/accessSchema.ts";
import type { Problem } from "../../../src/contract/problem.ts";
import { FakeClock } from "../../support/FakeClock.ts";

/** Access, and hands on what it is made with. */
export interface Held {
  readonly access: Access;
  readonly clock: FakeClock;
  readonly refused: readonly Problem[];
}

/** Where nothing is known to stand. */
export const nowhere: Whereabouts = { of: () => [], named: () => null };

/** Sources of two vendors. */
export const SOURCES = [
  { id: "paris", vendor: "QUMULO" },
  { id: "lyon", vendor: "NASUNI" },
];

/** Makes access. @param settings as in the configuration. */
export function hold(settings: object, whereabouts: Whereabouts = nowhere, at = "2026-11-20T12:00:00.000Z"): Held {
  const clock = new FakeClock(at);
  const refused: Problem[] = [];
  const tools = { sources: SOURCES, whereabouts, clock, refused: (problem: Problem) => refused.push(problem) };
  return { access: createAccess(accessSchema.parse(settings), tools), clock, refused };
}

/** A request that came with these headers. */
export const request = (headers: Readonly<Record<string, string>>) => ({ headers });
