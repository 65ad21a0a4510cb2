// What does the Hub know at the start and after a reset? Puts the parts of the estate together.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { HubCredentials } from "../options.ts";
import type { HubState } from "../state/hubState.ts";
import { createJobDesk } from "../state/jobDesk.ts";
import { createNumberedTable } from "../state/numberedTable.ts";
import type { NfsShareRecord, SambaShareRecord, SpaceRecord } from "../state/spaceRecords.ts";
import {
  seedConfiguration,
  seedSettings,
  seedSettingsTasks,
  seedSiteSettings,
  seedUsers,
} from "./seedAdministration.ts";
import { seedAlerts } from "./seedAlerts.ts";
import { seedJobs } from "./seedJobs.ts";
import { seedPolicies, seedSchedules, seedWorkflows } from "./seedPlans.ts";
import { seedSites } from "./seedSites.ts";
import { makeDefaultSpace, makeNfsShare, makeSambaShare, makeSpace } from "./seedSpaces.ts";

/** What an estate is made from. */
export interface HubSeed {
  /** Vendor time at the start, in ms. */
  readonly startMs: number;
  /** How many spaces. */
  readonly volumes: number;
  /** How many jobs. */
  readonly jobs: number;
  /** Whether some jobs are in states that only newer releases know. */
  readonly oddStates: boolean;
  /** Who may log in. */
  readonly credentials: HubCredentials;
  /** A stream of randomness of its own for each label. */
  random(label: string): SeededRandom;
}

/** Makes the estate; the same seed gives the same one. */
export function seedHub(seed: HubSeed): HubState {
  const { startMs, credentials } = seed;
  const machines = seedSites(seed.random("sites"), startMs);
  const configured = machines.sites.filter((site) => site.am_i_configured);
  const spaces = seedAllSpaces(
    seed,
    configured.map(({ id }) => id),
  );
  const { schedules, scheduleWorkflows } = seedSchedules(spaces, machines.sites);
  const jobs = createJobDesk();
  const { oddStates } = seed;
  const count = spaces.length === 0 ? 0 : seed.jobs;
  const jobSeed = { count, startMs, sites: configured, spaces, schedules, oddStates };
  for (const draft of seedJobs(seed.random("jobs"), jobSeed)) jobs.add(draft);
  return {
    sites: createNumberedTable(machines.sites),
    nodes: createNumberedTable(machines.nodes),
    lostNodes: [],
    queues: createNumberedTable(machines.queues),
    storagepools: createNumberedTable(machines.storagepools),
    filesystems: createNumberedTable(machines.filesystems),
    servers: createNumberedTable(machines.servers),
    spaces: createNumberedTable(spaces),
    ...seedShares(seed.random("shares"), spaces),
    workflows: createNumberedTable(seedWorkflows),
    schedules: createNumberedTable(schedules),
    scheduleWorkflows: createNumberedTable(scheduleWorkflows),
    policies: createNumberedTable(seedPolicies(spaces, startMs)),
    jobs,
    settingsTasks: createNumberedTable(seedSettingsTasks(configured, startMs)),
    alerts: createNumberedTable(seedAlerts(startMs)),
    settings: createNumberedTable(seedSettings()),
    siteSettings: new Map(machines.sites.map((site) => [site.id, createNumberedTable(seedSiteSettings(site))])),
    configuration: seedConfiguration(),
    users: createNumberedTable(seedUsers(credentials, startMs)),
    clientKeys: createNumberedTable([{ id: 1, name: "automation", userId: 1, key: credentials.clientKey }]),
    actions: createNumberedTable([]),
    searches: createNumberedTable([]),
    random: seed.random("later"),
  };
}

function seedAllSpaces({ volumes, startMs, random }: HubSeed, siteIds: readonly number[]): SpaceRecord[] {
  const stream = random("spaces");
  return Array.from({ length: volumes }, (_, index) => {
    const parts = { id: index + 1, siteIds, startMs };
    return index === 0 ? makeDefaultSpace(stream, parts) : makeSpace(stream, parts);
  });
}

/** About three shares for two spaces; the default space has none. */
function seedShares(random: SeededRandom, spaces: readonly SpaceRecord[]) {
  const nfs: NfsShareRecord[] = [];
  const samba: SambaShareRecord[] = [];
  let firstClientId = 1;
  for (const space of spaces.slice(1)) {
    if (random.chance(0.75)) {
      const share = makeNfsShare(random, { id: nfs.length + 1, space, firstClientId });
      firstClientId += share.clients.length;
      nfs.push(share);
    }
    if (random.chance(0.75)) samba.push(makeSambaShare(random, { id: samba.length + 1, space, firstClientId }));
  }
  return { nfsShares: createNumberedTable(nfs), sambaShares: createNumberedTable(samba) };
}
