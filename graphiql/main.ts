// What does a person see at /graphiql? GraphiQL with the example queries as tabs, and a banner over demo data.
import "graphiql/setup-workers/vite";
import { GraphiQL } from "graphiql";
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

/** Asks the gateway; what it answers is shown as it is, errors too. */
async function ask(question: object): Promise<object> {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json" },
    body: JSON.stringify(question),
  });
  return answer.json();
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
const root = document.getElementById("graphiql");
if (root !== null)
  createRoot(root).render(
    createElement(GraphiQL, {
      fetcher: ask,
      defaultTabs: examples.map(({ query }) => ({ query })),
      defaultEditorToolsVisibility: false,
      shouldPersistHeaders: false,
    }),
  );
