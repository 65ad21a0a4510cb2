// What do paths of keys, preferences, labels and operating system accounts answer? (sheet §2, §6.10)

import { people } from "../../chassis/plausibleNames.ts";
import type { Nodeum } from "../nodeum.ts";
import { accountResources } from "../resources/accountResources.ts";
import { allOperations, collectionEndpoints } from "../resources/collectionEndpoints.ts";
import { created, type Endpoint, ok } from "../wire/endpoint.ts";

/** Keys, preferences, labels and accounts. */
export function accountRoutes(nodeum: Nodeum): Endpoint[] {
  const { apiKeyRows, apiKeys, configurations, taskDefinitions, fileDefinitions } = accountResources(nodeum);
  const keyPath = { path: "/users/me/api_keys" };
  return [
    // The list leaves the scopes out, everything else shows them.
    ...collectionEndpoints(nodeum, apiKeyRows, { ...keyPath, operations: ["index"] }),
    ...collectionEndpoints(nodeum, apiKeys, { ...keyPath, operations: ["show", "update", "destroy"] }),
    ...collectionEndpoints(nodeum, apiKeys, { ...keyPath, operations: ["create"] }).map((endpoint) => ({
      ...endpoint,
      handle: (call: Parameters<Endpoint["handle"]>[0]) => {
        const answer = endpoint.handle(call);
        if (nodeum.behaviour.newKey === "masked") return answer;
        return created({ ...(answer.body as object), key: nodeum.state.apiKeys.list().at(-1)?.key });
      },
    })),
    ...collectionEndpoints(nodeum, configurations, {
      path: "/users/me/configurations",
      operations: allOperations,
    }),
    ...collectionEndpoints(nodeum, taskDefinitions, {
      path: "/task_metadata_definitions",
      operations: ["index", "show"],
    }),
    ...collectionEndpoints(nodeum, fileDefinitions, {
      path: "/file_metadata_definitions",
      operations: ["index", "show"],
    }),
    ...systemAccounts,
  ];
}

const users = people.map((name, index) => ({ name, uid: 1000 + index, gid: 100, info: "" }));
const groups = [
  { name: "users", gid: 100, users: [...people] },
  { name: "archive", gid: 200, users: people.slice(0, 2) },
];

/** Accounts of the operating system, not of the API. */
const systemAccounts: readonly Endpoint[] = [
  { verb: "GET", path: "/users/-/systems", scope: "users/systems", handle: () => ok({ count: users.length, users }) },
  {
    verb: "GET",
    path: "/groups/-/systems",
    scope: "groups/systems",
    handle: () => ok({ count: groups.length, groups }),
  },
];
