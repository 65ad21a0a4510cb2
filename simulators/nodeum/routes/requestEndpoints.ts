// How are requests started and followed? PUT answers 202 with a job id, GET of the same path with that id tells how it went (sheet §5).
import type { Nodeum } from "../nodeum.ts";
import { type RequestStatus, requestEnded, requestStatus } from "../state/requestJobs.ts";
import { notFound } from "../wire/apiError.ts";
import { accepted, type Endpoint, type NodeumAnswer, type NodeumCall, ok, requiredQuery } from "../wire/endpoint.ts";

/** One kind of request. */
export interface RequestKind {
  /** Path of both verbs. */
  readonly path: string;
  /** What a key must be allowed. */
  readonly scope: string;
  /** What the request belongs to; a job id is good for its own topic only. Throws a 404 when that is not there. */
  topicOf(call: NodeumCall): string;
  /** Checks the request, and gives what carries it out at its delivery: false when that could not be done. */
  deliver(call: NodeumCall): (atMs: number) => boolean;
  /** The answer once the command was delivered. */
  result(call: NodeumCall, status: RequestStatus): NodeumAnswer;
}

/** PUT and GET of a request. One that failed is answered 200 too. */
export function requestEndpoints(nodeum: Nodeum, kind: RequestKind): Endpoint[] {
  const { path, scope } = kind;
  return [
    {
      verb: "PUT",
      path,
      scope,
      handle: (call) => {
        const job = nodeum.state.requests.start(kind.topicOf(call), call.now, kind.deliver(call));
        return accepted(requestStatus(job, call.now));
      },
    },
    {
      verb: "GET",
      path,
      scope,
      handle: (call) => {
        const id = requiredQuery(call, "job_id");
        const job = nodeum.state.requests.find(id, kind.topicOf(call), call.now);
        if (job === undefined) throw notFound("job", id);
        const status = requestStatus(job, call.now);
        if (!requestEnded(job)) return accepted(status);
        return status.status === "failed" ? ok(status) : kind.result(call, status);
      },
    },
  ];
}
