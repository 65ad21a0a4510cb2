// What does a person see at /graphiql? GraphiQL with the example queries as tabs, and a banner over demo data.
import "graphiql/setup-workers/vite";
import { GraphiQL } from "graphiql";
import { parse } from "graphql";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import "graphiql/style.css";
import "./page.css";

/** /graphiql/config.json */
interface PageConfig {
  /** Names of the sources that are built-in simulators. */
  readonly demoSources: readonly string[];
  readonly sourceCount: number;
}

/** /graphiql/examples.json */
interface Example {
  readonly name: string;
  readonly query: string;
}

/** What GraphiQL asks. */
interface Question {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}

/** True when a document holds one operation, so that it needs no name. GraphiQL's lags behind a change of tabs. */
function isSingle(query: string): boolean {
  try {
    return parse(query).definitions.filter(({ kind }) => kind === "OperationDefinition").length === 1;
  } catch {
    // Not a document yet: the gateway says what is wrong with it.
    return false;
  }
}

/** Asks the gateway; what it answers is shown as it is, errors too. */
async function ask({ query, operationName, variables }: Question) {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json" },
    body: JSON.stringify({ query, variables, operationName: isSingle(query) ? null : operationName }),
  });
  return answer.json();
}

/** Variables with which an example runs as it stands: one that asks for an id gets that of a site. */
async function variablesFor(query: string): Promise<string> {
  if (!query.includes("$id: ID!")) return "";
  const { data } = await ask({ query: "{ sites(first: 1) { nodes { id } } }" });
  const [site] = data?.sites.nodes ?? [];
  return site === undefined ? "" : JSON.stringify({ id: site.id }, null, 2);
}

const read = async (name: string) => (await fetch(`/graphiql/${name}`)).json();

function showBanner({ demoSources, sourceCount }: PageConfig): void {
  const banner = document.getElementById("banner");
  if (banner === null || demoSources.length === 0) return;
  const which = demoSources.length === sourceCount ? "every source" : demoSources.join(", ");
  banner.textContent = `Demo data: ${which} is simulated. Nothing here is a real system.`;
  banner.hidden = false;
}

const [config, examples]: [PageConfig, Example[]] = await Promise.all([read("config.json"), read("examples.json")]);
showBanner(config);
const tabs = await Promise.all(examples.map(async ({ query }) => ({ query, variables: await variablesFor(query) })));
const root = document.getElementById("graphiql");
if (root !== null)
  createRoot(root).render(
    createElement(GraphiQL, {
      fetcher: ask,
      defaultTabs: tabs,
      defaultEditorToolsVisibility: false,
      shouldPersistHeaders: false,
    }),
  );
