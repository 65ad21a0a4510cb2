// What can be configured? The one schema of the configuration file; every setting with its default.
import { z } from "zod";
import { accessSchema, checkAccess } from "./accessSchema.ts";
import { ledgerSchema } from "./ledgerSchema.ts";
import { limitsSchema } from "./limitsSchema.ts";
import { logSchema, metricsSchema, tracingSchema } from "./observeSchema.ts";
import { plannerSchema } from "./plannerSchema.ts";

const perSecond = z.number().positive().max(10_000);
const milliseconds = z.int().positive().max(600_000);

const tls = z
  .strictObject({
    /** PEM file with the certificate authority that signed the vendor's certificate. */
    caFile: z.string().optional(),
    /** PEM file with the gateway's own client certificate. */
    certFile: z.string().optional(),
    /** PEM file with its private key. */
    keyFile: z.string().optional(),
    /** True to take any certificate. Loud: warned of at start and shown in `Source.tlsVerified`. */
    insecureSkipVerify: z.boolean().default(false),
  })
  .prefault({});

const shared = {
  /** The operator's key: appears in every answer and every id, so it never changes. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, "must begin with a small letter and hold only small letters, digits and dashes")
    .max(64),
  /** Name for people; the id when left out. */
  displayName: z.string().min(1).optional(),
  /** Address of the management endpoint, for example `https://cluster.example.com:8000`. */
  url: z.url({ protocol: /^https?$/, error: "must be an http or https address" }),
  tls,
  /** Calls per second that the gateway allows itself; the connector's own figures when left out. */
  budget: z
    .strictObject({ login: perSecond.optional(), read: perSecond.optional(), write: perSecond.optional() })
    .prefault({}),
  /** Calls in flight at once. */
  maxConcurrent: z.int().positive().max(256).default(8),
  /** Time limits of one call. */
  timeouts: z
    .strictObject({
      connectMs: milliseconds.default(5_000),
      headersMs: milliseconds.default(15_000),
      bodyMs: milliseconds.default(30_000),
      callMs: milliseconds.default(60_000),
    })
    .prefault({}),
  /** When a failing vendor is left alone, and for how long. */
  breaker: z
    .strictObject({
      /** So many failed calls in a row open it. */
      failuresInARow: z.int().positive().default(5),
      /** So many calls are looked back on; half of them failed opens it too. */
      windowSize: z.int().positive().default(20),
      /** After so long one call probes whether the vendor is back. */
      openMs: milliseconds.default(10_000),
    })
    .prefault({}),
  /** Largest answer taken, in bytes. */
  maxResponseBytes: z.int().positive().default(67_108_864),
  /** False where a vendor chokes on the header `traceparent`, which is sent when traces are configured. */
  traceparent: z.boolean().default(true),
  /** Set by the demo alone. */
  demo: z.boolean().default(false),
};

/** Passwords and tokens: `env:NAME` or `file:PATH`, resolved when the file is loaded. */
const secret = z.string().min(1);

const login = z.strictObject({ username: z.string().min(1), password: secret });

const qumulo = z.strictObject({
  ...shared,
  vendor: z.literal("QUMULO"),
  /** A user and password for sessions, or an access token. */
  auth: z.union([login, z.strictObject({ accessToken: secret })]),
  options: z
    .strictObject({
      /** Rows asked for on each page. */
      pageSize: z.int().positive().max(10_000).default(500),
    })
    .prefault({}),
});

const ngeneaHub = z.strictObject({
  ...shared,
  vendor: z.literal("NGENEA_HUB"),
  /** A user and password for JWT, or a client key. */
  auth: z.union([login, z.strictObject({ clientKey: secret })]),
  options: z
    .strictObject({
      /** Rows asked for on each page; the vendor gives 20 to 100. */
      pageSize: z.int().min(20).max(100).default(100),
      /** Path below which shares lie; not confirmed by the vendor. */
      sharesPrefix: z.string().startsWith("/").default("/shares"),
    })
    .prefault({}),
});

const nodeum = z.strictObject({
  ...shared,
  vendor: z.literal("NODEUM"),
  /** A user and password, an API key with a scope for every list, or a JWT of the server's identity provider. */
  auth: z.union([login, z.strictObject({ apiKey: secret }), z.strictObject({ jwt: secret })]),
  options: z
    .strictObject({
      /** Rows asked for on each page; the vendor states no maximum. */
      pageSize: z.int().positive().max(10_000).default(500),
      /** False where a release refuses to filter executions by time and state: then every read goes through all of them. */
      filterExecutions: z.boolean().default(true),
    })
    .prefault({}),
});

const nasuni = z.strictObject({
  ...shared,
  vendor: z.literal("NASUNI"),
  /** A native or directory user with API access; SSO accounts are not let in. */
  auth: login,
  options: z
    .strictObject({
      /** Rows asked for on each page; the vendor gives up to 100. */
      pageSize: z.int().min(1).max(100).default(100),
      /** What a volume's quota counts: the vendor says gigabytes, not which. */
      volumeQuotaUnit: z.enum(["GB", "GIB", "MB", "MIB"]).default("GB"),
      /** Whether use, schedules and snapshots are read, at one call per volume. */
      includeFilerSettings: z.boolean().default(true),
    })
    .prefault({}),
});

const nginxInstanceManager = z.strictObject({
  ...shared,
  vendor: z.literal("NGINX_INSTANCE_MANAGER"),
  /** A user and password, sent with every call; not for a deployment with OpenID Connect, which refuses them. */
  auth: login,
  options: z
    .strictObject({
      /** Rows asked for on each page; the vendor gives up to 100. */
      pageSize: z.int().min(1).max(100).default(100),
    })
    .prefault({}),
});

/** One configured source. */
export const sourceSchema = z.discriminatedUnion("vendor", [qumulo, ngeneaHub, nodeum, nasuni, nginxInstanceManager]);

/** What is kept beyond the process, and where. */
export const cacheSchema = z
  .strictObject({
    /** Secrets that everything kept is sealed with: the first seals, all open, so that a key can be replaced. */
    keys: z.array(z.string().min(32, "must be at least 32 characters long")).max(8).default([]),
    /** Folder of a single node: what was read last is there at the next start. Not for two processes at once. */
    dataFolder: z.string().min(1).optional(),
    /** What replicas share. An accelerator: queries go on without it. */
    redis: z
      .strictObject({
        /** `redis://` or, over TLS, `rediss://`; the environment's REDIS_URL wins. */
        url: z.string().regex(/^rediss?:\/\//, "must begin with redis:// or rediss://"),
        username: z.string().min(1).optional(),
        password: secret.optional(),
        /** Begins every key and channel: gateways that share nothing need different ones. */
        prefix: z
          .string()
          .regex(/^[\w.-]+$/, "must hold only letters, digits, dots, dashes and underscores")
          .default("storagegraph"),
        /** PEM file with the authority that signed the server's certificate, for `rediss://`. */
        caFile: z.string().optional(),
        /** An operation that takes longer is done without. */
        commandTimeoutMs: milliseconds.default(250),
        /**
         * Gateways that ever run at once. They share each vendor's budget; one that cannot ask the others holds to its part of
         * so many. When left out, as many as were last seen, and 3 where nobody was.
         */
        replicas: z.int().positive().max(1_000).optional(),
      })
      .optional(),
    /** Largest collection kept, in bytes as compressed. */
    maxCollectionBytes: z.int().positive().default(67_108_864),
  })
  .prefault({})
  .refine(({ keys, dataFolder, redis }) => keys.length > 0 || (dataFolder === undefined && redis === undefined), {
    path: ["keys"],
    error: "needs at least one secret to seal what is kept; write for example [env:STORAGEGRAPH_CACHE_KEY]",
  });

/** The whole configuration file. */
export const configSchema = z
  .strictObject({
    server: z
      .strictObject({
        /** Address to listen on. */
        host: z.string().min(1).default("127.0.0.1"),
        /** Port to listen on; the environment's PORT wins. 0 takes any free one. */
        port: z.int().min(0).max(65_535).default(4_000),
        /** Origins that browsers may ask from, for example `https://portal.example.com`. */
        corsOrigins: z.array(z.url()).default([]),
        /** Whether GraphiQL is served at /graphiql. */
        graphiql: z.boolean().default(true),
        /** So long after SIGTERM requests are still taken while /readyz says 503, so that nobody is sent here any more. */
        announceMs: z.int().min(0).max(600_000).default(1_000),
        /** The process has ended so long after SIGTERM, whatever was under way. */
        drainMs: milliseconds.default(25_000),
      })
      .prefault({}),
    limits: limitsSchema,
    access: accessSchema,
    cache: cacheSchema,
    /** Without it nothing can be changed. */
    ledger: ledgerSchema.optional(),
    planner: plannerSchema,
    log: logSchema,
    metrics: metricsSchema,
    /** Without it nothing is traced. */
    tracing: tracingSchema.optional(),
    sources: z
      .array(sourceSchema)
      .min(1, "needs at least one source")
      .superRefine((sources, context) => {
        sources.forEach((source, index) => {
          const earlier = sources.findIndex((other) => other.id === source.id);
          if (earlier < index)
            context.addIssue({
              code: "custom",
              path: [index, "id"],
              message: `"${source.id}" is used by another source`,
            });
        });
      }),
  })
  .superRefine(({ access, server, planner, sources }, context) => {
    for (const { path, message } of checkAccess(access, { host: server.host, sources }))
      context.addIssue({ code: "custom", path: ["access", ...path], message });
    planner.pins.forEach(({ source }, index) => {
      if (source === undefined || sources.some(({ id }) => id === source)) return;
      const path = ["planner", "pins", index, "source"];
      context.addIssue({ code: "custom", path, message: `there is no source "${source}"` });
    });
  });

/** A configuration with every default filled in and every secret resolved. */
export type Config = z.infer<typeof configSchema>;

/** One configured source with every default filled in. */
export type SourceConfig = z.infer<typeof sourceSchema>;
