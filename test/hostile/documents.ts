// Which documents would cost a gateway more than they cost who sends them? Deep, wide, aliased, repeated, cyclic, and huge in their values.
import { type Attack, ask, attack, many, post } from "./attack.ts";

const nested = (depth: number): string => `${"{parent".repeat(depth)}{id}${"}".repeat(depth)}`;
const volumes = (below: string) => `{volumes{nodes${below}}}`;

/** Documents that are refused for their form. */
const FORMS: readonly Attack[] = [
  attack("300 levels of fields", /^400 COST_LIMIT$/, (to) => ask(to, volumes(nested(300)))),
  attack("1,600 levels of fields", /^400 COST_LIMIT$/, (to) => ask(to, volumes(nested(1_600)))),
  attack("levels hidden in fragments", /^400 COST_LIMIT$/, (to) =>
    ask(
      to,
      `${volumes("{...F0}")} ${many(100, (at) => `fragment F${at} on Volume{parent{...F${at + 1}}}`)} fragment F100 on Volume{id}`,
    ),
  ),
  attack("4,900 times the same field", /^400 COST_LIMIT$/, (to) => ask(to, `{${"__typename ".repeat(4_900)}}`)),
  attack("700 times the same list", /^400 COST_LIMIT$/, (to) => ask(to, `{${many(700, () => "volumes{nodes{id}}")}}`)),
  attack("the same list deep inside itself, side by side", /^400 COST_LIMIT$/, (to) =>
    ask(to, volumes(`{${many(160, () => "shares{nodes{volume{shares{nodes{id}}}}}")}}`)),
  ),
  attack("pairs that double at each level", /^400 COST_LIMIT$/, (to) => {
    const pairs = (depth: number): string =>
      depth === 0 ? "id" : `parent{${pairs(depth - 1)}} parent{${pairs(depth - 1)}}`;
    return ask(to, volumes(`{${pairs(9)}}`));
  }),
  attack("1,600 aliases", /^400 COST_LIMIT$/, (to) => ask(to, `{${many(1_600, (at) => `a${at}:__typename`)}}`)),
  attack("600 lists under other names", /^400 COST_LIMIT$/, (to) =>
    ask(to, `{${many(600, (at) => `a${at}:volumes{totalCount}`)}}`),
  ),
  attack("200 changes under other names", /^400 COST_LIMIT$/, (to) =>
    ask(to, `mutation{${many(200, (at) => `a${at}:cancelOperation(input:{id:"x"}){problems{code}}`)}}`),
  ),
  attack("900 directives", /^400 COST_LIMIT$/, (to) => ask(to, `{__typename ${many(700, () => "@skip(if:true)")}}`)),
  attack("1,600 directives that there are not", /^400 COST_LIMIT$/, (to) =>
    ask(to, `{__typename ${many(1_600, (at) => `@d${at}`)}}`),
  ),
  attack("a fragment inside itself", /^400 INVALID_INPUT$/, (to) =>
    ask(to, `${volumes("{...A}")} fragment A on Volume{parent{...A}}`),
  ),
  attack("a hundred fragments in a ring", /^400 INVALID_INPUT$/, (to) =>
    ask(to, `${volumes("{...F0}")} ${many(100, (at) => `fragment F${at} on Volume{parent{...F${(at + 1) % 100}}}`)}`),
  ),
  attack("fragments that each spread thirty others in a ring", /^400 INVALID_INPUT$/, (to) =>
    ask(
      to,
      `${volumes("{...F0}")} ${many(60, (at) => `fragment F${at} on Volume{${many(30, (n) => `...F${(at + n + 1) % 60}`)}}`)}`,
    ),
  ),
  attack("thirty fragments that double each", /^400 COST_LIMIT$/, (to) =>
    ask(
      to,
      `${volumes("{...F0}")} ${many(30, (at) => `fragment F${at} on Volume{a:parent{...F${at + 1}} b:parent{...F${at + 1}}}`)} fragment F30 on Volume{id}`,
    ),
  ),
  attack("400 fragments that nobody uses", /^400 (COST_LIMIT|GRAPHQL_VALIDATION_FAILED)$/, (to) =>
    ask(to, `{__typename} ${many(400, (at) => `fragment F${at} on Volume{id n:id}`)}`),
  ),
  attack("the types of the types of the schema", /^400 COST_LIMIT$/, (to) =>
    ask(to, `{__schema{types{${"fields{type{".repeat(40)}name${"}}".repeat(40)}}}}`),
  ),
  attack("800 operations", /^400 (COST_LIMIT|OPERATION_RESOLUTION_FAILURE)$/, (to) =>
    ask(
      to,
      many(800, (at) => `query Q${at}{__typename}`),
    ),
  ),
  attack("an operation called __proto__", /^400 OPERATION_RESOLUTION_FAILURE$/, (to) =>
    ask(to, "query A{__typename} query B{__typename}", { operationName: "__proto__" }),
  ),
  attack("10,000 tokens", /^400 GRAPHQL_PARSE_FAILED$/, (to) => ask(to, `{${"a ".repeat(10_000)}}`)),
  attack("900,000 characters that mean nothing", /^200 ok$/, (to) => ask(to, `{__typename} #${",".repeat(900_000)}`)),
  attack("a string that does not end", /^400 GRAPHQL_PARSE_FAILED$/, (to) =>
    ask(to, `{volumes(after:"${"x".repeat(500_000)}`),
  ),
  attack("a zero byte", /^400 GRAPHQL_PARSE_FAILED$/, (to) => ask(to, "{__typename\0}")),
  attack("half a surrogate pair", /^400 GRAPHQL_PARSE_FAILED$/, (to) => ask(to, '{node(id:"\ud800"){id}}')),
  attack("a number of 400,000 digits", /^400 GRAPHQL_VALIDATION_FAILED$/, (to) =>
    ask(to, `{volumes(first:1${"0".repeat(400_000)}){totalCount}}`),
  ),
  attack("lists inside lists, 1,500 deep", /^400 GRAPHQL_VALIDATION_FAILED$/, (to) =>
    ask(to, `{volumes(filter:{source:${"[".repeat(1_500)}${"]".repeat(1_500)}}){totalCount}}`),
  ),
  attack("objects inside objects, 1,000 deep", /^400 GRAPHQL_VALIDATION_FAILED$/, (to) =>
    ask(to, `{volumes(filter:${"{id:".repeat(1_000)}"a"${"}".repeat(1_000)}){totalCount}}`),
  ),
  attack("a list below 300 differing arguments", /^400 COST_LIMIT$/, (to) =>
    ask(to, `{${many(300, (at) => `volumes(first:${at}){nodes{id}}`)}}`),
  ),
  attack("1,200 variables", /^400 (COST_LIMIT|GRAPHQL_VALIDATION_FAILED)$/, (to) =>
    ask(to, `query(${many(1_200, (at) => `$v${at}:Int`)}){__typename}`),
  ),
  attack("a subscription to everything at once", /^400 (COST_LIMIT|GRAPHQL_VALIDATION_FAILED)$/, (to) =>
    ask(to, `subscription{${many(20, (at) => `a${at}:jobsChanged{sequence}`)}}`),
  ),
];

const deepVariable = (depth: number) => `${"[".repeat(depth)}"x"${"]".repeat(depth)}`;
const LIST = "query($f:VolumeFilter){volumes(filter:$f){totalCount}}";
const asked = (query: string, variables: string) => `{"query":${JSON.stringify(query)},"variables":${variables}}`;

/** Documents that are refused for their values. */
const VALUES: readonly Attack[] = [
  attack("a variable 200,000 lists deep", /^400 INVALID_INPUT$/, (to) =>
    post(to, asked(LIST, `{"f":{"source":${deepVariable(200_000)}}}`)),
  ),
  attack("a variable 100,000 objects deep", /^400 INVALID_INPUT$/, (to) =>
    post(to, asked(LIST, `{"f":${'{"id":'.repeat(100_000)}1${"}".repeat(100_000)}}`)),
  ),
  attack("a variable that nothing uses, 900,000 characters long", /^200 ok$/, (to) =>
    ask(to, "{__typename}", { variables: { unused: "x".repeat(900_000) } }),
  ),
  attack("a filter of 40,000 sources", /^400 INVALID_INPUT$/, (to) =>
    ask(to, LIST, { variables: { f: { source: Array.from({ length: 40_000 }, (_, at) => `s${at}`) } } }),
  ),
  attack("10,000 ids at once", /^(200|400) (INVALID_INPUT|COST_LIMIT)$/, (to) =>
    ask(to, "query($ids:[ID!]!){nodes(ids:$ids){id}}", {
      variables: { ids: Array.from({ length: 10_000 }, () => "x") },
    }),
  ),
  attack("500 ids that are none", /^200 INVALID_INPUT$/, (to) =>
    ask(to, "query($ids:[ID!]!){nodes(ids:$ids){id}}", {
      variables: { ids: Array.from({ length: 500 }, (_, at) => `x${at}`) },
    }),
  ),
  attack("20,000 entities of a router", /^(200|400) (INVALID_INPUT|COST_LIMIT)$/, (to) =>
    ask(to, "query($r:[_Any!]!){_entities(representations:$r){__typename}}", {
      variables: { r: Array.from({ length: 20_000 }, () => ({ __typename: "Volume", id: "x" })) },
    }),
  ),
  attack("a cursor of 500,000 characters", /^(200|400) INVALID_INPUT$/, (to) =>
    ask(to, "query($a:String){volumes(after:$a){totalCount}}", { variables: { a: "x".repeat(500_000) } }),
  ),
  attack("an id of 500,000 characters", /^(200|400) INVALID_INPUT$/, (to) =>
    ask(to, "query($i:ID!){node(id:$i){id}}", { variables: { i: "QQ".repeat(250_000) } }),
  ),
  attack("pages of a thousand at four levels", /^400 COST_LIMIT$/, (to) =>
    ask(
      to,
      "{sites(first:1000){nodes{volumes(first:1000){nodes{shares(first:1000){nodes{volume{snapshots(first:1000){nodes{id}}}}}}}}}}",
    ),
  ),
  attack("fewer than no rows", /^(200|400) INVALID_INPUT$/, (to) => ask(to, "{volumes(first:-1){totalCount}}")),
  attack("more rows than there are numbers", /^400 (INVALID_INPUT|GRAPHQL_VALIDATION_FAILED)$/, (to) =>
    ask(to, "{volumes(first:2147483647){totalCount}}"),
  ),
  attack("variables that reach for the prototype", /^400 BAD_REQUEST$/, (to) =>
    post(to, '{"query":"{__typename}","variables":{"__proto__":{"admin":true}}}'),
  ),
  attack("an age and a wait beyond all clocks", /^(200|400) (INVALID_INPUT|GRAPHQL_VALIDATION_FAILED)$/, (to) =>
    ask(to, "{volumes(freshness:{maxAgeSeconds:-1,waitMs:2147483647}){totalCount}}"),
  ),
  attack("extensions of a thousand keys", /^200 ok$/, (to) =>
    ask(to, "{__typename}", {
      extensions: Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`k${at}`, at])),
    }),
  ),
  attack("a persisted query under a hash that is not its own", /^400 BAD_REQUEST$/, (to) =>
    ask(to, "{__typename}", { extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } }),
  ),
];

/** Hostile documents. */
export const DOCUMENTS: readonly Attack[] = [...FORMS, ...VALUES];
