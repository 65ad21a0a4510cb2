// Where are changes recorded? The part of the configuration without which a gateway answers questions only.
import { z } from "zod";

/** How the ledger of changes is kept: by a single node, shared by replicas, or, for trying out, not at all. */
export const ledgerSchema = z
  .strictObject({
    /** Secrets that everything recorded is sealed with: the first seals, all open, so that a key can be replaced. */
    keys: z.array(z.string().min(32, "must be at least 32 characters long")).max(8).default([]),
    /** Folder of a single node, made when first needed. Not for two processes at once. */
    folder: z.string().min(1).optional(),
    /** What replicas share. It must say `appendonly yes` and `maxmemory-policy noeviction`; better not the one of the cache. */
    redis: z
      .strictObject({
        /** `redis://` or, over TLS, `rediss://`. */
        url: z.string().regex(/^rediss?:\/\//, "must begin with redis:// or rediss://"),
        username: z.string().min(1).optional(),
        password: z.string().min(1).optional(),
        /** Begins every key and channel: gateways that share nothing need different ones. */
        prefix: z
          .string()
          .regex(/^[\w.-]+$/, "must hold only letters, digits, dots, dashes and underscores")
          .default("storagegraph-ledger"),
        /** PEM file with the authority that signed the server's certificate, for `rediss://`. */
        caFile: z.string().optional(),
        /** A step that takes longer counts as not done. */
        commandTimeoutMs: z.int().positive().max(60_000).default(2_000),
      })
      .optional(),
    /** True keeps it in memory: what runs when the process ends is forgotten. */
    memory: z.literal(true).optional(),
    /** True says that forgetting is meant; without it, `memory` is refused. */
    allowVolatileLedger: z.boolean().default(false),
    /** Days that an operation and its idempotency key are kept after its end. */
    keepDays: z.int().positive().max(3_650).default(30),
  })
  .refine(({ folder, redis, memory }) => [folder, redis, memory].filter((each) => each !== undefined).length === 1, {
    error: "needs exactly one of folder, redis and memory",
  })
  .refine(({ keys, memory }) => keys.length > 0 || memory === true, {
    path: ["keys"],
    error: "needs at least one secret to seal what is recorded; write for example [env:STORAGEGRAPH_LEDGER_KEY]",
  })
  .refine(({ memory, allowVolatileLedger }) => memory === undefined || allowVolatileLedger, {
    path: ["memory"],
    error: "forgets changes when the process ends; write allowVolatileLedger: true if that is meant",
  });
