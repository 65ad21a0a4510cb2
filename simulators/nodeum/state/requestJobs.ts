// How far is a request? Short background jobs that deliver a command; "completed" says nothing about the copy (sheet §5).
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { Agenda } from "./agenda.ts";

/** A request on its way. */
export interface RequestJob {
  /** UUID. */
  readonly id: string;
  /** What it belongs to: the path that it was asked for at. */
  readonly topic: string;
  /** Vendor ms. */
  readonly startedMs: number;
  /** When its command is delivered, vendor ms. */
  readonly deliverMs: number;
  /** Whether the delivery failed; null before it. */
  readonly failed: boolean | null;
}

/** Status of a request as the API shows it. */
export interface RequestStatus {
  /** UUID of the request. */
  readonly job_id: string;
  /** `online` or `offline`. */
  readonly status: "queued" | "working" | "completed" | "failed";
  /** Steps done. */
  readonly progress?: number;
  /** Steps in all. */
  readonly total?: number;
}

/** Requests of the last while. */
export interface RequestJobs {
  /** Starts a request; `deliver` carries the command out when its time has come, and says whether it could. */
  start(topic: string, now: number, deliver: (atMs: number) => boolean): RequestJob;
  /** The request of this id and topic, or undefined when it was never there or is forgotten. */
  find(id: string, topic: string, now: number): RequestJob | undefined;
  /** Forgets a request; false when there is none. */
  forget(id: string): boolean;
}

/** How long requests take and are known. */
export interface RequestJobTimes {
  /** Vendor ms until the delivery. */
  readonly requestJobMs: number;
  /** Vendor ms after the delivery. */
  readonly requestJobLifeMs: number;
}

/** Makes an empty list of requests. */
export function createRequestJobs(agenda: Agenda, random: SeededRandom, times: RequestJobTimes): RequestJobs {
  const jobs = new Map<string, RequestJob>();
  return {
    start: (topic, now, deliver) => {
      const id = random.uuid();
      const job = { id, topic, startedMs: now, deliverMs: now + times.requestJobMs, failed: null };
      jobs.set(id, job);
      agenda.at(job.deliverMs, (atMs) => {
        const failed = !deliver(atMs);
        if (jobs.has(id)) jobs.set(id, { ...job, failed });
      });
      return job;
    },
    find: (id, topic, now) => {
      const job = jobs.get(id);
      const known = job !== undefined && job.topic === topic && now < job.deliverMs + times.requestJobLifeMs;
      return known ? job : undefined;
    },
    forget: (id) => jobs.delete(id),
  };
}

/** Whether a request is over; its answer is then a 200, also when it failed. */
export const requestEnded = (job: RequestJob): boolean => job.failed !== null;

/** What the API shows of a request. It is queued for the first third of its time. */
export function requestStatus(job: RequestJob, now: number): RequestStatus {
  if (job.failed !== null)
    return { job_id: job.id, status: job.failed ? "failed" : "completed", progress: 1, total: 1 };
  const worked = now >= job.startedMs + (job.deliverMs - job.startedMs) / 3;
  return worked ? { job_id: job.id, status: "working", progress: 0, total: 1 } : { job_id: job.id, status: "queued" };
}
