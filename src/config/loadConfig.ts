// How does a file become a configuration? Reads YAML, fills in secrets, and says line and remedy when something is wrong.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { type Config, configSchema } from "./Config.ts";
import { explainIssue, findingsOf } from "./explainIssue.ts";

/** A configuration that cannot be used; the message names file, line and what to write. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Where secrets may come from. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads a text file. Throws when it cannot. */
  readonly readFile: (path: string) => string;
}

/**
 * Loads a configuration file. Secrets written `env:NAME` or `file:PATH` (relative to the file) are filled in.
 * @throws ConfigError naming the line and what to write.
 */
export function loadConfig(file: string, secrets: SecretSources): Config {
  let text: string;
  try {
    text = secrets.readFile(file);
  } catch {
    throw new ConfigError(`${file}: the configuration file cannot be read. Check the path and its permissions.`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new ConfigError(
      `${file}:${lines.linePos(broken.pos[0]).line}: not readable as YAML: ${firstLine(broken.message)}.`,
    );
  }
  const lineOf = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document.contents, path)).line;
  const filled = withSecrets(document.toJS() ?? {}, [], (reference, path) =>
    secretOf(reference, { ...secrets, folder: dirname(resolve(file)), where: `${file}:${lineOf(path)}` }),
  );
  const result = configSchema.safeParse(filled, { error: explainIssue });
  if (result.success) return result.data;
  const found = findingsOf(result.error.issues)
    .map(({ path, message }) => ({ line: lineOf(path), name: path.join(".") || "the file", message }))
    .sort((left, right) => left.line - right.line);
  throw new ConfigError(found.map(({ line, name, message }) => `${file}:${line}: ${name}: ${message}.`).join("\n"));
}

/** The real file system and the process's environment, as `loadConfig` wants them. */
export const processSecrets = (env: SecretSources["env"]): SecretSources => ({
  env,
  readFile: (path) => readFileSync(path, "utf8"),
});

function secretOf(
  reference: string,
  from: SecretSources & { readonly folder: string; readonly where: string },
): string {
  if (reference.startsWith("env:")) {
    const name = reference.slice(4);
    const value = from.env[name];
    if (value === undefined || value === "")
      throw new ConfigError(
        `${from.where}: the environment variable ${name} is not set. Set it, or write another secret.`,
      );
    return value;
  }
  const path = resolve(from.folder, reference.slice(5));
  try {
    return from.readFile(path).trim();
  } catch {
    throw new ConfigError(
      `${from.where}: the secret file ${reference.slice(5)} cannot be read. Check path and permissions.`,
    );
  }
}

/** Replaces every `env:` and `file:` text, wherever it stands. */
function withSecrets(
  node: unknown,
  path: readonly PropertyKey[],
  fill: (text: string, path: readonly PropertyKey[]) => string,
): unknown {
  if (typeof node === "string") return /^(env|file):./.test(node) ? fill(node, path) : node;
  if (Array.isArray(node)) return node.map((item, index) => withSecrets(item, [...path, index], fill));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withSecrets(value, [...path, key], fill)]),
  );
}

/** Where in the text the value at a path stands; where its nearest parent does when it is missing. */
function offsetOf(contents: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = contents;
  let offset = 0;
  for (const key of [undefined, ...path]) {
    if (key !== undefined) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
        if (pair === undefined) return offset;
        if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
        node = pair.value;
      } else if (isSeq(node) && typeof key === "number") node = node.items[key];
      else return offset;
    }
    const range = (node as Node | null)?.range;
    if (range && key === undefined) offset = range[0];
    else if (range && typeof key === "number") offset = range[0];
  }
  return offset;
}

const firstLine = (text: string) =>
  text
    .split("\n")[0]
    ?.replace(/ at line .*$/, "")
    .replace(/[:.]+$/, "") ?? text;
