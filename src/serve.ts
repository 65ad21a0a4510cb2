// How does a gateway run as a process? Chooses between configuration and demo, serves, and goes on until it is asked to stop.
import type { Config } from "./config/Config.ts";
import { type Environment, readEnvironment } from "./config/environment.ts";
import { ConfigError, loadConfig, processSecrets } from "./config/loadConfig.ts";
import { secretsOf } from "./config/secretsOf.ts";
import { withRedisUrl } from "./config/withRedisUrl.ts";
import { createGateway } from "./createGateway.ts";
import { type Demo, type DemoOptions, startDemo } from "./demo.ts";
import { createLog } from "./observe/Log.ts";
import { reloadOnSignal } from "./reloadOnSignal.ts";
import { stopOnSignal } from "./stopOnSignal.ts";
import { systemClock } from "./upstream/systemClock.ts";

/** What is served. */
export interface ServeOptions extends DemoOptions {
  /** Path of the configuration; the environment's when left out, and without any the demo. */
  readonly config?: string | undefined;
}

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Resolves when it listens. Throws a ConfigError that says what to mend. */
export async function serve(options: ServeOptions): Promise<void> {
  const env = readEnvironment();
  const file = options.config ?? env.configFile;
  if (file !== null) return serveConfigured(() => configOf(env, file), null);
  if (env.production)
    throw new ConfigError(
      "No configuration is named. Write --config FILE or set STORAGEGRAPH_CONFIG; only a demo runs without.",
    );
  const demo = await startDemo(options);
  try {
    await serveConfigured(() => ({ ...demo.config, server: { ...demo.config.server, ...portOf(env) } }), demo);
  } catch (error) {
    // The simulators would keep the process alive for nobody.
    await demo.close();
    throw error;
  }
}

const portOf = ({ port }: Environment) => (port === null ? {} : { port });

/** The file as it is now, with what the environment says instead. Throws a ConfigError. */
function configOf(env: Environment, file: string): Config {
  const config = withRedisUrl(loadConfig(file, processSecrets(env.all)), env.redisUrl);
  return { ...config, server: { ...config.server, ...portOf(env) } };
}

async function serveConfigured(read: () => Config, demo: Demo | null): Promise<void> {
  const config = read();
  const { server } = config;
  const log = createLog(config.log.level, { secrets: secretsOf(config) });
  const surroundings = { clock: systemClock, random: Math.random, log };
  const gateway = await createGateway(config, surroundings);
  // From the beginning: a signal that nobody listens to would end the process.
  if (demo === null) reloadOnSignal({ gateway, read, log });
  const address = await gateway.listen().catch(async (error: unknown) => {
    await gateway.close();
    throw error instanceof Error && "code" in error && error.code === "EADDRINUSE"
      ? new ConfigError(`Port ${server.port} is taken. Set PORT to another one, or to 0 for any free one.`)
      : error;
  });
  stopOnSignal({ gateway, server, ...surroundings, closeRest: async () => demo?.close() });
  if (demo !== null) {
    say("StorageGraph demo: simulated vendors, in memory, loopback only.");
    for (const { vendor, url } of demo.simulators) say(`  ${vendor.padEnd(24)} ${url}`);
  }
  say(`GraphQL   ${address}/graphql`);
  if (server.graphiql) say(`GraphiQL  ${address}/graphiql`);
}
