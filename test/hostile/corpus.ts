// What is a gateway attacked with? Everything that the test runs once and the campaign runs on and on.
import type { Attack } from "./attack.ts";
import { DOCUMENTS } from "./documents.ts";
import { REQUESTS } from "./requests.ts";
import { SOCKETS } from "./sockets.ts";

/** The whole corpus. */
export const CORPUS: readonly Attack[] = [...DOCUMENTS, ...REQUESTS, ...SOCKETS];
