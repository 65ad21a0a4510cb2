// What does the server know at the start and after a reset? Puts the parts of the estate together.
import { createRowTable } from "../../chassis/rowTable.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { NodeumBehaviour } from "../options.ts";
import type { AccountTables, ApiKeyRecord } from "../state/accountRecords.ts";
import { createAgenda } from "../state/agenda.ts";
import type { NodeumState } from "../state/nodeumState.ts";
import { createNumberedTable } from "../state/numberedTable.ts";
import { createRequestJobs } from "../state/requestJobs.ts";
import type { ExecutionRecord } from "../state/taskRecords.ts";
import { seedBuckets, seedConnectors } from "./seedCloud.ts";
import { makeContainer, seedPrivileges } from "./seedContainers.ts";
import { seedExecutions } from "./seedExecutions.ts";
import { seedNas, seedNasShares } from "./seedNas.ts";
import { seedPools, seedPrimaryScans } from "./seedPools.ts";
import { seedTapeDrives, seedTapeLibraries, seedTapes } from "./seedTapes.ts";
import { seedTasks } from "./seedTasks.ts";

/** Oldest first: ids are digits that count nanoseconds. */
const executionOrder = {
  idOf: ({ id }: ExecutionRecord) => id,
  compare: (left: ExecutionRecord, right: ExecutionRecord) => (BigInt(left.id) < BigInt(right.id) ? -1 : 1),
};

/** What an estate is made from. */
export interface NodeumSeed {
  /** Vendor time at the start, ms. */
  readonly startMs: number;
  /** How many containers. */
  readonly volumes: number;
  /** How many tasks. */
  readonly tasks: number;
  /** How many executions. */
  readonly executions: number;
  /** How the server behaves. */
  readonly behaviour: NodeumBehaviour;
  /** A stream of randomness of its own for each label. */
  random(label: string): SeededRandom;
}

/** Makes the estate, without API keys; the same seed gives the same one. */
export function seedNodeum(seed: NodeumSeed): NodeumState {
  const { behaviour, random } = seed;
  const agenda = createAgenda();
  const storage = seedStorage(seed);
  const { startMs } = seed;
  const parts = { ...storage, count: seed.tasks, startMs, newerWords: behaviour.newerWords };
  const work = seedTasks(random("tasks"), parts);
  const executionSeed = { count: seed.executions, startMs, tasks: work.tasks };
  const tables = {
    containers: createNumberedTable(storage.containers),
    privileges: createNumberedTable(seedPrivileges(random("privileges"), storage.containers)),
    pools: createNumberedTable(storage.pools),
    primaryScans: createNumberedTable(seedPrimaryScans(storage.pools)),
    nas: createNumberedTable(storage.nas),
    nasShares: createNumberedTable(storage.nasShares),
    cloudConnectors: createNumberedTable(storage.connectors),
    cloudBuckets: createNumberedTable(storage.buckets),
    tapeLibraries: createNumberedTable(storage.libraries),
    tapeDrives: createNumberedTable(storage.drives),
    tapes: createNumberedTable(storage.tapes),
    tasks: createNumberedTable(work.tasks),
    sources: createNumberedTable(work.sources),
    destinations: createNumberedTable(work.destinations),
    schedules: createNumberedTable(work.schedules),
    options: createNumberedTable(work.options),
    callbacks: createNumberedTable([{ id: 1, task_id: 1, type: "filter", script: "return file.size > 0" }]),
    metadata: createNumberedTable(work.metadata),
    executions: createRowTable(seedExecutions(random("executions"), executionSeed), executionOrder),
  };
  return {
    ...tables,
    ...seedAccounts(),
    agenda,
    requests: createRequestJobs(agenda, random("requests"), behaviour),
    random: random("later"),
    settle: agenda.settle,
  };
}

function seedStorage({ volumes, behaviour, startMs, random }: NodeumSeed) {
  const pools = seedPools(volumes);
  const poolIds = pools.filter(({ type }) => type === "active_archive").map(({ id }) => id);
  const stream = random("containers");
  const containers = Array.from({ length: volumes }, (_, index) =>
    makeContainer(stream, { id: index + 1, poolIds, quotaUnitBytes: behaviour.quotaUnitBytes, startMs }),
  );
  const nas = seedNas(random("nas"), volumes);
  const connectors = seedConnectors(random("connectors"), behaviour.newerWords);
  const libraries = seedTapeLibraries(random("libraries"));
  const tapeSeed = { libraries, pools, unitBytes: behaviour.tapeUnitBytes, startMs };
  return {
    pools,
    containers,
    nas,
    nasShares: seedNasShares(random("shares"), { nas, pools, volumes }),
    connectors,
    buckets: seedBuckets(random("buckets"), { connectors, pools }),
    libraries,
    drives: seedTapeDrives(random("drives"), libraries),
    tapes: seedTapes(random("tapes"), tapeSeed),
  };
}

function seedAccounts(): AccountTables {
  const definition = { comment: null, mandatory: false, type: "input_text" };
  const applies = { apply_active_archive: true, apply_offline_archive: true };
  return {
    apiKeys: createNumberedTable<ApiKeyRecord>(),
    configurations: createNumberedTable([{ id: 1, key: "language", value: "en" }]),
    taskMetadataDefinitions: createNumberedTable([
      {
        id: 1,
        key: "owner",
        name: "Owner",
        ...definition,
        ...applies,
        apply_data_exchange: true,
        apply_maintenance: false,
      },
    ]),
    fileMetadataDefinitions: createNumberedTable([{ id: 1, key: "project", name: "Project", ...definition }]),
  };
}
