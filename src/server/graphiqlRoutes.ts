// Where do people explore? GraphiQL at /graphiql, from the bundle in dist/graphiql, with examples and a word on demo data.
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { Source } from "../contract/source.ts";
import type { Log } from "../observe/Log.ts";
import { refusal } from "./graphqlRoute.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const BUNDLE = join(ROOT, "dist", "graphiql");
const EXAMPLES = join(ROOT, "docs", "examples");

/** The page loads nothing from elsewhere; its editor brings styles and workers of its own. */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "worker-src 'self' blob:; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** An example query, shown as a tab. */
interface Example {
  readonly name: string;
  readonly query: string;
}

/** The example queries, in the order of their file names. */
const readExamples = (): Example[] =>
  globSync(join(EXAMPLES, "*.graphql"))
    .sort()
    .map((file) => ({ name: basename(file, ".graphql"), query: readFileSync(file, "utf8") }));

/** Adds /graphiql and what it loads. */
export async function addGraphiqlRoutes(
  app: FastifyInstance,
  { sources, log }: { readonly sources: readonly Source[]; readonly log: Log },
): Promise<void> {
  const examples = readExamples();
  const demoSources = sources.filter(({ demo }) => demo).map(({ displayName }) => displayName);
  app.get("/graphiql/examples.json", () => examples);
  app.get("/graphiql/config.json", () => ({ demoSources, sourceCount: sources.length }));
  if (!existsSync(join(BUNDLE, "index.html"))) {
    const advice = 'GraphiQL is not built. Run "npm run build:graphiql".';
    log.warn({}, advice);
    app.get("/graphiql", (_request, reply) => reply.code(503).send(refusal(advice, "INTERNAL")));
    return;
  }
  await app.register(fastifyStatic, {
    root: BUNDLE,
    prefix: "/graphiql/",
    // Names of assets change with their content; the page itself names them, so it must be asked for anew.
    setHeaders: (reply, path) => {
      reply.header("content-security-policy", PAGE_POLICY);
      reply.header("cache-control", path.endsWith(".html") ? "no-cache" : "public, max-age=31536000, immutable");
    },
    cacheControl: false,
  });
  app.get("/graphiql", (_request, reply) => reply.sendFile("index.html"));
}
