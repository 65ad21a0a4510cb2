// How is a job filter read from a query? Names, words and moments of `/jobs/` and `/jobs/stats/` (sheet §3).
import type { Hub } from "../hub.ts";
import { listFilter } from "../present/view.ts";
import type { JobFilter } from "../state/jobFilter.ts";
import { invalidField } from "../wire/apiError.ts";
import type { HubCall } from "../wire/endpoint.ts";
import { lastValue } from "../wire/paging.ts";

const hour = 3_600_000;

/** Words of the `created` period. Which ones the Hub knows is not documented; these are the simulator's. */
const periods: Readonly<Record<string, number>> = { hour, day: 24 * hour, week: 168 * hour, month: 720 * hour };

/** Reads the filters; unknown ones are ignored. Throws a 400 for a moment or period that cannot be read. */
export function readJobFilter(hub: Hub, call: HubCall): JobFilter {
  const one = (name: string) => {
    const value = lastValue(call.query, name);
    return value === "" ? undefined : value;
  };
  const many = (name: string) => listFilter(hub, call.query, name);
  const siteId = one("site_id");
  const queueId = one("queue_id");
  return {
    ...readCreated(call),
    completedFrom: readMoment(call, "completed_time_from"),
    completedTo: readMoment(call, "completed_time_to"),
    workflow: one("workflow"),
    states: many("state"),
    ownerIds: many("owner_ids"),
    clientKeyIds: many("clientkey_ids"),
    scheduleIds: many("schedule_ids"),
    site: siteId === undefined ? one("site") : (hub.state.sites.get(siteId)?.name ?? ""),
    queue: queueId === undefined ? one("queue") : (hub.state.queues.get(queueId)?.name ?? ""),
    pathPrefix: one("input_paths_prefix"),
    keyword: one("search_keyword"),
    hideNoop: /^(true|1)$/i.test(one("hide_noop") ?? ""),
  };
}

/** When `created` is there, even as `null` (all time), the two moments are ignored (sheet §3). */
function readCreated(call: HubCall): Pick<JobFilter, "createdFrom" | "createdTo"> {
  const word = lastValue(call.query, "created");
  if (word === "null") return {};
  if (word !== undefined && word !== "") {
    const length = periods[word];
    if (length !== undefined) return { createdFrom: call.now - length };
    throw invalidField("created", `Select a valid choice. ${word} is not one of the available choices.`);
  }
  return { createdFrom: readMoment(call, "created_time_from"), createdTo: readMoment(call, "created_time_to") };
}

/** A moment without a zone is UTC. */
function readMoment(call: HubCall, name: string): number | undefined {
  const text = lastValue(call.query, name);
  if (text === undefined || text === "") return undefined;
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text.includes("T") ? text : `${text}T00:00:00`}Z`;
  const moment = Date.parse(zoned);
  if (Number.isNaN(moment)) throw invalidField(name, "Enter a valid date/time.");
  return moment;
}
