// How does StorageGraph prove to a Nodeum server who it is? There is no login (sheet §2): every way in is a fixed header.
import type { AuthStrategy } from "../../upstream/AuthStrategy.ts";
import { basicAuth, staticToken } from "../../upstream/auth/staticToken.ts";

/** Whose login it is, and one of the three ways in. */
export type NodeumCredentials = { readonly sourceId: string } & (
  | { readonly username: string; readonly password: string }
  | {
      /** Made in the server's API security settings, with a scope for every list that is read. No end is documented. */
      readonly apiKey: string;
    }
  | {
      /** From the identity provider that the server trusts. Nothing in the API renews it, so it serves until its own end. */
      readonly jwt: string;
    }
);

/** Makes the strategy. A 401 is the only authentication failure: a 403 is a scope that the key lacks, or a right. */
export function nodeumAuth(credentials: NodeumCredentials): AuthStrategy {
  if ("username" in credentials) return basicAuth(credentials.username, credentials.password);
  const token = "apiKey" in credentials ? credentials.apiKey : credentials.jwt;
  // The vendor's own libraries send the bare key; its documentation shows `Bearer`, which the server must take.
  return staticToken({ authorization: `Bearer ${token}` });
}
