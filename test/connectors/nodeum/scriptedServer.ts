// How does a test show the connector answers that no simulator gives? A client whose answers are written down.
import { createNodeumConnector, type NodeumOptions } from "../../../src/connectors/nodeum/index.ts";
import type { Connector } from "../../../src/contract/connector.ts";
import type { Feed } from "../../../src/contract/feed.ts";
import type { UpstreamClient, UpstreamRequest } from "../../../src/upstream/UpstreamClient.ts";
import { feedsOf } from "../../contract/examHarness.ts";

/** A connector to a server that is not there. */
export interface ScriptedServer {
  readonly connector: Connector;
  /** What was asked, in order. */
  readonly asked: UpstreamRequest[];
  /** Words that the connector did not know, as `field: word`. */
  readonly strangeWords: string[];
}

/** @param answer gives the body of each answer; a number is a status without a body. */
export function scriptedServer(
  answer: (request: UpstreamRequest) => unknown,
  options: NodeumOptions = {},
): ScriptedServer {
  const asked: UpstreamRequest[] = [];
  const strangeWords: string[] = [];
  const client: Pick<UpstreamClient, "sourceId" | "send" | "unknownWord"> = {
    sourceId: "archive",
    send: async (request) => {
      asked.push(request);
      const body = answer(request);
      return typeof body === "number" ? { status: body, headers: {}, body: null } : { status: 200, headers: {}, body };
    },
    unknownWord: (field, word) => void strangeWords.push(`${field}: ${word}`),
  };
  return {
    connector: createNodeumConnector({ sourceId: "archive", client: client as UpstreamClient, options }),
    asked,
    strangeWords,
  };
}

/** A server that keeps one list of rows and heeds limit and offset. @param cap most rows that it gives on a page. */
export function listing(rows: readonly object[], { key, cap = 10_000 }: { key: string; cap?: number }) {
  return ({ query = {} }: UpstreamRequest): object => {
    const page = rows.slice(Number(query.offset), Number(query.offset) + Math.min(Number(query.limit), cap));
    return { count: rows.length, [key]: page };
  };
}

/** A feed of a connector by its name. */
export function feedNamed(connector: Connector, name: string): Feed {
  const feed = feedsOf(connector).find((candidate) => candidate.name === name);
  if (feed === undefined) throw new Error(`There is no feed ${name}.`);
  return feed;
}
