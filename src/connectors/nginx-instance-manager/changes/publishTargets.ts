// What does an instance or an instance group show of publications? Its last deployment, the versions that were published to it, and
// when its configuration last changed (sheet §6.1 to §6.3). Used by publishConfiguration.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { ConfigurationTarget } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { instanceKey } from "../map/fleet.ts";
import type { Nim } from "../nim.ts";
import { instant, listOf, text } from "../raw/pieces.ts";
import { type RawDeployment, rawDeployment } from "../raw/work.ts";
import { groupUidOf } from "./groups.ts";
import { instanceNameOf } from "./instanceNames.ts";

/** Where it stands: a path template with its values. */
export type PublishPlace = {
  readonly template: string;
  readonly params: { readonly [name: string]: string };
};

/** The place, and the key that locks it. Throws INVALID_INPUT. */
export function placeOf(
  nim: Nim,
  refuse: Refusals,
  { instance, site }: ConfigurationTarget,
): { readonly place: PublishPlace; readonly lock: string } {
  if (instance !== undefined) {
    const { systemUid, nginxUid } = instanceNameOf({ ...nim, refuse }, instance, "input.target.instanceId");
    const params = { systemUid, nginxUid };
    const lock = `NginxInstance ${instanceKey(systemUid, nginxUid)}`;
    return { place: { template: "/systems/{systemUid}/instances/{nginxUid}", params }, lock };
  }
  if (site === undefined) throw refuse.invalid("input.target", "write instanceId or siteId");
  const uid = groupUidOf(refuse, site);
  return { place: { template: "/instance-groups/{uid}", params: { uid } }, lock: `Site ${uid}` };
}

const addressOf = ({ template, params }: PublishPlace): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));

const rawTarget = z.object({
  name: text,
  displayName: text,
  lastDeploymentDetails: rawDeployment.nullish(),
  configVersion: z
    .object({ versions: listOf(z.object({ uid: text, externalId: text, createTime: text.catch(null) })) })
    .nullish(),
});

/** A version that was published. */
export interface Version {
  /** Tells it from every other one of the target. */
  readonly key: string;
  readonly externalId: string | null;
  readonly createTime: string | null;
}

/** What it shows now. */
export interface TargetState {
  readonly name: string | null;
  /** Null when it tells of none. */
  readonly last: RawDeployment | null;
  readonly versions: readonly Version[];
}

/** Reads it; null when it is gone. */
export async function readTarget(nim: Nim, place: PublishPlace, call: Call): Promise<TargetState | null> {
  const action = "read what to publish to";
  const request = { action, method: "GET", path: addressOf(place), expect: [404] } as const;
  const { status, body } = await nim.client.send(request, call);
  if (status === 404) return null;
  const raw = parseAnswer(rawTarget, body, { sourceId: nim.sourceId, action });
  return {
    name: raw.displayName ?? raw.name,
    last: raw.lastDeploymentDetails?.id ? raw.lastDeploymentDetails : null,
    versions: (raw.configVersion?.versions ?? []).map(({ uid, externalId, createTime }) => {
      return { key: `${uid ?? ""} ${createTime ?? ""}`, externalId, createTime };
    }),
  };
}

/** A configuration document; an instance may stand in its place, which has no such time (sheet §6.2). */
const rawDocument = z.object({ configFiles: z.unknown(), updateTime: text.catch(null) });

/**
 * When the configuration of a target last changed, as the vendor writes it: cut to milliseconds it would be older. Null when
 * nothing tells, as for a new group.
 */
export async function changedAt(nim: Nim, place: PublishPlace, call: Call): Promise<string | null> {
  const request = {
    action: "read the configuration in force",
    method: "GET",
    path: `${addressOf(place)}/config`,
    expect: [404],
  } as const;
  const { status, body } = await nim.client.send(request, call);
  const document = status === 404 ? null : rawDocument.safeParse(body);
  if (document?.success !== true || document.data.configFiles === undefined) return null;
  return momentOf(document.data.updateTime) === null ? null : document.data.updateTime;
}

/** When the newest version was published, as the vendor writes it; null when nothing tells. */
export function newestVersion(versions: readonly Version[]): Version | null {
  let newest: Version | null = null;
  for (const version of versions) {
    const moment = momentOf(version.createTime);
    if (moment !== null && (newest === null || moment > (momentOf(newest.createTime) ?? ""))) newest = version;
  }
  return newest;
}

/** Null for what is no moment, or the vendor's word for never (sheet §7.13). */
function momentOf(written: string | null): string | null {
  const read = instant.safeParse(written);
  return read.success ? read.data : null;
}
