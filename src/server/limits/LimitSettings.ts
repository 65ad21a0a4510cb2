// How much may one caller ask of the gateway? Everything that is limited at its doors; explained in config/example.yaml.

/** Limits of documents, of the answers that they ask for, and of callers. */
export interface LimitSettings {
  /** Longest GraphQL document in tokens. */
  readonly maxTokens: number;
  /** Most fields inside fields. */
  readonly maxDepth: number;
  /** Most fields that are given another name. */
  readonly maxAliases: number;
  /** Most directives. */
  readonly maxDirectives: number;
  /** Most fields right below an operation. */
  readonly maxRootFields: number;
  /** Most fields of a document, those of a fragment counted at each place where it is spread. */
  readonly maxFields: number;
  /** How often one place of an answer may be asked for: GraphQL compares each of them with each. */
  readonly maxRepeats: number;
  /** Most rows on one page; the gateway itself gives no more than 1,000. */
  readonly maxPageSize: number;
  /** Most values that an answer may hold when every page is full. */
  readonly maxValues: number;
  /** Most rows that all lists of an answer may hold together. */
  readonly maxRows: number;
  /** Most vendor calls that a query may cost when nothing is in hand; null = as many as it takes. */
  readonly maxVendorCalls: number | null;
  /** Most values that the variables of a request hold, lists and objects included. */
  readonly maxInputValues: number;
  /** Most representations in one `_entities` of a supergraph's router. */
  readonly maxRepresentations: number;
  /** False to refuse to tell the schema. */
  readonly introspection: boolean;
  /** Requests that one caller may send each second; those of an open gateway, where nobody is told apart, are not counted. */
  readonly requestsPerSecond: number;
  /** Requests that one caller may send at once after a rest. */
  readonly requestBurst: number;
  /** Requests that one which is refused counts as. */
  readonly refusalCost: number;
  /** Most subscriptions at once of one caller; those of an open gateway are not counted. */
  readonly maxSubscriptionsPerPrincipal: number;
}

/** What is used where nothing else is said. */
export const DEFAULT_LIMITS: LimitSettings = {
  maxTokens: 5_000,
  maxDepth: 20,
  maxAliases: 100,
  maxDirectives: 100,
  maxRootFields: 30,
  maxFields: 1_000,
  maxRepeats: 30,
  maxPageSize: 1_000,
  maxValues: 50_000_000,
  maxRows: 100_000,
  maxVendorCalls: null,
  maxInputValues: 10_000,
  maxRepresentations: 1_000,
  introspection: true,
  requestsPerSecond: 100,
  requestBurst: 200,
  refusalCost: 10,
  maxSubscriptionsPerPrincipal: 500,
};
