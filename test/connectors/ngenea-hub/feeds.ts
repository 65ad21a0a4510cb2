// Which feed, and what went wrong with it? Shared by the tests of the Hub over HTTP.
import type { Feed } from "../../../src/contract/feed.ts";
import { GatewayError, type Problem } from "../../../src/contract/problem.ts";
import { feedsOf } from "../../contract/examHarness.ts";
import type { HubUnderTest } from "./startHub.ts";

/** A feed of the connector by its name. */
export function feedNamed({ connector }: HubUnderTest, name: string): Feed {
  const feed = feedsOf(connector).find((candidate) => candidate.name === name);
  if (feed === undefined) throw new Error(`There is no feed ${name}.`);
  return feed;
}

/** What a piece of work failed with; null when it did not fail. */
export async function problemOf(work: Promise<unknown>): Promise<Problem | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof GatewayError) return error.problem;
    throw error;
  }
}
