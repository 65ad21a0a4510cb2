// Which directories are being deleted? Jobs without a state of success: a done job is 404 (sheet §7, §8.10).
import { z } from "zod";
import type { FileNode } from "../fileTree.ts";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import { makeTreeDelete, type TreeDelete, treeDeleteView } from "../seed/treeDeletes.ts";
import { ApiError, notFound } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireDirectory } from "./files.ts";

const postSchema = z.object({ id: z.string() });

/** Starts to delete a directory; an empty one is gone before anybody can ask for its job. */
export function startTreeDelete(context: QumuloContext, node: FileNode): TreeDelete {
  const isEmpty = node.children.size === 0 && node.files === 0n;
  const durationMs = isEmpty ? 0 : context.settings.jobDurationMs;
  const job = makeTreeDelete(context.state.tree, node, { startedAtMs: context.clock.now(), durationMs });
  context.state.treeDeletes.set(job);
  return job;
}

/** Registers the tree-delete routes. */
export function registerTreeDeleteRoutes(context: QumuloContext): void {
  const { app, clock } = context;
  const find = (id: string): TreeDelete => {
    const job = context.state.treeDeletes.get(id);
    if (job === undefined) throw notFound(`There is no tree-delete job ${id}.`);
    return job;
  };
  app.get("/v1/tree-delete/jobs/", () => ({
    jobs: context.state.treeDeletes.list().map((job) => treeDeleteView(job, clock.now())),
  }));
  app.get<IdParams>("/v1/tree-delete/jobs/:id", (request) => treeDeleteView(find(request.params.id), clock.now()));
  app.post("/v1/tree-delete/jobs/", (request, reply) => {
    const { id } = decodeBody(postSchema, request.body);
    // A path comes percent-encoded from some clients and raw from others.
    const node = requireDirectory(context, id.startsWith("%2F") ? decodeURIComponent(id) : id);
    if (node.parent === null) throw new ApiError(400, "fs_access_denied_error", "The root cannot be deleted.");
    if (context.state.treeDeletes.get(node.id) !== undefined) {
      throw new ApiError(409, "tree_delete_already_started_error", `Directory ${node.id} is being deleted already.`);
    }
    startTreeDelete(context, node);
    return reply.code(202).send({});
  });
  app.post<IdParams>("/v1/tree-delete/jobs/restart/:id", (request, reply) => {
    const job = find(request.params.id);
    if (job.stoppedAtMs !== null) {
      const pausedMs = clock.now() - job.stoppedAtMs;
      const startedAtMs = job.startedAtMs + pausedMs;
      context.state.treeDeletes.set({ ...job, startedAtMs, lastErrorMessage: null, stoppedAtMs: null });
    }
    return reply.code(202).send({});
  });
  app.delete<IdParams>("/v1/tree-delete/jobs/:id", (request) => {
    context.state.treeDeletes.remove(find(request.params.id).id);
    return {};
  });
}
