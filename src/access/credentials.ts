// With what does somebody come? Reads the headers of a request, and says in which words who is not known is refused.
import { GatewayError } from "../contract/problem.ts";

/** The part of a request that says who asks. */
export interface IncomingHeaders {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An API key begins so, which lets scanners of code and logs recognise one. */
export const KEY_PREFIX = "storagegraph_";

/** What somebody came with. */
export type Credentials = { readonly how: "key" | "token"; readonly text: string };

/** Nobody is let in. @param isTemporary true when the same credentials may do later. */
export const unauthenticated = (message: string, isTemporary = false, cause?: unknown): GatewayError =>
  new GatewayError({ code: "UNAUTHENTICATED", message, retryable: isTemporary }, cause);

/** One text for every credential that is not good, so that it tells nobody how close they came. */
export const NOT_GOOD = "The API key or token is not valid, or not any more.";

const MISSING = 'Say who you are: send "Authorization: Bearer" with a token or an API key, or "X-API-Key".';

/** What a request came with. Throws UNAUTHENTICATED when that is nothing, or two things that differ. */
export function credentialsOf({ headers }: IncomingHeaders): Credentials {
  const bearer = bearerOf(headers.authorization);
  const key = headers["x-api-key"];
  if (key !== undefined && (typeof key !== "string" || (bearer !== null && bearer !== key)))
    throw unauthenticated("The request says who asks in two ways that differ.");
  const text = key ?? bearer;
  if (text === null || text === "") throw unauthenticated(MISSING);
  return { how: key !== undefined || text.startsWith(KEY_PREFIX) ? "key" : "token", text };
}

/** The text after `Bearer`; null when the header is not there. Throws UNAUTHENTICATED for another scheme. */
function bearerOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const [, text] = /^bearer +(\S+) *$/i.exec(String(header)) ?? [];
  if (text === undefined) throw unauthenticated(MISSING);
  return text;
}
