// Who may use how many slots? The rules by which replicas share a vendor's budget, as plain code; the script in Redis does
// the same, and a test holds the two together.
import type { BucketAnswer, BucketAsk, SlotsAnswer, SlotsAsk } from "../SharedSlots.ts";
import { partOf, SLOT_TIMES } from "../slotTimes.ts";
import {
  everybodyIsHere,
  type Fleet,
  isAlive,
  isYoung,
  keptForUnheard,
  type Member,
  present,
  seatFor,
  seatsOf,
} from "./slotFleet.ts";

/** Settles one ask. Changes the fleet. @param nowMs the shared clock. */
export function settleAsk(fleet: Fleet, ask: SlotsAsk, nowMs: number): SlotsAnswer {
  const known = fleet.members.get(ask.replica);
  if (nowMs > ask.validUntilMs || (known !== undefined && ask.seq <= known.seq)) {
    return { nowMs, accepted: false, seat: null, seats: 0, buckets: [] };
  }
  for (const [id, { atMs }] of fleet.members) if (nowMs - atMs >= SLOT_TIMES.seatMs) fleet.members.delete(id);
  const believed = { seat: ask.seat, seats: ask.seats };
  const { replica, seq, expected, leaving } = ask;
  const me: Member = {
    ...{ id: replica, atMs: nowMs, seq, expected, left: leaving, believed, told: believed },
    buckets: fleet.members.get(replica)?.buckets ?? new Map(),
  };
  fleet.members.set(replica, me);
  if (known === undefined) join(fleet, ask, nowMs);
  me.told = { seat: leaving ? null : seatFor(fleet, ask, nowMs), seats: seatsOf(fleet, nowMs) };
  const buckets = ask.buckets.map((bucket) => settleBucket(fleet, { me, bucket, nowMs }));
  return { nowMs, accepted: true, ...me.told, buckets };
}

/** Notes what somebody who is not known tells of the time before. */
function join(fleet: Fleet, { sinceContactMs }: SlotsAsk, nowMs: number): void {
  fleet.joinedMs = nowMs;
  if (sinceContactMs === null || nowMs - sinceContactMs >= fleet.bornMs) return;
  fleet.contactMs = Math.max(fleet.contactMs, nowMs - sinceContactMs);
}

interface Turn {
  readonly me: Member;
  readonly bucket: BucketAsk;
  readonly nowMs: number;
}

function settleBucket(fleet: Fleet, { me, bucket, nowMs }: Turn): BucketAnswer {
  const { name, slots, owned, want, pauseMs } = bucket;
  const mine = { owned, want };
  me.buckets.set(name, mine);
  const pausedUntilMs = Math.max(fleet.pausedUntilMs.get(name) ?? 0, pauseMs > 0 ? nowMs + pauseMs : 0);
  if (pausedUntilMs > nowMs) fleet.pausedUntilMs.set(name, pausedUntilMs);
  else fleet.pausedUntilMs.delete(name);
  let taken = 0;
  for (const member of fleet.members.values()) {
    if (member !== me && isAlive(fleet, member, nowMs)) taken += member.buckets.get(name)?.owned ?? 0;
  }
  const kept = keptForUnheard(fleet, bucket, nowMs);
  const target = targetFor(fleet, { me, bucket, nowMs }, Math.max(0, slots - kept));
  const free = Math.max(0, slots - kept - taken - owned);
  if (target > owned && !isHeld(fleet, bucket, nowMs)) mine.owned = owned + Math.min(target - owned, free);
  return { name, slots: Math.min(mine.owned, target), pauseMs: Math.max(0, pausedUntilMs - nowMs) };
}

/** Where parts are not lent each has its own, as far as it wants it; unless there are fewer slots than seats. */
function targetFor(fleet: Fleet, turn: Turn, slots: number): number {
  const { me, bucket } = turn;
  const { seats, seat } = me.told;
  return isFixed(bucket, seats)
    ? Math.min(bucket.want, partOf(bucket.slots, seats, seat))
    : shareFor(fleet, turn, slots);
}

const isFixed = ({ isLent, slots }: BucketAsk, seats: number): boolean => !isLent && partOf(slots, seats, null) > 0;

/**
 * No slot is granted after the state was lost, until everybody is known or what they had is over. Where parts are not lent,
 * nobody had more than what is kept for it.
 */
function isHeld(fleet: Fleet, bucket: BucketAsk, nowMs: number): boolean {
  if (!isYoung(fleet, nowMs) || everybodyIsHere(fleet, nowMs) || isFixed(bucket, seatsOf(fleet, nowMs))) return false;
  const { validMs, silentMs, lostMs } = SLOT_TIMES;
  return nowMs < fleet.bornMs + silentMs || nowMs < fleet.contactMs + validMs + silentMs + lostMs + bucket.drainMs;
}

/** Shares slots out evenly among those who want some; what one does not want goes to the others. */
function shareFor(fleet: Fleet, { me, bucket, nowMs }: Turn, slots: number): number {
  const wants = new Map<Member, number>();
  for (const member of inOrder(present(fleet))) {
    const want = member.buckets.get(bucket.name)?.want ?? 0;
    if (want > 0 && isAlive(fleet, member, nowMs)) wants.set(member, want);
  }
  let open = [...wants.keys()];
  // Where not everybody can have one, they take turns.
  const turns = slots < open.length ? Math.floor(nowMs / (2 * bucket.drainMs)) % open.length : 0;
  open = [...open.slice(turns), ...open.slice(0, turns)];
  const shares = new Map<Member, number>();
  let left = slots;
  while (left > 0 && open.length > 0) {
    const each = Math.max(1, Math.floor(left / open.length));
    for (const member of open) {
      const share = shares.get(member) ?? 0;
      const more = Math.min(each, left, (wants.get(member) ?? 0) - share);
      shares.set(member, share + more);
      left -= more;
    }
    open = open.filter((member) => (shares.get(member) ?? 0) < (wants.get(member) ?? 0));
  }
  return shares.get(me) ?? 0;
}

/** By seat, those without one last. */
function inOrder(members: readonly Member[]): readonly Member[] {
  const seatOf = ({ told }: Member) => told.seat ?? Number.MAX_SAFE_INTEGER;
  return members.toSorted((a, b) => seatOf(a) - seatOf(b) || (a.id < b.id ? -1 : 1));
}
