// What does the estate answer at the command line? `storagegraph query` sends a document from a file or from standard input.
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { type ExecutionResult, GraphQLError, getOperationAST, parse } from "graphql";
import { ConfigError } from "../config/loadConfig.ts";
import { type AskedGatewayOptions, askedGateway, type Question } from "./AskedGateway.ts";
import { createProgress } from "./progress.ts";
import { tablesOf } from "./tablesOf.ts";

/** Options of the command. */
export interface QueryOptions extends AskedGatewayOptions {
  /** JSON, or @ and the path of a file with JSON. */
  readonly variables?: string;
  /** Which operation of a document with several. */
  readonly operation?: string;
  readonly table?: true;
}

/** Asks, and prints the answer. The exit code is 1 when it holds errors. @param file standard input when left out or "-". */
export async function query(file: string | undefined, options: QueryOptions): Promise<void> {
  const document = file === undefined || file === "-" ? await text(process.stdin) : readText(file);
  const question = questionOf(document, options);
  const progress = createProgress();
  progress.tell("asking …");
  const gateway = await askedGateway(options);
  const show = (result: ExecutionResult, spaces: number) => {
    progress.end();
    if (result.errors !== undefined) process.exitCode = 1;
    if (options.table !== true) return console.log(JSON.stringify(result, null, spaces));
    for (const { message } of result.errors ?? []) console.error(message);
    if (result.data != null) console.log(tablesOf(result.data));
  };
  try {
    if (isSubscription(document, options.operation)) for await (const event of gateway.follow(question)) show(event, 0);
    else show(await gateway.ask(question), 2);
  } finally {
    progress.end();
    await gateway.close();
  }
}

function questionOf(document: string, { variables, operation }: QueryOptions): Question {
  return {
    query: document,
    ...(variables === undefined ? {} : { variables: variablesOf(variables) }),
    ...(operation === undefined ? {} : { operationName: operation }),
  };
}

/** Whether it is to be followed. Throws a ConfigError where a document cannot be read. */
function isSubscription(document: string, operation: string | undefined): boolean {
  try {
    return getOperationAST(parse(document), operation)?.operation === "subscription";
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const at = error.locations?.[0];
    throw new ConfigError(
      `The document cannot be read${at === undefined ? "" : ` at line ${at.line}`}: ${error.message}`,
    );
  }
}

function variablesOf(given: string): Record<string, unknown> {
  const json = given.startsWith("@") ? readText(given.slice(1)) : given;
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below, like what is JSON and no object.
  }
  throw new ConfigError(`--variables: write a JSON object, for example '{"first": 10}', or @ and the path of a file.`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new ConfigError(`${file}: the file cannot be read. Check the path and its permissions.`);
  }
}
