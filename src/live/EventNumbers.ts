// Which number does an event get? Numbers rise while the process runs, and tell whether they are of this process: what
// another replica, or this one before a restart, had numbered is not known here, so that resuming from there is a gap.

/** Bits of a number: when its series began, chance that tells series begun at once apart, and a count. */
const CHANCE_BITS = 14;
const COUNT_BITS = 22n;

/** Start times are told in units of four seconds since 2020, so that later series have greater numbers until 2054. */
const EPOCH_MS = Date.UTC(2020, 0, 1);
const UNIT_MS = 4_000;
const UNITS = 2 ** 28;

/** The numbers of all events of one process. */
export interface EventNumbers {
  /** The next number. */
  next(): bigint;
  /** The last number that was given; before the first, one that nothing was given. */
  readonly last: bigint;
  /** True for numbers of this series that were given. */
  knows(sequence: bigint): boolean;
}

/** Begins a series. @param now wall time in ms. @param random 0 ≤ x < 1. */
export function createEventNumbers(now: () => number, random: () => number): EventNumbers {
  const begin = (): bigint => {
    const unit = Math.floor((now() - EPOCH_MS) / UNIT_MS) % UNITS;
    const chance = Math.floor(random() * 2 ** CHANCE_BITS);
    return BigInt(Math.max(0, unit) * 2 ** CHANCE_BITS + chance) << COUNT_BITS;
  };
  let first = begin();
  let last = first;
  return {
    next: () => {
      last += 1n;
      // Four million events later the count is used up: a new series begins, which is a gap to who resumes.
      if (last >> COUNT_BITS !== first >> COUNT_BITS) {
        const later = begin();
        first = later > first ? later : last;
        last = first + 1n;
      }
      return last;
    },
    get last() {
      return last;
    },
    knows: (sequence) => sequence >= first && sequence <= last,
  };
}
