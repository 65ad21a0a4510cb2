// Which values of a configuration are secret? What was filled in from the environment and from files, and what stands where secrets
// stand, also when it was written in clear.

/** Settings that hold secrets, wherever they stand. */
const SECRET = /^(password|accessToken|clientKey|apiKey|jwt|keys|headers|secret|token)$/;

/** All of them, each once; with a login, also the pair as basic authentication writes it. */
export function secretsOf(config: unknown): readonly string[] {
  const found = new Set<string>();
  const take = (node: unknown): void => {
    for (const value of [node, ...valuesOf(node)]) if (typeof value === "string") found.add(value);
  };
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { username, password, url } = node as Readonly<Record<string, unknown>>;
    if (typeof username === "string" && typeof password === "string")
      found.add(Buffer.from(`${username}:${password}`).toString("base64"));
    if (typeof url === "string" && URL.canParse(url) && new URL(url).password !== "") {
      const written = new URL(url).password;
      found.add(written).add(decoded(written));
    }
    for (const [name, value] of Object.entries(node)) if (SECRET.test(name)) take(value);
    for (const value of valuesOf(node)) walk(value);
  };
  walk(config);
  return [...found];
}

const valuesOf = (node: unknown): readonly unknown[] =>
  typeof node === "object" && node !== null ? Object.values(node) : [];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
