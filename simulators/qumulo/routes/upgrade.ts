// Is the cluster being upgraded or rebooted? Status, prepare and commit (sheet §7, §8.12).
import { z } from "zod";
import { workProgress } from "../../chassis/workProgress.ts";
import type { QumuloContext } from "../qumuloContext.ts";
import { ApiError, unverifiedClass } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";

const prepareSchema = z.object({
  image_path: z.string(),
  auto_commit: z.boolean(),
  do_rolling_reboot: z.boolean(),
  num_nodes_to_reboot: z.number().optional(),
});

/** Registers the upgrade routes and the reboot status. */
export function registerUpgradeRoutes(context: QumuloContext): void {
  const { app, clock, settings } = context;
  const begin = (from: string, to: string) => {
    const { upgrade } = context.state.cluster;
    if (upgrade.state !== from) throw new ApiError(409, unverifiedClass, `The upgrade is in ${upgrade.state}.`);
    Object.assign(upgrade, {
      state: to,
      error_info: "",
      span: { startedAtMs: clock.now(), durationMs: settings.jobDurationMs },
    });
    return upgrade;
  };
  app.get("/v3/upgrade/status", () => {
    const { span, ...shown } = context.state.cluster.upgrade;
    return { ...shown, progress: span === null ? 0 : Math.floor(workProgress(span, clock.now()) * 100) };
  });
  app.get("/v2/upgrade/blocked", () => {
    const isDegraded = context.state.nodes.list().some((node) => node.node_status !== "online");
    const blocked_reason = isDegraded ? "A node is offline." : "";
    return { is_blocked: isDegraded, cluster_degraded: isDegraded, blocked_reason };
  });
  app.post("/v2/upgrade/prepare", (request, reply) => {
    const { image_path, num_nodes_to_reboot = 1, ...wishes } = decodeBody(prepareSchema, request.body);
    const target_version = /(\d+\.\d+\.\d+(?:\.\d+)?)/.exec(image_path)?.[1] ?? "";
    begin("UPGRADE_STATE_IDLE", "UPGRADE_STATE_PREPARING").settings = {
      install_path: image_path,
      target_version,
      upgrade_type: "SOFTWARE_ONLY",
      ...wishes,
      num_nodes_to_reboot,
    };
    return reply.code(202).send({});
  });
  app.post("/v2/upgrade/commit", (_request, reply) => {
    begin("UPGRADE_STATE_PREPARED", "UPGRADE_STATE_COMMITTING");
    return reply.code(202).send({});
  });
  app.get("/v1/shutdown/reboot/status", () => ({
    state: "REBOOT_IDLE",
    rolling: false,
    upgrade_initiated: false,
    total_node_count: context.state.nodes.size(),
    rebooted_node_count: 0,
    error_message: "",
  }));
}
