// How does a source come by a new password while it runs? The strategy that its client has asks the one of now.
import type { AuthStrategy } from "../AuthStrategy.ts";

/** A strategy, and how to put another one in its place. */
export interface ReplaceableAuth {
  readonly auth: AuthStrategy;
  /** @param next of the same vendor and user, and of the same method. */
  replace(next: AuthStrategy): void;
}

/** Makes it. What is renewed goes on with what the old credentials brought; when that is refused, the new ones log in. */
export function replaceableAuth(first: AuthStrategy): ReplaceableAuth {
  let current = first;
  return {
    auth: {
      method: first.method,
      login: (send, previous, nowMs) => current.login(send, previous, nowMs),
      isAuthFailure: (response) => current.isAuthFailure(response),
    },
    replace: (next) => {
      current = next;
    },
  };
}
