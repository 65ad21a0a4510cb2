// What does the Hub serve? All endpoints in one table; anything that is not here is Django's own 404.
import type { Hub } from "../hub.ts";
import type { EndpointTable } from "../wire/endpoint.ts";
import { alertRoutes } from "./alertRoutes.ts";
import { authRoutes } from "./authRoutes.ts";
import { jobRoutes } from "./jobRoutes.ts";
import { machineRoutes } from "./machineRoutes.ts";
import { peopleRoutes } from "./peopleRoutes.ts";
import { policyRoutes } from "./policyRoutes.ts";
import { scheduleRoutes } from "./scheduleRoutes.ts";
import { searchRoutes } from "./searchRoutes.ts";
import { settingRoutes } from "./settingRoutes.ts";
import { shareRoutes } from "./shareRoutes.ts";
import { siteRoutes } from "./siteRoutes.ts";
import { spaceRoutes } from "./spaceRoutes.ts";
import { taskRoutes } from "./taskRoutes.ts";
import { workflowRoutes } from "./workflowRoutes.ts";

/** Every endpoint of the Hub by its path below `/api`. */
export function hubEndpoints(hub: Hub): EndpointTable {
  return {
    ...authRoutes(hub),
    ...siteRoutes(hub),
    ...machineRoutes(hub),
    ...spaceRoutes(hub),
    ...shareRoutes(hub),
    ...workflowRoutes(hub),
    ...scheduleRoutes(hub),
    ...policyRoutes(hub),
    ...jobRoutes(hub),
    ...taskRoutes(hub),
    ...alertRoutes(hub),
    ...settingRoutes(hub),
    ...searchRoutes(hub),
    ...peopleRoutes(hub),
  };
}
