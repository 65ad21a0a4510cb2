// What does the process's environment say? The only reader of environment variables.

/** What the environment may set. */
export interface Environment {
  /** True when NODE_ENV says production: then a configuration is required. */
  readonly production: boolean;
  /** PORT: wins over the configuration; null when not set. */
  readonly port: number | null;
  /** STORAGEGRAPH_CONFIG: path of the configuration; null when not set. */
  readonly configFile: string | null;
  /** REDIS_URL: wins over the configuration's `cache.redis.url`; null when not set. */
  readonly redisUrl: string | null;
  /** STORAGEGRAPH_URL: where the command line asks a running gateway, for example `http://localhost:4000`; null when not set. */
  readonly gatewayUrl: string | null;
  /** STORAGEGRAPH_KEY: the API key that the command line comes with; null when not set. */
  readonly apiKey: string | null;
  /** Everything, for `env:` secrets. */
  readonly all: Readonly<Record<string, string | undefined>>;
}

/** Reads the environment. Throws a RangeError for a PORT that is none. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const { NODE_ENV, PORT, REDIS_URL, STORAGEGRAPH_CONFIG, STORAGEGRAPH_KEY, STORAGEGRAPH_URL } = env;
  const port = PORT === undefined || PORT === "" ? null : Number(PORT);
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new RangeError(`The environment variable PORT is ${PORT}; write a number from 0 to 65535, or leave it out.`);
  return {
    production: NODE_ENV === "production",
    port,
    configFile: textOf(STORAGEGRAPH_CONFIG),
    redisUrl: textOf(REDIS_URL),
    gatewayUrl: textOf(STORAGEGRAPH_URL),
    apiKey: textOf(STORAGEGRAPH_KEY),
    all: env,
  };
}

const textOf = (value: string | undefined): string | null => (value === undefined || value === "" ? null : value);
