// What does a vendor's machine-readable description say about one exchange? Loads an OpenAPI 3.0 document and answers
// with deviations; used by `startVendor` to hold every request and every simulator's answer to it.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import type { Exchange } from "../../../simulators/chassis/exchange.ts";

/** One way in which an exchange is not as described. */
export interface Deviation {
  /** Path template of the description, or the raw path when none fits. */
  readonly template: string;
  readonly method: string;
  /** Which part of the exchange. */
  readonly where: "path" | "query" | "request" | "status" | "response";
  /** What is wrong; names fields, never values. */
  readonly what: string;
}

type Json = Record<string, unknown>;
interface Operation {
  readonly template: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly literalSegments: number;
  readonly description: Json;
  readonly shared: Json;
}

const documentId = "description";
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const pointer = (...parts: string[]): string =>
  `${documentId}#/${parts.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;

/** OpenAPI 3.0 → JSON Schema: `nullable`, and the fields that the description itself calls unreliable admit anything. */
function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (!isObject(node)) return node;
  if (node["x-type-unreliable"] === true || node["x-json-field"] === true) return {};
  const { nullable, ...rest } = node;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, toJsonSchema(value)]));
  return nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

/** A vendor's description, ready to judge exchanges. */
export class ApiDescription {
  readonly #ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false, validateFormats: false });
  readonly #coercing = new Ajv({ strict: false, coerceTypes: "array", validateFormats: false });
  readonly #operations: Operation[] = [];
  readonly #basePath: string;
  readonly #validators = new Map<string, ValidateFunction>();

  /** @param document the parsed OpenAPI document. @param basePath what requests carry before the described paths. */
  constructor(document: Json, basePath: string) {
    addFormats.default(this.#ajv);
    const schema = toJsonSchema(document) as Json;
    this.#ajv.addSchema(schema, documentId);
    this.#coercing.addSchema(schema, documentId);
    this.#basePath = basePath;
    for (const [template, item] of Object.entries(schema.paths as Record<string, Json>)) {
      const pattern = new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+")}$`);
      const literalSegments = template.split("/").filter((segment) => !segment.startsWith("{")).length;
      for (const method of ["get", "post", "put", "patch", "delete"]) {
        const description = item[method];
        if (isObject(description))
          this.#operations.push({ template, method, pattern, literalSegments, description, shared: item });
      }
    }
    this.#operations.sort((left, right) => right.literalSegments - left.literalSegments);
  }

  /** Everything in one exchange that is not as described; empty when all is. */
  check(exchange: Exchange): Deviation[] {
    const path = exchange.path.startsWith(this.#basePath) ? exchange.path.slice(this.#basePath.length) : exchange.path;
    const method = exchange.method.toLowerCase();
    const operation = this.#operations.find((candidate) => candidate.method === method && candidate.pattern.test(path));
    if (operation === undefined) return [{ template: path, method, where: "path", what: "is not described" }];
    const found: Deviation[] = [];
    const say = (where: Deviation["where"], what: string) =>
      found.push({ template: operation.template, method, where, what });
    this.#checkQuery(operation, exchange, say);
    const succeeded = exchange.status < 300;
    if (succeeded) this.#checkBody(operation, ["requestBody"], exchange.requestBody, (what) => say("request", what));
    const responses = operation.description.responses as Json;
    const status = String(exchange.status) in responses ? String(exchange.status) : "default";
    if (!(status in responses)) say("status", `${exchange.status} is not described`);
    else if (succeeded)
      this.#checkBody(operation, ["responses", status], exchange.responseBody, (what) => say("response", what));
    return found;
  }

  #checkQuery(operation: Operation, exchange: Exchange, say: (where: "query", what: string) => void): void {
    const described = [operation.description.parameters, operation.shared.parameters]
      .flatMap((list) => (Array.isArray(list) ? list : []))
      .map((parameter: Json) => this.#resolved(parameter))
      .filter((parameter) => parameter.in === "query");
    const byName = new Map(described.map((parameter) => [String(parameter.name), parameter]));
    for (const [name, value] of Object.entries(exchange.query)) {
      const parameter = byName.get(name) ?? byName.get(`${name}[]`);
      if (parameter === undefined) {
        say("query", `${name} is not described`);
        continue;
      }
      const wrapped = { value };
      const validate = this.#coercing.compile({ properties: { value: parameter.schema ?? {} } });
      if (!validate(wrapped)) say("query", `${name} ${validate.errors?.[0]?.message ?? "does not fit"}`);
    }
    for (const [name, parameter] of byName)
      if (parameter.required === true && !(name in exchange.query)) say("query", `${name} is required`);
  }

  #checkBody(operation: Operation, where: string[], body: unknown, say: (what: string) => void): void {
    const holder = where.reduce<unknown>(
      (node, key) => (isObject(node) ? node[key] : undefined),
      operation.description,
    );
    const content = isObject(holder) ? this.#resolved(holder).content : undefined;
    const schema = isObject(content) && isObject(content["application/json"]) ? content["application/json"] : undefined;
    if (schema === undefined || !("schema" in schema)) return;
    const direct = isObject(holder) && !("$ref" in holder);
    const reference = direct
      ? pointer("paths", operation.template, operation.method, ...where, "content", "application/json", "schema")
      : null;
    const validate = this.#validator(reference ?? JSON.stringify(schema.schema), reference ?? schema.schema);
    if (validate(body)) return;
    for (const error of validate.errors ?? [])
      say(`${error.instancePath.replace(/\/\d+/g, "[]") || "the body"} ${error.message ?? "does not fit"}`);
  }

  #validator(key: string, schema: unknown): ValidateFunction {
    const known = this.#validators.get(key);
    if (known !== undefined) return known;
    const made = this.#ajv.compile(typeof schema === "string" ? { $ref: schema } : (schema as Json));
    this.#validators.set(key, made);
    return made;
  }

  #resolved(node: Json): Json {
    const reference = node.$ref;
    if (typeof reference !== "string") return node;
    const parts = reference.replace(/^#\//, "").split("/");
    const root = this.#ajv.getSchema(documentId)?.schema;
    const target = parts.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), root);
    return isObject(target) ? target : {};
  }
}

/** Where descriptions lie, beside the checkout. */
const folder = resolve(import.meta.dirname, "../../../../shared/vendors/specs");

const files: Readonly<Record<string, { readonly file: string; readonly basePath: string }>> = {
  nasuni: { file: "nasuni-nmc-v1.2.json", basePath: "/api/v1.2" },
  nodeum: { file: "nodeum-v2.derived.yaml", basePath: "/api/v2" },
  "ngenea-hub": { file: "ngenea-hub.json", basePath: "/api" },
  "nginx-instance-manager": { file: "nginx-instance-manager.derived.yaml", basePath: "" },
  qumulo: { file: "qumulo.derived.yaml", basePath: "" },
};

const loaded = new Map<string, ApiDescription | null>();

/** The description of a vendor, by its folder name; null when descriptions are not beside the checkout. */
export function loadDescription(vendor: string): ApiDescription | null {
  const known = loaded.get(vendor);
  if (known !== undefined) return known;
  const entry = files[vendor];
  const path = entry === undefined ? "" : resolve(folder, entry.file);
  const made =
    entry !== undefined && existsSync(path)
      ? new ApiDescription(parse(readFileSync(path, "utf8")) as Json, entry.basePath)
      : null;
  loaded.set(vendor, made);
  return made;
}
