// Where does the process start? Reads arguments and environment, chooses between configuration and demo, serves, and stops.
import { parseArgs } from "node:util";
import { type Environment, readEnvironment } from "./config/environment.ts";
import { ConfigError, loadConfig, processSecrets } from "./config/loadConfig.ts";
import { secretsOf } from "./config/secretsOf.ts";
import { withRedisUrl } from "./config/withRedisUrl.ts";
import { createGateway, type Gateway } from "./createGateway.ts";
import { type Demo, startDemo } from "./demo.ts";
import { createLog } from "./observe/Log.ts";
import { stopOnSignal } from "./stopOnSignal.ts";
import { systemClock } from "./upstream/systemClock.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);

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
  return { config: values.config ?? null, ...numbers };
}

/** Starts the demo where no configuration is named; in production that is a mistake. */
async function startDemoUnlessConfigured(env: Environment): Promise<{ file: string | null; demo: Demo | null }> {
  const args = readArguments();
  const file = args.config ?? env.configFile;
  if (file !== null) return { file, demo: null };
  if (env.production)
    throw new ConfigError(
      "No configuration is named. Write --config FILE or set STORAGEGRAPH_CONFIG; only a demo runs without.",
    );
  return { file: null, demo: await startDemo(args) };
}

async function main(): Promise<void> {
  const env = readEnvironment();
  const { file, demo } = await startDemoUnlessConfigured(env);
  try {
    await serve(env, { file, demo });
  } catch (error) {
    // The simulators would keep the process alive for nobody.
    await demo?.close();
    throw error;
  }
}

/** Serves what is configured until the process is asked to stop. */
async function serve(env: Environment, { file, demo }: { file: string | null; demo: Demo | null }): Promise<void> {
  const config = demo?.config ?? withRedisUrl(loadConfig(file ?? "", processSecrets(env.all)), env.redisUrl);
  const server = { ...config.server, port: env.port ?? config.server.port };
  const surroundings = {
    clock: systemClock,
    random: Math.random,
    log: createLog(config.log.level, { secrets: secretsOf(config) }),
  };
  const gateway = await createGateway({ ...config, server }, surroundings);
  const address = await gateway.listen().catch(async (error: unknown) => {
    await gateway.close();
    throw error instanceof Error && "code" in error && error.code === "EADDRINUSE"
      ? new ConfigError(`Port ${server.port} is taken. Set PORT to another one, or to 0 for any free one.`)
      : error;
  });
  if (demo !== null) {
    say("StorageGraph demo: simulated vendors, in memory, loopback only.");
    for (const { vendor, url } of demo.simulators) say(`  ${vendor.padEnd(24)} ${url}`);
  }
  say(`GraphQL   ${address}/graphql`);
  if (config.server.graphiql) say(`GraphiQL  ${address}/graphiql`);
  if (file !== null) process.on("SIGHUP", () => rereadAccess(env, file, gateway));
  stopOnSignal({ gateway, server, ...surroundings, closeRest: async () => demo?.close() });
}

/** Takes `access` of the file as it is now, and nothing else: a key can be withdrawn without ending what others have open. */
function rereadAccess(env: Environment, file: string, gateway: Gateway): void {
  try {
    gateway.replaceAccess(loadConfig(file, processSecrets(env.all)).access);
  } catch (error) {
    // What is wrong with the file changes nothing; neither must it end the process.
    process.stderr.write(`${error instanceof Error ? error.message : error}\nAccess stays as it was.\n`);
  }
}

try {
  await main();
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof RangeError;
  const known = expected || (error instanceof Error && "code" in error);
  process.stderr.write(
    `${known && error instanceof Error ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
}
