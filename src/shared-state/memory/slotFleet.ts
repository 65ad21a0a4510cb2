// What is known of replicas that share slots, and who stands for what? The state and the questions that slotRules.ts asks.
import type { SlotsAsk } from "../SharedSlots.ts";
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
  /** When somebody joined last who was never heard before: it may stand where another one has just crashed. */
  newcomerMs: number;
  /** When somebody joined last, heard before or not. */
  joinedMs: number;
  readonly members: Map<string, Member>;
  /** Ends of the vendors' pauses, by bucket. */
  readonly pausedUntilMs: Map<string, number>;
}

/** A fleet of nobody. */
export function newFleet(nowMs: number): Fleet {
  const never = Number.NEGATIVE_INFINITY;
  const moments = { bornMs: nowMs, contactMs: never, newcomerMs: never, joinedMs: never };
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
export function partOfSilent({ left, believed, told }: Member, slots: number): number {
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

/** How many seats there are. */
export function seatsOf(fleet: Fleet): number {
  const members = present(fleet);
  return Math.max(1, members.length, ...members.map(({ expected }) => expected));
}

/** The seat of a replica from now on. */
export function seatFor(fleet: Fleet, ask: SlotsAsk, nowMs: number): number | null {
  const others = present(fleet).filter(({ id }) => id !== ask.replica);
  const isTaken = (seat: number) => others.some(({ believed, told }) => believed.seat === seat || told.seat === seat);
  const seats = seatsOf(fleet);
  if (ask.seat !== null && ask.seat < seats && !isTaken(ask.seat)) return ask.seat;
  if (isYoung(fleet, nowMs) && !everybodyIsHere(fleet, nowMs)) return null;
  // A seat more makes the others smaller: only when all have heard of it.
  const known = Math.min(seats, ...others.map(({ believed }) => believed.seats));
  for (let seat = 0; seat < known; seat += 1) if (!isTaken(seat)) return seat;
  return null;
}

/** Slots kept for replicas that are expected and unknown: they may be running, cut off. */
export function partOfUnknown(fleet: Fleet, slots: number, nowMs: number): number {
  const seats = seatsOf(fleet);
  const members = present(fleet);
  let missing = seats - members.length;
  if (!isYoung(fleet, nowMs)) return missing * partOf(slots, seats, null) + partOfForgotten(fleet, slots, nowMs);
  let kept = partOfForgotten(fleet, slots, nowMs);
  for (let seat = 0; seat < seats && missing > 0; seat += 1) {
    if (members.some(({ believed, told }) => believed.seat === seat || told.seat === seat)) continue;
    kept += partOf(slots, seats, seat);
    missing -= 1;
  }
  return kept;
}

/**
 * A silent replica stands for one that is expected and unknown when it has crashed itself. Where its part is the smaller one,
 * what lacks is kept too.
 */
function partOfForgotten(fleet: Fleet, slots: number, nowMs: number): number {
  const members = present(fleet);
  const silent = members.filter((member) => !isAlive(fleet, member, nowMs));
  const expected = Math.max(1, ...members.map((member) => member.expected));
  const part = partOf(slots, expected, null);
  const lacking = silent.map((member) => Math.max(0, part - partOfSilent(member, slots))).sort((a, b) => b - a);
  const unheard = Math.max(0, expected - (members.length - silent.length));
  return lacking.slice(0, unheard).reduce((sum, more) => sum + more, 0);
}
