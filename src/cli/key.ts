// How does somebody get an API key? `storagegraph key` makes one, and says what the configuration keeps of it.
import { newApiKey } from "../access/apiKeys.ts";

/** Options of the command. */
export interface KeyOptions {
  readonly id: string;
  readonly role: string;
}

/** Prints a new key on standard output, and on standard error what goes into the configuration. Nothing is kept. */
export function key({ id, role }: KeyOptions): void {
  const made = newApiKey();
  console.log(made.key);
  console.error(`
Hand the key to who will use it; it cannot be shown again. Into the configuration goes its hash:

access:
  mode: required
  principals:
    - id: ${id}
      keys: ["${made.hash}"]
      grants: [{ role: ${role} }]`);
}
