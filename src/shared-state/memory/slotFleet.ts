// What is known of replicas that share slots, and who stands for what? The state and the questions that slotRules.ts asks.
import type { BucketAsk, SlotsAsk } from "../SharedSlots.ts";
import { partOf, SLOT_TIMES } from "../slotTimes.ts";

/** One replica. */
export interface Member {
  readonly id: string;
  /** When it was last heard. */
  atMs: number;
  seq: number;
  expected: number;
  left: boolean;
  /** Seat and number of seats as the replica itself said, and as it was then told: it holds to one of the two. */
  believed: { seat: number | null; seats: number };
  told: { seat: number | null; seats: number };
  readonly buckets: Map<string, { owned: number; want: number }>;
}

/** All replicas. */
export interface Fleet {
  bornMs: number;
  /** Last moment before the birth at which somebody was in contact with a state that is lost since. */
  contactMs: number;
  /** When somebody joined last: it may stand where another one has just crashed. */
  joinedMs: number;
  readonly members: Map<string, Member>;
  /** Ends of the vendors' pauses, by bucket. */
  readonly pausedUntilMs: Map<string, number>;
}

/** A fleet of nobody. */
export function newFleet(nowMs: number): Fleet {
  const never = Number.NEGATIVE_INFINITY;
  const moments = { bornMs: nowMs, contactMs: never, joinedMs: never };
  return { ...moments, members: new Map(), pausedUntilMs: new Map() };
}

/** Those who have not left. */
export const present = (fleet: Fleet): readonly Member[] => [...fleet.members.values()].filter(({ left }) => !left);

/**
 * True when a replica is known to use shared slots alone. Whoever joins may stand where another one has just crashed, so that
 * the others must be heard once more before their parts are lent out.
 */
export const isAlive = (fleet: Fleet, { left, atMs }: Member, nowMs: number): boolean =>
  !left && nowMs - atMs <= SLOT_TIMES.silentMs && atMs >= fleet.joinedMs;

/** Slots that a silent replica may use without asking. */
function partOfSilent({ left, believed, told }: Member, slots: number): number {
  if (left) return 0;
  return Math.max(partOf(slots, believed.seats, believed.seat), partOf(slots, told.seats, told.seat));
}

/** True when all replicas that the operator expects are heard: then nobody unknown holds to anything. */
export function everybodyIsHere(fleet: Fleet, nowMs: number): boolean {
  const alive = present(fleet).filter((member) => isAlive(fleet, member, nowMs));
  return alive.length >= Math.max(...alive.map(({ expected }) => expected));
}

/** True while replicas that were heard before the state was lost may still hold to a seat. */
export const isYoung = (fleet: Fleet, nowMs: number): boolean => nowMs < fleet.bornMs + SLOT_TIMES.seatMs;

/**
 * At most so many replicas run: those that the operator expects, or as many as silent ones were last told. More than these are
 * silent only when some of them have ended.
 */
function crewOf(fleet: Fleet, nowMs: number): number {
  const members = present(fleet);
  const silent = members.filter((member) => !isAlive(fleet, member, nowMs));
  return Math.max(1, ...members.map(({ expected }) => expected), ...silent.map(({ told }) => told.seats));
}

/** How many seats there are. */
export function seatsOf(fleet: Fleet, nowMs: number): number {
  const heard = present(fleet).filter(({ atMs }) => nowMs - atMs <= SLOT_TIMES.silentMs);
  return Math.max(crewOf(fleet, nowMs), heard.length);
}

/** The seat of a replica from now on. */
export function seatFor(fleet: Fleet, ask: SlotsAsk, nowMs: number): number | null {
  const others = present(fleet).filter(({ id }) => id !== ask.replica);
  const isTaken = (seat: number) => others.some(({ believed, told }) => believed.seat === seat || told.seat === seat);
  const seats = seatsOf(fleet, nowMs);
  if (ask.seat !== null && ask.seat < seats && !isTaken(ask.seat)) return ask.seat;
  if (isYoung(fleet, nowMs) && !everybodyIsHere(fleet, nowMs)) return null;
  // A seat more makes the others smaller: only when all have heard of it.
  const known = Math.min(seats, ...others.map(({ believed }) => believed.seats));
  for (let seat = 0; seat < known; seat += 1) if (!isTaken(seat)) return seat;
  return null;
}

/**
 * Slots kept for those that are not heard. What a silent replica owned is in use until its calls have left every window. As
 * many as may still run have their part as well: those that lack most of it, for which of them have ended is not known.
 */
export function keptForUnheard(fleet: Fleet, { name, slots, drainMs }: BucketAsk, nowMs: number): number {
  const members = [...fleet.members.values()];
  const silent = members.filter((member) => !isAlive(fleet, member, nowMs));
  const mayRun = Math.max(0, crewOf(fleet, nowMs) - (members.length - silent.length));
  const [another, ...unknown] = partsOfUnknown(fleet, slots, nowMs);
  const missing = Math.max(0, crewOf(fleet, nowMs) - present(fleet).length);
  const lacking = [another, ...unknown].slice(0, missing);
  let kept = 0;
  for (const member of silent) {
    const isOver = nowMs - member.atMs > SLOT_TIMES.silentMs + drainMs;
    const used = isOver ? 0 : (member.buckets.get(name)?.owned ?? 0);
    kept += used;
    // It stands for one that was never heard when it has ended itself.
    if (!member.left) lacking.push(Math.max(0, partOfSilent(member, slots) - used, another - used));
  }
  const most = lacking.sort((a, b) => b - a).slice(0, mayRun);
  return most.reduce((sum, part) => sum + part, kept);
}

/**
 * Parts of replicas that were never heard or are forgotten, the greatest first: the smallest ones, and while replicas may run
 * that were told more before the state was lost, those of the seats that are not taken. One for each seat.
 */
function partsOfUnknown(fleet: Fleet, slots: number, nowMs: number): readonly [number, ...number[]] {
  const seats = seatsOf(fleet, nowMs);
  const smallest = partOf(slots, seats, null);
  const parts = Array.from({ length: seats }, (_, seat) => {
    const isTaken = present(fleet).some(({ believed, told }) => believed.seat === seat || told.seat === seat);
    return isYoung(fleet, nowMs) && !isTaken ? partOf(slots, seats, seat) : smallest;
  }).sort((a, b) => b - a);
  return [parts[0] ?? smallest, ...parts.slice(1)];
}
