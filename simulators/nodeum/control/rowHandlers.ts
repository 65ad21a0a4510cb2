// How does `POST /__sim/rows` change the server's rows? One handler per unified kind that Nodeum has (sheet §10).
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandlers } from "../../chassis/rowDesk.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import type { Nodeum } from "../nodeum.ts";
import { removePool } from "../resources/poolResource.ts";
import { containers } from "../resources/storageResources.ts";
import { makeContainer } from "../seed/seedContainers.ts";
import { makeNasShare } from "../seed/seedNas.ts";
import { laterPool } from "../seed/seedPools.ts";
import type { ContainerRecord, NasShareRecord, PoolRecord } from "../state/storageRecords.ts";
import { executionHandler } from "./executionRows.ts";
import { taskHandler } from "./taskRows.ts";

/** Handlers of all kinds that have rows of their own; there are no hosts, snapshots, policies, alerts or certificates. */
export function rowHandlers(nodeum: Nodeum): RowHandlers {
  return {
    StoragePool: poolHandler(nodeum),
    Volume: containerHandler(nodeum),
    Share: shareHandler(nodeum),
    Quota: quotaHandler(nodeum),
    Job: executionHandler(nodeum),
    JobTemplate: taskHandler(nodeum),
  };
}

function poolHandler(nodeum: Nodeum): RowHandler {
  const table = () => nodeum.state.pools;
  return {
    ids: () => table().ids(),
    insert: (values) => String(table().add({ ...laterPool(nodeum.state.random), ...values }).id),
    update: (id, values) => table().patch(id, values as Partial<PoolRecord>) !== undefined,
    remove: (id) => removePool(nodeum, Number(id)),
  };
}

function newContainer(nodeum: Nodeum, values: RowValues): Omit<ContainerRecord, "id"> {
  const { random, pools, containers: table } = nodeum.state;
  const poolIds = pools.list().flatMap(({ id, type }) => (type === "active_archive" ? [id] : []));
  const { quotaUnitBytes } = nodeum.behaviour;
  const seed = { id: table.size() + 1, poolIds, quotaUnitBytes, startMs: nodeum.now() };
  const { id: _id, ...made } = makeContainer(random, seed);
  return { ...made, name: `${made.name}-${random.hex(6)}`, ...values };
}

function containerHandler(nodeum: Nodeum): RowHandler {
  const table = () => nodeum.state.containers;
  return {
    ids: () => table().ids(),
    insert: (values) => String(table().add(newContainer(nodeum, values)).id),
    update: (id, values) => table().patch(id, values as Partial<ContainerRecord>) !== undefined,
    remove: (id) => {
      const row = table().get(id);
      if (row !== undefined) containers(nodeum).destroy?.(row);
      return row !== undefined;
    },
  };
}

function shareHandler(nodeum: Nodeum): RowHandler {
  const table = () => nodeum.state.nasShares;
  return {
    ids: () => table().ids(),
    insert: (values) => {
      const { random, nas, pools } = nodeum.state;
      const server = values.nas_id === undefined ? random.pick(nas.list()) : nas.get(String(values.nas_id));
      if (server === undefined) throw new ControlError(`There is no NAS ${String(values.nas_id)}.`);
      const nasPools = pools.list().filter(({ content }) => content === "nas");
      const seed = { id: table().size() + 1, nas: server, pools: nasPools };
      const { id: _id, ...made } = makeNasShare(random, seed);
      return String(table().add({ ...made, name: `${made.name}-${random.hex(6)}`, ...values }).id);
    },
    update: (id, values) => table().patch(id, values as Partial<NasShareRecord>) !== undefined,
    remove: (id) => table().remove(id),
  };
}

/** Quotas, by the id of their container; inserting limits one that has no limit, deleting lifts the limit. */
function quotaHandler(nodeum: Nodeum): RowHandler {
  const table = () => nodeum.state.containers;
  const limit = (id: string, quota: unknown) => {
    if (quota !== null && typeof quota !== "number") {
      throw new ControlError("A quota is changed by its quota_total_size.");
    }
    return table().patch(id, { quota_total_size: quota }) !== undefined;
  };
  return {
    ids: () =>
      table()
        .list()
        .filter(({ quota_total_size }) => Boolean(quota_total_size))
        .map(({ id }) => String(id)),
    insert: ({ id: wanted, quota_total_size = 1024 ** 4 }) => {
      const free = table()
        .list()
        .find((row) => (wanted === undefined ? !row.quota_total_size : row.id === Number(wanted)));
      if (free === undefined) throw new ControlError("There is no container without a quota.");
      limit(String(free.id), quota_total_size);
      return String(free.id);
    },
    update: (id, { quota_total_size }) => limit(id, quota_total_size ?? null),
    remove: (id) => limit(id, null),
  };
}
