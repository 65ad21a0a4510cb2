// How much may callers ask for? The part of the configuration that says so; what each limit is for stands in example.yaml.
import { z } from "zod";

const count = z.int().positive().max(10_000_000);
const milliseconds = z.int().positive().max(600_000);

/** Limits of requests, documents, answers and callers. */
export const limitsSchema = z
  .strictObject({
    /** Milliseconds after which a request is answered with what there is. */
    deadlineMs: milliseconds.default(10_000),
    /** Longest body of a request, and longest message over WebSocket, in bytes. */
    maxBodyBytes: z.int().positive().max(1_073_741_824).default(1_048_576),
    /** Longest headers of a request in bytes. */
    maxHeaderBytes: z.int().min(1_024).max(1_048_576).default(16_384),
    /** Milliseconds in which the headers of a request must have come. */
    headersMs: milliseconds.default(10_000),
    /** Milliseconds in which a whole request must have come. */
    requestMs: milliseconds.default(30_000),
    /** Most connections at once. */
    maxConnections: count.default(20_000),
    /** Longest GraphQL document in tokens. */
    maxTokens: count.default(5_000),
    /** Most fields inside fields. */
    maxDepth: count.default(20),
    /** Most fields that are given another name. */
    maxAliases: count.default(100),
    /** Most directives. */
    maxDirectives: count.default(100),
    /** Most fields right below an operation. */
    maxRootFields: count.default(30),
    /** Most fields, those of a fragment counted at each place where it is spread. */
    maxFields: count.default(1_000),
    /** How often one place of an answer may be asked for. */
    maxRepeats: count.default(30),
    /** Most rows on one page. */
    maxPageSize: z.int().positive().max(1_000, "the gateway gives at most 1,000 rows on one page").default(1_000),
    /** Most values that an answer may hold when every page is full. */
    maxValues: z.int().positive().default(50_000_000),
    /** Most rows that all lists of an answer may hold together. */
    maxRows: count.default(100_000),
    /** Most vendor calls that a query may cost when nothing is in hand; as many as it takes when left out. */
    maxVendorCalls: count.optional(),
    /** Most values that the variables of a request hold, lists and objects included. */
    maxInputValues: count.default(10_000),
    /** Most entities in one question of a supergraph's router. */
    maxRepresentations: count.default(1_000),
    /** Whether callers may ask for the schema; a supergraph's composition and GraphiQL need it. */
    introspection: z.boolean().default(true),
    /** Requests that one caller may send each second. */
    requestsPerSecond: z.number().positive().max(1_000_000).default(100),
    /** Requests that one caller may send at once after a rest. */
    requestBurst: count.default(200),
    /** Requests that one which is refused counts as: who does little else is soon refused before anything is read. */
    refusalCost: z.number().min(1).max(10_000).default(10),
    /** Most subscriptions at once on this gateway. */
    maxSubscriptions: count.default(10_000),
    /** Most operations at once on one WebSocket. */
    maxSubscriptionsPerConnection: count.default(100),
    /** Most subscriptions at once of one caller. */
    maxSubscriptionsPerPrincipal: count.default(500),
    /** Milliseconds in which a WebSocket must say who it is. */
    connectionInitMs: milliseconds.default(3_000),
    /** How often a WebSocket is asked for a sign of life, in milliseconds; without one until the next time it is closed. */
    pingMs: milliseconds.default(12_000),
  })
  .prefault({});
