// Which times do replicas that share slots agree on? One table for both sides, because the proof that no window holds too
// much rests on their order.

/** Times of the protocol, in milliseconds; ADR 7 shows why they are enough. */
export const SLOT_TIMES = {
  /** A replica gives a sign of life this often. */
  beatMs: 400,
  /** A replica that waits for slots asks this often. */
  hungryBeatMs: 100,
  /** An ask that takes effect does so within this time. */
  validMs: 500,
  /** A replica that was not answered for so long holds to its own part; not more than `silentMs`. */
  lostMs: 1_200,
  /** For everybody else a replica that was not heard for so long holds to its own part. */
  silentMs: 1_500,
  /** The seat of a silent replica is kept for so long. */
  seatMs: 90_000,
} as const;

/** Slots of a seat: equal parts, the rest to the first seats. @param seat null for who has none. */
export function partOf(slots: number, seats: number, seat: number | null): number {
  const part = Math.floor(slots / seats);
  return seat !== null && seat < slots % seats ? part + 1 : part;
}
