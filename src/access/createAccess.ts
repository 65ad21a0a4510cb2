// Who is let in? Finds out by key or token whom a request comes from, makes its viewer, and ends what is open when the credentials
// do or the grants change.
import type { Clock } from "../contract/call.ts";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { Source } from "../contract/source.ts";
import type { AccessSettings, GrantSettings } from "./AccessSettings.ts";
import { createKeyRing } from "./apiKeys.ts";
import { createViewer } from "./createViewer.ts";
import { credentialsOf, type IncomingHeaders, NOT_GOOD, unauthenticated } from "./credentials.ts";
import { createEndings } from "./endings.ts";
import { isLoopback } from "./isLoopback.ts";
import { canonicalRules, type Rule, ruleOf } from "./rules.ts";
import { createTokenReader } from "./tokens.ts";
import { EVERYONE, type Viewer } from "./Viewer.ts";
import type { Whereabouts } from "./Whereabouts.ts";

/** What access is decided with. */
export interface AccessTools {
  readonly sources: readonly Pick<Source, "id" | "vendor">[];
  readonly whereabouts: Whereabouts;
  readonly clock: Clock;
  /** Is told of every request that is refused, and why. */
  refused(problem: Problem): void;
}

/** Who may come in. */
export interface Access {
  /** Whom a request comes from. Throws UNAUTHENTICATED. */
  authenticate(request: IncomingHeaders): Promise<Viewer>;
  /** Goes by other settings from now on; what is open for somebody whose grants or credentials went is told to end. */
  replace(settings: AccessSettings): void;
}

/** Somebody who was let in. */
interface Guest {
  readonly id: string;
  readonly grants: readonly GrantSettings[];
  /** In milliseconds since the epoch; null = for good. */
  readonly endsMs: number | null;
}

/** Settings, made ready. */
interface Door {
  readonly settings: AccessSettings;
  /** Finds out whom a request comes from. */
  ask(request: IncomingHeaders): Promise<Guest>;
  /** What somebody who came earlier would be granted now; null when they would not be let in. */
  again(request: IncomingHeaders): Promise<readonly Rule[] | null>;
}

/** Makes it. Throws for a role that there is not. */
export function createAccess(settings: AccessSettings, tools: AccessTools): Access {
  const { clock, whereabouts } = tools;
  const endings = createEndings(clock);
  let door = doorOf(settings, tools);

  return {
    authenticate: async (request) => {
      const now = door;
      if (now.settings.mode === "none") return anybody(request);
      const { id, grants, endsMs } = await now.ask(request).catch((error: unknown) => {
        if (error instanceof GatewayError) tools.refused(error.problem);
        throw error;
      });
      const rules = grants.map((grant) => ruleOf(grant, { roles: now.settings.roles, sources: tools.sources }));
      const canonical = canonicalRules(rules);
      const isStillSo = async () => {
        const left = await door.again(request);
        return left !== null && canonicalRules(left) === canonical;
      };
      return createViewer({ id, rules, whereabouts, onEnd: (ended) => endings.listen({ endsMs, isStillSo, ended }) });
    },
    replace: (next) => {
      door = doorOf(next, tools);
      endings.check();
    },
  };
}

function doorOf(settings: AccessSettings, { sources, clock }: AccessTools): Door {
  const { principals, jwt, roles } = settings;
  // Roles that there are not are found now, not when somebody comes.
  for (const grant of [...principals.flatMap(({ grants }) => grants), ...Object.values(jwt?.roles ?? {}).flat()])
    ruleOf(grant, { roles, sources });
  const holderOf = createKeyRing(principals);
  const readToken = jwt === undefined ? null : createTokenReader(jwt, clock);

  const ask = async (request: IncomingHeaders): Promise<Guest> => {
    const { how, text } = credentialsOf(request);
    if (how === "key") {
      const holder = holderOf(text, clock.now());
      if (holder === null) throw unauthenticated(NOT_GOOD);
      return { id: holder.principal.id, grants: holder.principal.grants, endsMs: holder.endsMs };
    }
    if (readToken === null || jwt === undefined) throw unauthenticated(NOT_GOOD);
    const { id, words, endsMs } = await readToken(text);
    const granted = words.filter((word) => Object.hasOwn(jwt.roles, word));
    return { id, grants: granted.flatMap((word) => jwt.roles[word] ?? []), endsMs };
  };

  return {
    settings,
    ask,
    again: (request) =>
      settings.mode === "none"
        ? Promise.resolve(null)
        : ask(request).then(
            ({ grants }) => grants.map((grant) => ruleOf(grant, { roles, sources })),
            () => null,
          ),
  };
}

/** An open gateway is asked under names of its own machine alone: a page that has its name point here is not let in. */
function anybody({ headers: { host } }: IncomingHeaders): Viewer {
  const name = String(host ?? "localhost").replace(/:\d+$/, "");
  if (isLoopback(name)) return EVERYONE;
  throw unauthenticated("A gateway without authentication answers under localhost alone; configure access to open it.");
}
