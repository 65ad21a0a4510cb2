// How does an editor know the configuration? The schema as JSON Schema, of the file as it is written: with secrets by reference.
import { z } from "zod";
import { configSchema } from "./Config.ts";

/** As much of JSON Schema as the configuration's needs. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** Any text may stand in the environment or in a file; what it must be like is found out when it is filled in. */
const REFERENCE = { type: "string", pattern: "^(env|file):." };

/** The JSON Schema of a configuration file. */
export function configJsonSchema(): JsonSchema {
  const override: z.core.ToJSONSchemaParams["override"] = ({ jsonSchema }) => {
    // A word of the validator's own, which editors complain of.
    if (jsonSchema.format === "starts_with") delete jsonSchema.format;
    const { minLength = 0, pattern, format, enum: words } = jsonSchema;
    const isNarrow = minLength > 1 || pattern !== undefined || format !== undefined || words !== undefined;
    if (jsonSchema.type !== "string" || !isNarrow) return;
    const { default: fallback, ...narrow } = { ...jsonSchema };
    for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
    Object.assign(jsonSchema, fallback === undefined ? {} : { default: fallback }, { anyOf: [narrow, REFERENCE] });
  };
  return z.toJSONSchema(configSchema, { io: "input", override }) as JsonSchema;
}
