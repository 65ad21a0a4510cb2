// Which operations does the simulated server have? The one list that is registered, and from which keys take their scopes.
import type { Nodeum } from "../nodeum.ts";
import type { ApiKeyScope } from "../state/accountRecords.ts";
import type { Endpoint } from "../wire/endpoint.ts";
import { accountRoutes } from "./accountRoutes.ts";
import { cloudRoutes } from "./cloudRoutes.ts";
import { containerRoutes } from "./containerRoutes.ts";
import { executionRoutes } from "./executionRoutes.ts";
import { fileRoutes } from "./fileRoutes.ts";
import { nasRoutes } from "./nasRoutes.ts";
import { poolRoutes } from "./poolRoutes.ts";
import { scheduleRoutes } from "./scheduleRoutes.ts";
import { systemRoutes } from "./systemRoutes.ts";
import { tapeRoutes } from "./tapeRoutes.ts";
import { taskRoutes } from "./taskRoutes.ts";

/** All operations. */
export function nodeumEndpoints(nodeum: Nodeum): Endpoint[] {
  const groups = [
    containerRoutes,
    poolRoutes,
    nasRoutes,
    cloudRoutes,
    tapeRoutes,
    taskRoutes,
    scheduleRoutes,
    executionRoutes,
    fileRoutes,
    accountRoutes,
    systemRoutes,
  ];
  return groups.flatMap((routes) => routes(nodeum));
}

/** Every scope of these operations, once; with `readOnly` only those that list and show. */
export function scopesOf(endpoints: readonly Endpoint[], readOnly: boolean): ApiKeyScope[] {
  const reading = endpoints.filter(({ verb, scope }) => !readOnly || (verb === "GET" && scope !== "tasks/action"));
  const scopes = new Set(reading.flatMap(({ scope }) => scope ?? []));
  return [...scopes].map((scope) => {
    const [controller = "", action = ""] = scope.split("/");
    return { controller, action };
  });
}
