// How is the cluster as a whole? Settings, state, protection, restriper, licence, time and tenants (sheet §8.1, §8.12).
import { z } from "zod";
import { workProgress } from "../../chassis/workProgress.ts";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import { notFound } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";
import { nanoTime } from "../wire/rfc3339.ts";

const settingsSchema = z.object({ cluster_name: z.string().min(1) });

const defaultTenant = {
  id: 1,
  name: "Default",
  web_ui_enabled: true,
  rest_api_enabled: true,
  ssh_enabled: true,
  replication_enabled: true,
  nfs_enabled: true,
  smb_enabled: true,
  networks: [1],
  identity_config_id: 1,
};

function restriperStatus({ state, clock }: QumuloContext): Record<string, unknown> {
  const { restriper, restripe } = state.cluster;
  if (restripe === null) return restriper;
  return {
    ...restriper,
    elapsed_seconds: Math.floor((clock.now() - restripe.startedAtMs) / 1_000),
    percent_complete: Math.floor(workProgress(restripe, clock.now()) * 100),
  };
}

/** Registers what there is once per cluster. */
export function registerClusterRoutes(context: QumuloContext): void {
  const { app, clock } = context;
  const settings = () => ({ cluster_name: context.state.cluster.cluster_name });
  app.get("/v1/cluster/settings", (_request, reply) => sendItem(reply, settings()));
  app.put("/v1/cluster/settings", (request, reply) => {
    requireMatch(request, settings());
    context.state.cluster.cluster_name = decodeBody(settingsSchema, request.body).cluster_name;
    return sendItem(reply, settings());
  });
  app.get("/v1/node/state", () => ({ node_id: 1, state: "ACTIVE", cluster_id: context.state.cluster.cluster_id }));
  app.get("/v1/cluster/protection/status", () => context.state.cluster.protection);
  app.get("/v1/cluster/protection/restriper/status", () => restriperStatus(context));
  // The deprecated twin calls the state by another name and with other words.
  app.get("/v1/cluster/restriper/status", () => {
    const { state, ...rest } = restriperStatus(context);
    const blocked = rest.blocked_reason !== "";
    const status = state === "RUNNING" ? (blocked ? "BLOCKED" : "RUNNING") : "NOT_RUNNING";
    return { status, ...rest, estimated_seconds_left: 0 };
  });
  app.get("/v1/license/status", () => context.state.cluster.license);
  app.get("/v1/time/status", () => ({
    config: { use_ad_for_primary: false, ntp_servers: ["0.pool.ntp.org", "1.pool.ntp.org"] },
    time: nanoTime(clock.now()),
    status: "TIME_SYNCHRONIZING",
  }));
  app.get("/v1/support/status/", () =>
    context.state.nodes.list().map(({ id }) => ({
      node_id: id,
      monitoring: "CONNECTED",
      file_upload: "CONNECTED",
      vpn_connection: "DISABLED",
    })),
  );
  app.get("/v1/multitenancy/tenants/", () => ({ entries: [defaultTenant] }));
  app.get<IdParams>("/v1/multitenancy/tenants/:id", (request, reply) => {
    if (request.params.id !== "1") throw notFound(`There is no tenant ${request.params.id}.`);
    return sendItem(reply, defaultTenant);
  });
}
