// Who may come in, and what may they do? The part of the configuration that opens a gateway to others than this machine.
import { z } from "zod";
import { COMMANDS, type Command } from "../contract/commands.ts";
import { KINDS } from "../contract/kinds.ts";

const command = z.enum(Object.keys(COMMANDS) as [Command, ...Command[]]);
const name = z.string().regex(/^[\w.-]+$/, "must hold only letters, digits, dots, dashes and underscores");
const BUILT_IN = ["viewer", "operator", "administrator"] as const;
const VENDORS = ["NASUNI", "NODEUM", "NGENEA_HUB", "NGINX_INSTANCE_MANAGER", "QUMULO"] as const;
/** Signatures that a public key checks: with a shared secret, who can check a token can make one. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"] as const;

/** A role, and where it holds; what is left out does not narrow it. Grants add to one another. */
const grant = z
  .strictObject({
    role: name,
    vendors: z.array(z.enum(VENDORS)).min(1).optional(),
    /** Configuration keys. */
    sources: z.array(z.string()).min(1).optional(),
    /** Native ids of sites. Rows of which no site is known are hidden. */
    sites: z.array(z.string().min(1)).min(1).optional(),
    kinds: z.array(z.enum(KINDS)).min(1).optional(),
  })
  .refine(({ sites, sources }) => sites === undefined || sources?.length === 1, {
    path: ["sites"],
    error: "needs exactly one source in sources beside it: sites of two sources may bear the same id",
  });
const grants = z.array(grant).min(1, "needs at least one grant; without one nothing may be seen");

const key = z.union([
  z.string().transform((hash) => ({ hash })),
  z.strictObject({ hash: z.string(), expiresAt: z.iso.datetime({ offset: true }).optional() }),
]);
const hashed = key.refine(({ hash }) => /^sha256:[0-9a-f]{64}$/.test(hash), {
  error: "must be the hash of a key, sha256: and 64 hexadecimal digits; the key itself never stands here",
});

const principal = z.strictObject({
  /** Stands in operations and in the audit trail. */
  id: name,
  /** Several at once, so that one can be replaced while the other is still in use. */
  keys: z.array(hashed).min(1, "needs at least one key"),
  grants,
});

const publicUrl = z.url({ protocol: /^https?$/, error: "must be an https address" }).refine(
  (text) => {
    const { protocol, hostname } = new URL(text);
    return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  },
  { error: "must be an https address: who could change it on its way could let anybody in" },
);

const jwt = z
  .strictObject({
    /** As in the claim `iss`, letter by letter. */
    issuer: z.string().min(1),
    /** As in the claim `aud`. */
    audience: z.string().min(1),
    /** Where the issuer publishes its keys … */
    jwksUrl: publicUrl.optional(),
    /** … or the keys themselves, written `file:PATH`. */
    jwks: z.string().optional(),
    algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(["RS256", "PS256", "ES256", "EdDSA"]),
    /** So far the issuer's clock may be off. */
    clockSkewSeconds: z.int().min(0).max(300).default(30),
    /** Claim that says who it is. */
    principalClaim: z.string().min(1).default("sub"),
    /** Claim with one or several words; dots lead into objects. */
    rolesClaim: z.string().min(1).default("roles"),
    /** What each word grants. */
    roles: z.record(z.string().min(1), grants),
  })
  .refine(({ jwksUrl, jwks }) => (jwksUrl === undefined) !== (jwks === undefined), {
    error: "needs exactly one of jwksUrl and jwks",
  })
  .refine(({ jwks }) => jwks === undefined || isKeySet(jwks), {
    path: ["jwks"],
    error: "must be a JSON Web Key Set with public keys; write file: and the path of one",
  });

/** Who may come in, and what they may do. */
export const accessSchema = z
  .strictObject({
    /** `none` lets everybody do everything: for a gateway that listens on the loopback alone. */
    mode: z.enum(["none", "required"]).default("none"),
    /** Refines viewer, operator and administrator, or makes roles beside them. */
    roles: z
      .record(
        name,
        z.strictObject({
          /** When left out, the built-in role of the same name, else viewer. */
          extends: z.enum(BUILT_IN).optional(),
          actions: z.array(command).default([]),
          without: z.array(command).default([]),
        }),
      )
      .default({}),
    /** Who comes with API keys. */
    principals: z.array(principal).default([]),
    /** Who comes with tokens of an identity provider. */
    jwt: jwt.optional(),
  })
  .prefault({})
  .superRefine(({ mode, principals, jwt: tokens, roles }, context) => {
    const issue = (path: PropertyKey[], message: string) => context.addIssue({ code: "custom", path, message });
    const isOpenable = principals.length > 0 || tokens !== undefined;
    if (mode === "required" && !isOpenable) issue(["mode"], "lets nobody in without principals or jwt");
    if (mode === "none" && isOpenable)
      issue(["mode"], "principals and jwt are written down, but everybody is let in; write mode: required");
    firstDouble(
      principals.map(({ id }) => id),
      (place, id) => issue(["principals", place, "id"], `"${id}" is used twice`),
    );
    const hashes = principals.flatMap(({ keys }, place) => keys.map(({ hash }) => ({ hash, place })));
    firstDouble(
      hashes.map(({ hash }) => hash),
      (at) => issue(["principals", hashes[at]?.place ?? 0, "keys"], "a key is used twice"),
    );
    const known = new Set<string>([...BUILT_IN, ...Object.keys(roles)]);
    for (const { path, grant: each } of allGrants({ principals, jwt: tokens }))
      if (!known.has(each.role)) issue([...path, "role"], `there is no role "${each.role}"`);
  });

type AccessConfig = z.infer<typeof accessSchema>;

/** Every grant, and where it stands in `access`. */
export function allGrants({ principals, jwt: tokens }: Pick<AccessConfig, "principals" | "jwt">) {
  const at = (list: AccessConfig["principals"][number]["grants"], path: PropertyKey[]) =>
    list.map((each, place) => ({ grant: each, path: [...path, "grants", place] as PropertyKey[] }));
  return [
    ...principals.flatMap((each, place) => at(each.grants, ["principals", place])),
    ...Object.entries(tokens?.roles ?? {}).flatMap(([word, list]) =>
      list.map((each, place) => ({ grant: each, path: ["jwt", "roles", word, place] as PropertyKey[] })),
    ),
  ];
}

/** What is wrong with access in the rest of the configuration. */
export function checkAccess(
  access: AccessConfig,
  { host, sources }: { readonly host: string; readonly sources: readonly { readonly id: string }[] },
): readonly { readonly path: PropertyKey[]; readonly message: string }[] {
  const problems: { path: PropertyKey[]; message: string }[] = [];
  if (access.mode === "none" && !/^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host))
    problems.push({
      path: ["mode"],
      message: `a gateway that listens on ${host} would let everybody do everything; write mode: required with principals or jwt, or listen on 127.0.0.1`,
    });
  for (const { grant: each, path } of allGrants(access))
    for (const [place, id] of (each.sources ?? []).entries())
      if (!sources.some((source) => source.id === id))
        problems.push({ path: [...path, "sources", place], message: `there is no source "${id}"` });
  return problems;
}

function firstDouble(words: readonly string[], tell: (place: number, word: string) => void): void {
  const place = words.findIndex((word, at) => words.indexOf(word) < at);
  if (place >= 0) tell(place, words[place] ?? "");
}

/** Private and shared keys have no business in a configuration that only checks. */
function isKeySet(text: string): boolean {
  try {
    const { keys } = JSON.parse(text) as { keys?: unknown };
    return (
      Array.isArray(keys) &&
      keys.length > 0 &&
      keys.every((each) => typeof each === "object" && each !== null && !("d" in each) && !("k" in each))
    );
  } catch {
    return false;
  }
}
