// How do control calls change spaces and what hangs on them: shares, snapshot schedules and quotas?
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import { readPlacements } from "../changes/changeSpace.ts";
import { removeSpace } from "../changes/removeRows.ts";
import type { Hub } from "../hub.ts";
import { makeNfsClient, makeNfsShare, makeSambaShare, makeSpace } from "../seed/seedSpaces.ts";
import type { NfsClient, SpaceRecord } from "../state/spaceRecords.ts";

/** Spaces. `sites` is taken as the wire shows it; `is_ready` true or false stands until it is set again. */
export function spaceHandler(hub: Hub): RowHandler {
  const fromWire = (values: RowValues, known: SpaceRecord["placements"]): Partial<SpaceRecord> => {
    const { sites, is_ready, on_sites: _state, ...plain } = values;
    return {
      ...plain,
      ...(sites === undefined ? {} : { placements: readPlacements(hub, sites, known) }),
      ...(is_ready === undefined ? {} : { readyAtMs: is_ready === true ? 0 : Number.MAX_SAFE_INTEGER }),
    };
  };
  return {
    ids: () => hub.state.spaces.ids(),
    insert: (values) => {
      const { spaces, random, sites } = hub.state;
      const siteIds = sites.list().map(({ id }) => id);
      const { id: _id, ...blank } = makeSpace(random, { id: 1, siteIds, startMs: hub.now() });
      const name = String(values.name ?? `${blank.name}-${random.hex(6)}`);
      const seeded = { ...blank, name, mountpoint: `/mmfs1/data/${name}`, immutable: false, readyAtMs: 0 };
      return String(spaces.add({ ...seeded, ...fromWire(values, []) }).id);
    },
    update: (id, values) => {
      const space = hub.state.spaces.get(id);
      return space !== undefined && hub.state.spaces.patch(id, fromWire(values, space.placements)) !== undefined;
    },
    remove: (id) => removeSpace(hub.state, id),
  };
}

/** Shares of both protocols; ids are "nfs:1" and "smb:1", because the numbers collide (sheet, field mapping). */
export function shareHandler(hub: Hub): RowHandler {
  const tableOf = (id: string) => {
    if (id.startsWith("nfs:")) return hub.state.nfsShares;
    if (id.startsWith("smb:")) return hub.state.sambaShares;
    throw new ControlError(`A share id begins with nfs: or smb:, not ${id}.`);
  };
  const numberOf = (id: string) => id.slice(4);
  return {
    ids: () => [
      ...hub.state.nfsShares.ids().map((id) => `nfs:${id}`),
      ...hub.state.sambaShares.ids().map((id) => `smb:${id}`),
    ],
    insert: (values) => insertShare(hub, values),
    update: (id, values) => tableOf(id).patch(numberOf(id), values) !== undefined,
    remove: (id) => tableOf(id).remove(numberOf(id)),
  };
}

/** Values with `clients` or `fsid` make an NFS share, others a Samba share; without values it is NFS. */
function insertShare(hub: Hub, values: RowValues): string {
  const { nfsShares, sambaShares, spaces, random } = hub.state;
  const wanted = values.space ?? (spaces.size() === 0 ? "at all" : random.pick(spaces.ids()));
  const space = spaces.get(String(wanted));
  if (space === undefined) throw new ControlError(`There is no space ${String(wanted)} to share.`);
  const parts = { id: 0, space, firstClientId: 1_000_000 + nfsShares.size() * 4 };
  if (Object.keys(values).length > 0 && !("clients" in values) && !("fsid" in values)) {
    const { id: _id, ...share } = makeSambaShare(random, parts);
    return `smb:${sambaShares.add({ ...share, name: `${space.name}-${random.hex(4)}`, ...values }).id}`;
  }
  const { id: _id, ...share } = makeNfsShare(random, parts);
  const given = values.clients as Partial<NfsClient>[] | undefined;
  const clients = given?.map((client, at) => ({ ...makeNfsClient(random, parts.firstClientId + at), ...client }));
  return `nfs:${nfsShares.add({ ...share, ...values, clients: clients ?? share.clients }).id}`;
}

/** Snapshot schedules, by the id of their space; inserting gives one to a space that has none. */
export function snapshotPolicyHandler(hub: Hub): RowHandler {
  const having = (wanted: boolean) =>
    hub.state.spaces.list().filter((space) => (space.snapshot_schedule !== null) === wanted);
  return {
    ids: () => having(true).map(({ id }) => String(id)),
    insert: ({ space: wanted, ...values }) => {
      const space = wanted === undefined ? having(false)[0] : hub.state.spaces.get(String(wanted));
      if (space === undefined) throw new ControlError("There is no space without a snapshot schedule.");
      const plain = { id: space.id, frequency: "daily", time: "02:00", duration: "7 days" };
      hub.state.spaces.patch(String(space.id), { snapshot_schedule: { ...plain, ...values } });
      return String(space.id);
    },
    update: (id, values) => {
      const schedule = hub.state.spaces.get(id)?.snapshot_schedule;
      if (schedule === undefined || schedule === null) return false;
      return hub.state.spaces.patch(id, { snapshot_schedule: { ...schedule, ...values } }) !== undefined;
    },
    remove: (id) => hub.state.spaces.patch(id, { snapshot_schedule: null }) !== undefined,
  };
}

/** Quotas, by the id of their space; inserting limits a space that has no limit, deleting lifts the limit. */
export function quotaHandler(hub: Hub): RowHandler {
  const limited = () => hub.state.spaces.list().filter(({ size }) => size !== null && size > 0);
  const setSize = (id: string, size: number | null) => hub.state.spaces.patch(id, { size }) !== undefined;
  return {
    ids: () => limited().map(({ id }) => String(id)),
    insert: ({ space: wanted, size }) => {
      const space = hub.state.spaces
        .list()
        .find((row) => (wanted === undefined ? !row.size : row.id === Number(wanted)));
      if (space === undefined) throw new ControlError("There is no space without a limit.");
      setSize(String(space.id), typeof size === "number" ? size : 1024 ** 4);
      return String(space.id);
    },
    update: (id, { size }) => {
      if (size !== null && typeof size !== "number") throw new ControlError("A quota is changed by its size in bytes.");
      return setSize(id, size);
    },
    remove: (id) => setSize(id, null),
  };
}
