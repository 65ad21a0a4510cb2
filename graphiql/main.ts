// What does a person see at /graphiql? GraphiQL with the example queries as tabs, and a banner over demo data.
import "graphiql/setup-workers/vite";
import { GraphiQL } from "graphiql";
import { type DocumentNode, getOperationAST, parse } from "graphql";
import { createClient } from "graphql-ws";
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

/** Headers that somebody wrote into the page. */
type PageHeaders = Readonly<Record<string, string>>;

/** The document; null when it is none yet: the gateway says what is wrong with it. */
function documentOf(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null;
  }
}

/** True when a document holds one operation, so that it needs no name. GraphiQL's lags behind a change of tabs. */
const isSingle = (document: DocumentNode | null): boolean =>
  document?.definitions.filter(({ kind }) => kind === "OperationDefinition").length === 1;

/** Asks the gateway; what it answers is shown as it is, errors too. */
async function ask(question: Question, headers: PageHeaders = {}) {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: {
      ...headers,
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
    },
    body: JSON.stringify(question),
  });
  return answer.json();
}

/** Follows over a WebSocket of its own, which is closed when GraphiQL's stop button is pressed. */
function follow({ query, operationName, variables }: Question, connectionParams: PageHeaders) {
  const url = `${location.protocol.replace("http", "ws")}//${location.host}/graphql`;
  return createClient({ url, connectionParams, retryAttempts: 0 }).iterate({
    query,
    operationName: operationName ?? null,
    // GraphiQL gives variables as an object.
    variables: variables as Record<string, unknown>,
  });
}

/** What GraphiQL calls for every question. */
function fetcher(
  { query, operationName, variables }: Question,
  { headers = {} }: { readonly headers?: PageHeaders } = {},
) {
  const document = documentOf(query);
  const question = { query, variables, operationName: isSingle(document) ? null : (operationName ?? null) };
  const operation = document === null ? null : getOperationAST(document, question.operationName);
  return operation?.operation === "subscription" ? follow(question, headers) : ask(question, headers);
}

/** A row as variables are made of it. */
interface Candidate {
  readonly id: string;
  readonly displayName?: string;
  readonly commands?: readonly { readonly command: string; readonly available: boolean }[];
}

/** A configuration to publish. */
const NGINX_CONF = `events {}
http {
  server {
    listen 8080;
    return 204;
  }
}
`;

/** Variables with which an example runs as it stands: ids of a site, of a group with its name, and of a volume that can be changed so; and a fresh key. */
async function variablesFor(query: string): Promise<string> {
  const variables: Record<string, string> = {};
  if (query.includes("$id: ID!")) {
    const { data } = await ask({ query: "{ sites(first: 1) { nodes { id } } }" });
    const [site]: Candidate[] = data?.sites.nodes ?? [];
    if (site !== undefined) variables.id = site.id;
  }
  if (query.includes("$volumeId: ID!")) {
    const { data } = await ask({ query: "{ volumes(first: 200) { nodes { id commands { command available } } } }" });
    const volumes: Candidate[] = data?.volumes.nodes ?? [];
    const able = volumes.find(({ commands }) =>
      commands?.some(({ command, available }) => command === "UPDATE_VOLUME" && available),
    );
    if (able !== undefined) variables.volumeId = able.id;
  }
  if (query.includes("$groupId: ID!")) {
    const { data } = await ask({
      query: "{ sites(first: 1, filter: { siteType: [INSTANCE_GROUP] }) { nodes { id displayName } } }",
    });
    const [group]: Candidate[] = data?.sites.nodes ?? [];
    if (group !== undefined) Object.assign(variables, { groupId: group.id, groupName: group.displayName });
    variables.nginxConf = NGINX_CONF;
  }
  if (query.includes("$key: String!")) variables.key = `try-${Date.now()}`;
  return Object.keys(variables).length === 0 ? "" : JSON.stringify(variables, null, 2);
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
      fetcher,
      defaultTabs: tabs,
      defaultEditorToolsVisibility: false,
      shouldPersistHeaders: false,
    }),
  );
