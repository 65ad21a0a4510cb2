// Does the schema keep its rules, and do the rules bite?
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildASTSchema, buildSchema, isEnumType, parse, specifiedRules, validate, validateSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { resolvers } from "../../resolvers/index.ts";
import { COMMANDS } from "../../src/contract/commands.ts";
import { KINDS } from "../../src/contract/kinds.ts";
import { ERROR_CODES } from "../../src/contract/problem.ts";
import { ALERT_SEVERITIES, HEALTHS, SHARE_PROTOCOLS, WORK_STATES } from "../../src/contract/words.ts";
import { buildSchema as buildExecutable } from "../../src/server/buildSchema.ts";
import { readSchema, SCHEMA_FOLDER } from "../../src/server/readSchema.ts";
import * as rules from "./rules.ts";

const document = readSchema(SCHEMA_FOLDER);
const schema = buildASTSchema(document);
const files = globSync(join(SCHEMA_FOLDER, "*.graphql"));
const examples = globSync(join(SCHEMA_FOLDER, "..", "docs", "examples", "*.graphql"));

/** A schema that breaks the rule named, and what the rule says of it. */
const offences: { readonly [K in keyof typeof rules]: readonly [sdl: string, said: string] } = {
  everythingIsDescribed: ['"Q" type Query { "a" a("b" b: Int, c: Int): Int }', "Query.a(c:)"],
  noTypeIsUnused: ["type Query { a: Int } type Lost { a: Int }", "Lost"],
  noTypeShadowsAGlobal: ["type Query { a: Array } type Array { a: Int }", "Array"],
  noInputIsRecursive: ["type Query { a(f: F): Int } input F { g: G } input G { f: [F!] }", "F"],
  bytesAreNamed: ["scalar ByteCount type Query { size: ByteCount }", "Query.size"],
  momentsAreNamed: ["scalar DateTime type Query { birth: DateTime }", "Query.birth"],
  connectionsAreWhole: [
    "type Query { a(first: Int): AConnection! } type AConnection { nodes: [Int]! }",
    "Query.a has no after",
  ],
  mutationsAreUniform: [
    "type Query { a: Int } type Mutation { deleteA(input: DeleteAInput!): APayload! } input DeleteAInput { id: ID! } type APayload { a: Int }",
    "deleteA asks for no confirmation",
  ],
  leavesAgree: ["type Query { a: U } union U = A | B type A { size: Int } type B { size: String }", "U: size"],
  commandsAreMutations: ["type Query { a: Command } enum Command { MAKE_A } type Mutation { makeB: Int }", "makeA"],
};

const valuesOf = (name: string): string[] => {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
};

describe("The schema", () => {
  it("is valid, and every resolver has its field", () => {
    expect(validateSchema(schema)).toEqual([]);
    expect(validateSchema(buildExecutable())).toEqual([]);
  });

  it.each(Object.entries(rules))("keeps the rule %s", (_name, rule) => {
    expect(rule(schema)).toEqual([]);
  });

  it.each(Object.entries(rules))("is checked by a rule that bites: %s", (name, rule) => {
    const [sdl, said] = offences[name as keyof typeof rules];
    expect(rule(buildSchema(sdl))).toContain(said);
  });

  it("keeps the descriptions of scalars when resolvers stand behind them", () => {
    const executable = buildExecutable();
    for (const name of ["ByteCount", "Count64", "DateTime"])
      expect(executable.getType(name)?.description).toBe(schema.getType(name)?.description);
  });

  it("keeps one kind in one file, named after it", () => {
    const homes = new Map(
      files.flatMap((file) =>
        parse(readFileSync(file, "utf8")).definitions.flatMap((definition) =>
          "name" in definition && definition.name ? [[definition.name.value, basename(file, ".graphql")] as const] : [],
        ),
      ),
    );
    for (const kind of KINDS)
      for (const part of ["", "Connection", "Edge", "Filter", "Order", "OrderField"])
        expect([`${kind}${part}`, homes.get(`${kind}${part}`)]).toEqual([`${kind}${part}`, kind]);
  });

  it("speaks the contract's words", () => {
    expect(valuesOf("Kind")).toEqual(KINDS.map((kind) => kind.replace(/(?<=[a-z])[A-Z]/g, "_$&").toUpperCase()));
    expect(resolvers.Kind).toEqual(Object.fromEntries(valuesOf("Kind").map((word, place) => [word, KINDS[place]])));
    expect(valuesOf("Command")).toEqual(Object.keys(COMMANDS));
    expect(valuesOf("ErrorCode")).toEqual(ERROR_CODES);
    expect(valuesOf("Health")).toEqual(HEALTHS);
    expect(valuesOf("WorkState")).toEqual(WORK_STATES);
    expect(valuesOf("AlertSeverity")).toEqual(ALERT_SEVERITIES);
    expect(valuesOf("ShareProtocol")).toEqual(SHARE_PROTOCOLS);
  });

  it.each(examples.map((file) => [basename(file), file]))("validates the example %s", (_name, file) => {
    expect(validate(schema, parse(readFileSync(file, "utf8")), specifiedRules)).toEqual([]);
  });

  it("has examples at all", () => {
    expect(examples.length).toBeGreaterThanOrEqual(8);
  });
});
