// How is the snapshot schedule of a space set? Three texts of the vendor's own, always together (sheet §7).
import type { Change } from "../../../contract/changes/Change.ts";
import type { CreateSnapshotPolicy, UpdateSnapshotPolicy } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import type { Hub } from "../hub.ts";
import { changeSpace } from "./changeSpace.ts";
import { checkedText, refuseWritten } from "./checks.ts";
import { changeableSpace, type ShownSpace, shownSpace } from "./spaceItems.ts";

const policyName = (id: string) => ({ kind: "SnapshotPolicy", nativeId: id }) as const;

type Schedule = NonNullable<ShownSpace["schedule"]>;

/** CREATE_SNAPSHOT_POLICY. */
export const createSnapshotPolicy = (hub: Hub): Change<"CREATE_SNAPSHOT_POLICY"> =>
  changeSpace<"CREATE_SNAPSHOT_POLICY">(hub, {
    action: "create a snapshot policy",
    condition: "One per space, with frequency, time and retention in the Hub's own words.",
    async wish({ input }, { refuse, call }) {
      refuseWritten(refuse, {
        "input.path": [input.path === "/" ? undefined : input.path, "a schedule is of a whole space; leave it out"],
        "input.name": [input.name, "the schedule of a space has no name; leave it out"],
        "input.enabled": [input.enabled ? undefined : false, "the schedule of a space is always on"],
        "input.lockKey": [input.lockKey, "the Hub locks no snapshots; leave it out"],
      });
      const schedule = { ...whenOf(refuse, input.schedule), duration: durationOf(refuse, input.retention) };
      const space = await changeableSpace(hub, refuse, { id: input.volume.nativeId, call });
      if (space.snapshot_schedule !== null)
        throw refuse.because("ALREADY_EXISTS", "the space has a snapshot schedule already, and can have one only");
      return {
        purpose: "Set the snapshot schedule of the space",
        space,
        body: { snapshot_schedule: schedule },
        wanted: { schedule },
        target: null,
        becomes: policyName(space.id),
      };
    },
  });

/** UPDATE_SNAPSHOT_POLICY. */
export const updateSnapshotPolicy = (hub: Hub): Change<"UPDATE_SNAPSHOT_POLICY"> =>
  changeSpace<"UPDATE_SNAPSHOT_POLICY">(hub, {
    action: "change a snapshot policy",
    condition: "Frequency, time and retention are only taken together, in the Hub's own words.",
    async wish({ input }, { refuse, call }) {
      const { target, name, enabled, schedule: when, retention } = input;
      refuseWritten(refuse, {
        "input.name": [name, "the schedule of a space has no name; leave it out"],
        "input.enabled": [enabled, "the schedule of a space is always on; leave it out"],
      });
      if (when === undefined && retention === undefined)
        throw refuse.invalid("input", "write a schedule, a retention or both");
      const asked = {
        ...(when === undefined ? {} : whenOf(refuse, when)),
        ...(retention === undefined ? {} : { duration: durationOf(refuse, retention) }),
      };
      const space = await changeableSpace(hub, refuse, { id: target.nativeId, call });
      const now = shownSpace(space).schedule;
      if (now === null) throw refuse.because("NOT_FOUND", "the space has no snapshot schedule any more");
      const schedule: Schedule = { ...now, ...asked };
      if (Object.values(schedule).includes(""))
        throw refuse.invalid("input", "the Hub does not tell the rest of the schedule: write schedule and retention");
      return {
        purpose: "Change the snapshot schedule of the space",
        space,
        body: { snapshot_schedule: schedule },
        wanted: { schedule },
        target: policyName(space.id),
        becomes: policyName(space.id),
      };
    },
  });

function whenOf(refuse: Refusals, { native }: NonNullable<UpdateSnapshotPolicy["schedule"]>) {
  const field = "input.schedule";
  if (native === undefined)
    throw refuse.unsupported(field, "the words of a Hub's schedules are not published: write schedule.native");
  return {
    frequency: checkedText(refuse, native.frequency, { field: `${field}.native.frequency`, most: 100 }),
    time: checkedText(refuse, native.time, { field: `${field}.native.time`, most: 100 }),
  };
}

function durationOf(refuse: Refusals, { native }: CreateSnapshotPolicy["retention"]): string {
  const field = "input.retention";
  if (native === undefined)
    throw refuse.unsupported(field, "the words of a Hub's retention are not published: write retention.native");
  return checkedText(refuse, native, { field: `${field}.native`, most: 100 });
}
