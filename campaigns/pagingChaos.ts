// What happens at vendors while clients page? Rows come, go, grow and change their names, now and in the middle of a read, and
// answers are spoiled in every way; by chance, but the same chance for the same seed.
import { setTimeout as pause } from "node:timers/promises";
import { createSeededRandom } from "../simulators/chassis/seededRandom.ts";
import { controlOf, type FaultOrder, type RowOrder, type VendorControl } from "../test/support/SimulatorControl.ts";

/** A vendor that can be disturbed. */
export interface DisturbedVendor {
  readonly url: string;
  /** Native ids of the rows that may be changed and deleted. */
  readonly victims: readonly string[];
  /** Values of a row to insert. @param serial different each time. */
  insert(serial: number): Readonly<Record<string, unknown>>;
  /** New values of a row, which change what it is sorted by. */
  change(serial: number): Readonly<Record<string, unknown>>;
}

/** How much was done. */
export interface Disturbances {
  inserted: number;
  deleted: number;
  changed: number;
  /** Of those, in the middle of a read. */
  duringReads: number;
  spoiled: number;
}

const FAULTS: readonly FaultOrder["fault"][] = [
  { kind: "status", status: 500 },
  { kind: "status", status: 503, headers: { "retry-after": "1" } },
  { kind: "hang" },
  { kind: "drop" },
  { kind: "malformed" },
  { kind: "truncated" },
  { kind: "unauthorized" },
  { kind: "latency", ms: 400 },
];

/** Disturbs the vendors until the signal fires; then heals them. @param everyMs between two disturbances. */
export async function disturb(
  vendors: readonly DisturbedVendor[],
  everyMs: number,
  until: AbortSignal,
): Promise<Disturbances> {
  const random = createSeededRandom(1, "paging");
  const done: Disturbances = { inserted: 0, deleted: 0, changed: 0, duringReads: 0, spoiled: 0 };
  const places = vendors.map((vendor) => ({ vendor, control: controlOf(vendor), doomed: [...vendor.victims] }));
  const changeRows = async (place: (typeof places)[number], serial: number): Promise<void> => {
    const { vendor, control, doomed } = place;
    const during = random.chance(0.5) ? { afterRequest: random.int(1, 12) } : {};
    const order = (what: Omit<RowOrder, "kind">) => control.rows({ kind: "Volume", ...what, ...during });
    const kind = random.pick(["insert", "insert", "delete", "change", "change"]);
    if (kind === "insert") await order({ insert: { values: [vendor.insert(serial)] } });
    // A victim is changed or deleted once: the simulator refuses orders for rows that are gone.
    const victim = kind === "insert" ? undefined : doomed.pop();
    if (kind === "delete" && victim !== undefined) await order({ delete: { ids: [victim] } });
    if (kind === "change" && victim !== undefined)
      await order({ update: { ids: [victim], values: [vendor.change(serial)] } });
    if (kind === "insert") done.inserted += 1;
    else if (victim === undefined) return;
    else if (kind === "delete") done.deleted += 1;
    else done.changed += 1;
    if ("afterRequest" in during) done.duringReads += 1;
  };
  for (let serial = 0; !until.aborted; serial += 1) {
    const place = random.pick(places);
    if (random.chance(0.3)) {
      await place.control.fault({ match: { method: "GET" }, fault: random.pick(FAULTS), times: random.int(1, 3) });
      done.spoiled += 1;
    } else await changeRows(place, serial);
    await pause(everyMs);
  }
  await Promise.all(places.map(({ control }: { control: VendorControl }) => control.heal()));
  return done;
}
