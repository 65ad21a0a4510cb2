// Where does `npm start` begin? Reads the arguments; everything else is src/serve.ts.
import { parseArgs } from "node:util";
import { ConfigError } from "./config/loadConfig.ts";
import { serve } from "./serve.ts";

/** Arguments of the command line. Throws for an unknown one. */
function readArguments() {
  const { values } = parseArgs({
    options: {
      config: { type: "string" },
      volumes: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
      "base-port": { type: "string", default: "4100" },
    },
  });
  const numbers = { volumes: Number(values.volumes), seed: Number(values.seed), basePort: Number(values["base-port"]) };
  for (const [name, value] of Object.entries(numbers))
    if (!Number.isInteger(value) || value < 0)
      throw new ConfigError(`--${name}: write a whole number, not less than 0.`);
  return { config: values.config, ...numbers };
}

try {
  await serve(readArguments());
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof RangeError;
  const known = expected || (error instanceof Error && "code" in error);
  process.stderr.write(
    `${known && error instanceof Error ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
}
