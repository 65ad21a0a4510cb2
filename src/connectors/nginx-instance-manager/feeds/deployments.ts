// Which deployments are known, and how is one read by id? The vendor lists none (sheet §5); used by the feed `work`.
import type { Call } from "../../../contract/call.ts";
import type { SingleReader } from "../../../contract/feed.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { mapInSlices } from "../../../upstream/mapInSlices.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { commonTarget } from "../map/event.ts";
import { DEPLOYMENT, type Fleet } from "../map/fleet.ts";
import { deploymentId, deploymentJob, deploymentJobOfEvents, NO_TARGET, type Target } from "../map/job.ts";
import type { Nim } from "../nim.ts";
import { type RawDeployment, type RawEvent, rawDeployment } from "../raw/work.ts";

/** What deployments went to, by id: it never changes, and is not told where a deployment is read by itself. */
export type KnownTargets = Map<string, Target>;

/** More are not remembered; the oldest go first. */
const MOST_TARGETS = 10_000;

/** Every deployment that is known, once: its own object says more than events do. */
export function knownDeployments(
  { sourceId, words }: Nim,
  fleet: Fleet,
  { told, targets }: { told: ReadonlyMap<string, readonly RawEvent[]>; targets: KnownTargets },
): Promise<JobRow[]> {
  const last = lastDeployments(fleet);
  const ids = new Set([...last.keys(), ...told.keys()]);
  return mapInSlices([...ids], (id) => {
    const known = last.get(id);
    const events = told.get(id) ?? [];
    const target = known?.target ?? commonTarget(events, fleet);
    remember(targets, id, target);
    const ask = { sourceId, id, target, words };
    return known === undefined ? deploymentJobOfEvents(events, ask) : deploymentJob(known.raw, ask);
  });
}

function remember(targets: KnownTargets, id: string, target: Target): void {
  targets.delete(id);
  targets.set(id, target);
  const [oldest] = targets.keys();
  if (targets.size > MOST_TARGETS && oldest !== undefined) targets.delete(oldest);
}

/** The last deployment of every instance and group, by id. One that a group tells of goes to the group. */
function lastDeployments({ instances, groups }: Fleet): Map<string, { raw: RawDeployment; target: Target }> {
  const found = new Map<string, { raw: RawDeployment; target: Target }>();
  for (const { key, raw, group } of instances.values()) {
    const last = raw.lastDeploymentDetails;
    if (last?.id) found.set(last.id, { raw: last, target: { instance: key, group: null, site: group ?? DEPLOYMENT } });
  }
  for (const { uid, lastDeploymentDetails: last } of groups.values())
    if (last?.id) found.set(last.id, { raw: last, target: { instance: null, group: uid, site: uid } });
  return found;
}

/** Deployments to instances and to groups stand apart (sheet §5). */
const PLACES = ["/systems/instances/deployments/", "/instance-groups/deployments/"];

/** Reads deployments by id, wherever they stand. @param targets what they went to, as far as a list told it before. */
export function deploymentSingle(nim: Nim, targets: ReadonlyMap<string, Target>): SingleReader<"Job"> {
  const { sourceId, client, words } = nim;
  const action = "read a deployment";
  const read = async (nativeId: string, call: Call): Promise<JobRow | null> => {
    const id = deploymentId(nativeId);
    if (id === null) return null;
    for (const place of PLACES) {
      const request = { action, method: "GET", path: `${place}${encodeURIComponent(id)}`, expect: [404] } as const;
      const { status, body } = await client.send(request, call);
      if (status === 404) continue;
      const raw = parseAnswer(rawDeployment, body, { sourceId, action });
      return deploymentJob(raw, { sourceId, id, target: targets.get(id) ?? NO_TARGET, words });
    }
    return null;
  };
  return {
    calls: (keys) => PLACES.length * keys,
    getMany: async (nativeIds, call) =>
      new Map(await Promise.all([...new Set(nativeIds)].map(async (id) => [id, await read(id, call)] as const))),
  };
}
