// Which systems are gone? Those whose agent has been silent for 72 hours, and those that are taken away by hand (sheet §6.1).
import type { Nim } from "../nim.ts";
import { recordChange } from "./eventDesk.ts";
import { instancesOfSystem, type NimState } from "./nimState.ts";
import type { SystemRecord } from "./systemRecords.ts";

const silenceMs = 72 * 3_600_000;

const silentSystems = new WeakMap<readonly SystemRecord[], readonly SystemRecord[]>();

function silentOnes(systems: readonly SystemRecord[]): readonly SystemRecord[] {
  let silent = silentSystems.get(systems);
  if (silent === undefined) {
    silent = systems.filter((system) => system.silentSinceMs !== null);
    silentSystems.set(systems, silent);
  }
  return silent;
}

/** Takes a system away with its instances; false when there is none. */
export function removeSystem(state: NimState, uid: string): boolean {
  for (const instance of instancesOfSystem(state, uid)) state.instances.remove(instance.key);
  return state.systems.remove(uid);
}

/** Takes away the systems that have been silent for too long. */
export function settleSilence({ state }: Nim, nowMs: number): void {
  for (const { uid, displayName, silentSinceMs } of silentOnes(state.systems.list())) {
    if (silentSinceMs === null || silentSinceMs + silenceMs > nowMs) continue;
    removeSystem(state, uid);
    recordChange(state, silentSinceMs + silenceMs, { entity: "systems", name: displayName, verb: "deleted" });
  }
}
