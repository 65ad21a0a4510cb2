// What is kept fresh although nobody waits for it? The part of the configuration that says so.
import { z } from "zod";
import { KINDS } from "../contract/kinds.ts";

/** What is read in the background. */
export const plannerSchema = z
  .strictObject({
    /** False to read nothing but what somebody asks for or watches. */
    enabled: z.boolean().default(true),
    /** So long after somebody last asked for a kind of a source, it is kept fresh. */
    usedWithinSeconds: z.int().min(0).max(604_800).default(900),
    /** What is kept fresh always. */
    pins: z
      .array(
        z.strictObject({
          /** Id of a source; every source that has the kind when left out. */
          source: z.string().optional(),
          kind: z.enum(KINDS),
        }),
      )
      .default([]),
  })
  .prefault({});
