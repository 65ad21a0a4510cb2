// How does Apollo Server execute? Set up for speed (nothing hooks into fields) and for saying little about the inside.
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";
import type { Log } from "../observe/Log.ts";
import type { Context } from "./Context.ts";
import { createFormatError } from "./errors.ts";
import type { ServerOptions } from "./ServerOptions.ts";

/** Makes the executor. @param plugins run in this order: the drain of the HTTP server, and what decides who may subscribe. */
export function createApollo(
  schema: GraphQLSchema,
  { log, newId, settings }: Pick<ServerOptions, "log" | "newId" | "settings">,
  plugins: readonly ApolloServerPlugin<Context>[],
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    formatError: createFormatError({ log, newId }),
    includeStacktraceInErrorResponses: false,
    // Who may ask for the schema is the limits' to say, in words of our own.
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    hideSchemaDetailsFromClientErrors: settings.hideSchemaDetails,
    parseOptions: { maxTokens: settings.maxTokens },
    maxRecursiveSelections: true,
    logger: apolloLog(log),
    plugins: [
      // These two wrap every field of every answer, and halve the throughput of lists.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      // These would call outside: a page from a CDN, and reports whenever APOLLO_KEY happens to be set.
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ...plugins,
    ],
  });
}

const apolloLog = (log: Log) => ({
  debug: () => undefined,
  info: (message: unknown) => log.info({}, String(message)),
  warn: (message: unknown) => log.warn({}, String(message)),
  error: (message: unknown) => log.error({}, String(message)),
});
