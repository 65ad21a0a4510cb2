// What happens to GraphQL that comes over a connection that stays open? It is parsed, validated, executed and its errors are told as by POST;
// a subscription becomes a stream of answers, each with a context of its own, so that every event sees what is there then.
import type { ApolloServer } from "@apollo/server";
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from "graphql";
import type { Viewer } from "../access/Viewer.ts";
import { GatewayError } from "../contract/problem.ts";
import { untraced } from "../observe/Tracing.ts";
import type { Context } from "./Context.ts";
import { type ContextParts, createContext } from "./createContext.ts";
import { EventStream } from "./EventStream.ts";
import { createFormatError } from "./errors.ts";
import { createSeats } from "./limits/createSeats.ts";
import type { ServerOptions } from "./ServerOptions.ts";
import type { SubscriptionGate } from "./subscriptionGate.ts";

/** What is asked. */
export interface LiveQuestion {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Who asks, over which connection. */
export interface LiveAsker {
  readonly viewer: Viewer;
  /** Aborts when the connection ends. */
  readonly signal: AbortSignal;
  /** True when queries and changes may come over it too. */
  readonly takesAll: boolean;
  /** Headers with which its connection was opened. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What is answered: errors of a question that was refused, one result, or one after the other. */
export type LiveAnswer =
  | { readonly refused: readonly GraphQLError[] }
  | { readonly result: ExecutionResult }
  | { readonly stream: EventStream };

/** Answers over connections that stay open. Never throws. */
export interface LiveRequests {
  answer(question: LiveQuestion, asker: LiveAsker): Promise<LiveAnswer>;
  /** An error as it may be told. */
  told(error: unknown): GraphQLError;
}

/** What requests are answered with. */
export interface LiveRequestsOptions
  extends Omit<ContextParts, "settings">,
    Pick<ServerOptions, "log" | "newId" | "settings" | "tracing" | "requests"> {
  readonly schema: GraphQLSchema;
  readonly apollo: ApolloServer<Context>;
  readonly gate: SubscriptionGate;
}

/** Makes them. */
export function createLiveRequests(options: LiveRequestsOptions): LiveRequests {
  const { schema, apollo, gate, clock, settings } = options;
  const format = createFormatError(options);
  const seats = createSeats(settings);

  const told = (error: unknown): GraphQLError => {
    const bare = error instanceof GraphQLError ? error.toJSON() : { message: "" };
    return asTold(format(bare, error));
  };
  const { tracing = untraced, requests } = options;
  const inTime = ({ viewer, signal }: LiveAsker) =>
    createContext(options, { viewer, signal, deadlineMs: clock.monotonic() + settings.deadlineMs });
  const tellable = (result: ExecutionResult): ExecutionResult =>
    result.errors === undefined ? result : { ...result, errors: result.errors.map(told) };

  const subscribe = async (question: LiveQuestion, document: DocumentNode, asker: LiveAsker): Promise<LiveAnswer> => {
    const leave = seats.take(asker.viewer);
    const request = { schema, document, variableValues: question.variables, operationName: question.operationName };
    const unsubscribed = requests?.subscribed();
    const events = await createSourceEventStream({ ...request, contextValue: inTime(asker) });
    if (!(Symbol.asyncIterator in events)) {
      leave();
      unsubscribed?.();
      return { refused: (events.errors ?? []).map(told) };
    }
    let forget = () => {};
    const stream = new EventStream({
      events: events[Symbol.asyncIterator](),
      answer: async (event) => tellable(await execute({ ...request, rootValue: event, contextValue: inTime(asker) })),
      failed: (error) => ({ errors: [told(error)] }),
      ended: () => {
        leave();
        unsubscribed?.();
        forget();
      },
    });
    forget = asker.viewer.onEnd?.(() => stream.breakOff(notAnyMore())) ?? forget;
    return { stream };
  };

  const answer = async (question: LiveQuestion, asker: LiveAsker): Promise<LiveAnswer> => {
    const { query, variables, operationName, extensions: asked } = question;
    const taker = { takesAll: asker.takesAll, document: null as DocumentNode | null };
    try {
      const context = inTime(asker);
      gate.expect(context, taker);
      const given = { query, variables: variables ?? {}, operationName: operationName ?? undefined };
      const request = { ...given, extensions: asked ?? {} };
      const { body } = await apollo.executeOperation(withoutUndefined(request), { contextValue: context });
      if (taker.document !== null) return await subscribe(question, taker.document, asker);
      if (body.kind !== "single") throw new Error("An answer came in parts.");
      const { data, errors, extensions } = body.singleResult;
      if (data === undefined) return { refused: (errors ?? []).map(asTold) };
      const more = extensions === undefined ? {} : { extensions };
      return { result: { data, ...(errors === undefined ? {} : { errors: errors.map(asTold) }), ...more } };
    } catch (error) {
      return { refused: [told(error)] };
    }
  };

  return {
    told,
    answer: (question, asker) => tracing.request(asker.headers, () => answer(question, asker)),
  };
}

const notAnyMore = (): GatewayError =>
  new GatewayError({
    code: "UNAUTHENTICATED",
    message: "Your credentials have ended, or what they grant has changed. Subscribe again.",
  });

/** An error that is written just as it was formatted. */
function asTold(formatted: GraphQLFormattedError): GraphQLError {
  const error = new GraphQLError(formatted.message);
  error.toJSON = () => formatted;
  return error;
}

const withoutUndefined = <T extends { readonly operationName: string | undefined }>({ operationName, ...rest }: T) =>
  operationName === undefined ? rest : { ...rest, operationName };
