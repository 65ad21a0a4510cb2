// What does a fresh NIM know? Puts all seeds together; used at the start and by a reset.
import { createRowTable } from "../../chassis/rowTable.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { NimState } from "../state/nimState.ts";
import type { DeploymentRecord, EventRecord } from "../state/workRecords.ts";
import { seedCert } from "./seedCerts.ts";
import { seedStagedConfig } from "./seedConfigs.ts";
import { seedDeployments } from "./seedDeployments.ts";
import { seedEvents } from "./seedEvents.ts";
import { seedServer } from "./seedServers.ts";
import { seedGroups, seedInstances, seedSystem } from "./seedSystems.ts";

/** How large the estate is and when it is. */
export interface SeedPlan {
  /** A quarter of this are systems, half of it saved configurations, a tenth (12 at least) certificates. */
  readonly volumes: number;
  /** Vendor ms. */
  readonly nowMs: number;
  /** Opens the random stream of a label. */
  random(label: string): SeededRandom;
}

const many = <Row>(count: number, make: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => make(index));

const newestFirst = (left: EventRecord, right: EventRecord): number =>
  right.timestampMs - left.timestampMs || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);

/** Makes all rows. */
export function seedNim({ volumes, nowMs, random }: SeedPlan): NimState {
  const systemCount = Math.max(1, Math.round(volumes / 4));
  const [forSystems, forConfigs, forCerts, forServers] = ["systems", "configs", "certs", "servers"].map(random) as [
    SeededRandom,
    SeededRandom,
    SeededRandom,
    SeededRandom,
  ];
  const systems = many(systemCount, (index) => seedSystem(forSystems, index, nowMs));
  const groups = seedGroups(random("groups"), Math.max(4, Math.ceil(systemCount / 12)), nowMs);
  const instances = seedInstances(random("instances"), systems, { groups, nowMs });
  const staged = many(Math.ceil(volumes / 2), (index) =>
    seedStagedConfig(forConfigs, index, { instances, groups, nowMs }),
  );
  const certs = many(Math.max(12, Math.ceil(volumes / 10)), (index) => seedCert(forCerts, index, { instances, nowMs }));
  const servers = many(Math.ceil(systemCount / 2), (index) => {
    const place = { ip: `10.90.${Math.floor(index / 250)}.${(index % 250) + 2}`, port: index % 3 === 0 ? 80 : 443 };
    return seedServer(forServers, { ...place, createdMs: nowMs - 86_400_000 });
  });
  const resources = systems.map(({ uid, displayName }) => ({
    module: "Instance Manager",
    name: displayName,
    object: "Systems",
    uid,
  }));
  const defaultGroup = {
    uid: random("resource groups").uuid(),
    name: "default-systems",
    description: "All systems",
    resources,
  };
  const state: NimState = {
    random: random("run time"),
    systems: createRowTable(systems, { idOf: (row) => row.uid }),
    instances: createRowTable(instances, { idOf: (row) => row.key }),
    groups: createRowTable(groups, { idOf: (row) => row.uid }),
    stagedConfigs: createRowTable(staged, { idOf: (row) => row.uid }),
    certs: createRowTable(certs, { idOf: (row) => row.name }),
    deployments: createRowTable<DeploymentRecord>([], { idOf: (row) => row.id }),
    liveDeployments: new Set(),
    events: createRowTable<EventRecord>([], { idOf: (row) => row.id, compare: newestFirst }),
    eventSnapshots: new Map(),
    servers: createRowTable(servers, { idOf: (row) => row.key }),
    resourceGroups: createRowTable([defaultGroup], { idOf: (row) => row.uid }),
    health: { core: "healthy", dpm: "healthy", ingestion: "healthy", integrations: "healthy", secmon: "healthy" },
  };
  seedDeployments(state, random("deployments"), nowMs);
  seedEvents(state, random("events"), { count: Math.max(150, volumes), nowMs });
  return state;
}
