// What happens around every vendor call? Delayed row changes, the call log, faults, the login check and `observe`, in this order.
import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CallEntry, CallLog } from "./callLog.ts";
import { controlPrefix } from "./controlRoutes.ts";
import type { Exchange } from "./exchange.ts";
import type { Fault } from "./fault.ts";
import type { FaultList } from "./faultList.ts";
import type { RowDesk } from "./rowDesk.ts";
import { spoilAnswer, type WireAnswer } from "./spoilAnswer.ts";
import type { VendorParts } from "./vendorParts.ts";

/** What the hooks need. */
export interface VisitParts {
  calls: CallLog;
  faults: FaultList;
  rows: RowDesk;
  /** The vendor's own answers; throws while there are none. */
  vendorParts(): VendorParts;
  observe: ((exchange: Exchange) => void) | undefined;
  /** Real time in ms, for the call log only. */
  realNow(): number;
}

interface Visit {
  entry: CallEntry;
  /** The fault that waits until the handler has run. */
  later: Fault | null;
}

const pathOf = (request: FastifyRequest) => request.raw.url?.split("?", 1)[0] ?? "/";

const isControl = (request: FastifyRequest) => request.raw.url?.startsWith(`${controlPrefix}/`) ?? false;

/** Cutting and padding need the real answer; on a read, running the handler has no effect to be kept from. */
function waitsForAnswer(fault: Fault, method: string): boolean {
  if (fault.when === "after-effect") return true;
  return method === "GET" && (fault.kind === "truncated" || fault.kind === "oversized");
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply, body: string): Exchange {
  let responseBody: unknown = body;
  try {
    responseBody = JSON.parse(body);
  } catch {
    // Not JSON: the text itself is what the vendor said.
  }
  return {
    method: request.method,
    path: pathOf(request),
    query: { ...(request.query as Record<string, string | string[]>) },
    requestHeaders: { ...request.headers },
    requestBody: request.body,
    status: reply.statusCode,
    responseHeaders: { ...reply.getHeaders() },
    responseBody,
  };
}

/** Adds the hooks to the app, before any vendor hook. */
export function installVisits(app: FastifyInstance, parts: VisitParts): void {
  const visits = new WeakMap<FastifyRequest, Visit>();
  const spoil = (fault: Fault, reply: FastifyReply, real: WireAnswer | null) =>
    spoilAnswer({ fault, raw: reply.raw, unauthorized: parts.vendorParts().unauthorized, real });

  app.addHook("onRequest", async (request, reply) => {
    if (isControl(request)) return;
    const path = pathOf(request);
    const entry = parts.calls.add({ at: parts.realNow(), method: request.method, path: request.raw.url ?? path });
    const fault = parts.faults.take(request.method, path);
    const later = fault !== null && waitsForAnswer(fault, request.method) ? fault : null;
    visits.set(request, { entry, later });
    parts.rows.beforeVendorCall();
    if (fault !== null && later === null) {
      if (fault.kind !== "latency") {
        reply.hijack();
        entry.status = spoil(fault, reply, null);
        return;
      }
      await delay(fault.ms, undefined, { ref: false });
    }
    return parts.vendorParts().authenticate?.(request, reply);
  });

  // A callback hook, because a spoiled answer is written here and Fastify must then never go on with its own.
  app.addHook("onSend", (request, reply, payload, done) => {
    const visit = visits.get(request);
    if (visit === undefined) return done(null, payload);
    const { jsonContentType } = parts.vendorParts();
    if (jsonContentType !== undefined && String(reply.getHeader("content-type")).startsWith("application/json")) {
      reply.header("content-type", jsonContentType);
    }
    const body = typeof payload === "string" || Buffer.isBuffer(payload) ? payload.toString() : "";
    const finish = () => {
      visit.entry.status = reply.statusCode;
      parts.observe?.(exchangeOf(request, reply, body));
      done(null, payload);
    };
    if (visit.later === null) return finish();
    if (visit.later.kind === "latency") {
      delay(visit.later.ms, undefined, { ref: false }).then(finish, done);
      return;
    }
    const { "content-length": _length, ...headers } = reply.getHeaders();
    visit.entry.status = spoil(visit.later, reply, { status: reply.statusCode, headers, body });
  });
}
