// Which instance runs on which system, and which group is it in? Joins the two lists; used by the mappings of both feeds
// that read them, so that rows only name what is there.
import type { RawGroup, RawInstance, RawSystem } from "../raw/fleet.ts";

/** Native id of the deployment, the one site that is always there. */
export const DEPLOYMENT = "deployment";

/** An instance in its place. */
export interface PlacedInstance {
  /** `systemUid:uid`: only the pair is a key (sheet §6.1). */
  readonly key: string;
  readonly raw: RawInstance;
  /** Uid of its group; null when in none, or when that cannot be told. */
  readonly group: string | null;
}

/** A system with its instances in place. */
export interface PlacedSystem {
  readonly raw: RawSystem;
  /** Null when the vendor did not list them. */
  readonly instances: readonly PlacedInstance[] | null;
  /** Native id of its site: the group of its instances when they share one, else the deployment. */
  readonly site: string;
}

/** All systems and groups, to be looked up. */
export interface Fleet {
  readonly systems: ReadonlyMap<string, PlacedSystem>;
  readonly groups: ReadonlyMap<string, RawGroup>;
  /** By `systemUid:uid`. */
  readonly instances: ReadonlyMap<string, PlacedInstance>;
  /** Instances by the uid of their group; groups without any are left out. */
  readonly members: ReadonlyMap<string, readonly PlacedInstance[]>;
}

/** Key of an instance. */
export const instanceKey = (systemUid: string, nginxUid: string): string => `${systemUid}:${nginxUid}`;

/** Joins systems and groups. */
export function joinFleet(rawSystems: readonly RawSystem[], rawGroups: readonly RawGroup[]): Fleet {
  const groups = new Map(rawGroups.map((group) => [group.uid, group]));
  const listed = groupsByInstance(rawGroups);
  const copies = new Map<string, number>();
  for (const { uid } of rawSystems.flatMap((system) => system.nginxInstances ?? []))
    copies.set(uid, (copies.get(uid) ?? 0) + 1);

  const groupOf = (instance: RawInstance): string | null => {
    const own = instance.configVersion?.instanceGroup?.uid ?? null;
    if (own !== null && groups.has(own)) return own;
    // Groups list instances without their systems: a uid that several systems have names none of them.
    const named = listed.get(instance.uid) ?? [];
    return named.length === 1 && copies.get(instance.uid) === 1 ? (named[0] ?? null) : null;
  };
  const systems = new Map<string, PlacedSystem>();
  for (const raw of rawSystems) {
    const instances =
      raw.nginxInstances?.map((instance) => {
        return { key: instanceKey(raw.uid, instance.uid), raw: instance, group: groupOf(instance) };
      }) ?? null;
    systems.set(raw.uid, { raw, instances, site: siteOf(instances ?? []) });
  }
  const instances = [...systems.values()].flatMap((system) => system.instances ?? []);
  return {
    systems,
    groups,
    instances: new Map(instances.map((instance) => [instance.key, instance])),
    members: Map.groupBy(
      instances.filter(({ group }) => group !== null),
      ({ group }) => group ?? "",
    ),
  };
}

function groupsByInstance(groups: readonly RawGroup[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const group of groups)
    for (const uid of new Set(group.instances ?? [])) found.set(uid, [...(found.get(uid) ?? []), group.uid]);
  return found;
}

function siteOf(instances: readonly PlacedInstance[]): string {
  const groups = new Set(instances.flatMap(({ group }) => (group === null ? [] : [group])));
  const [only] = groups;
  return groups.size === 1 && only !== undefined ? only : DEPLOYMENT;
}
