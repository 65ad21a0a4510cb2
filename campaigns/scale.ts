// 100,000 rows over five sources: does the gateway stay smooth and small while it starts, reads, reads again, sorts and takes back what was
// kept? A gateway of its own process, watched by a probe; simulators, Redis and a data folder beside it. Each phase is told from that of
// several rounds in which the machine disturbed it least; of memory the worst round is told.
import type { Finding } from "./report.ts";
import { type Phase, type Round, scaleRound } from "./scaleRound.ts";

const ROUNDS = 4;
const LONGEST_PAUSE_MS = 50;
const MOST_MEMORY = 1.6;
const MOST_BYTES_PER_ROW = 1_024;
const FIRST_PAGE_MS = 100;
const WARM_PAGE_MS = 10;

const inMb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const inMs = (value: number): string => `${value.toFixed(1)} ms`;
const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The round's peak of something over all phases that read. */
const peakOf = ({ phases, steady }: Round, of: (seen: Phase["seen"]) => number): number =>
  Math.max(of(steady), ...phases.filter(({ name }) => !name.startsWith("taking back")).map(({ seen }) => of(seen)));

/** Each phase as it was when the machine disturbed it least. */
function undisturbed(rounds: readonly Round[]): readonly Phase[] {
  const best = new Map<string, Phase>();
  for (const phase of rounds.flatMap(({ phases }) => phases))
    if (phase.noiseMs < (best.get(phase.name)?.noiseMs ?? Number.POSITIVE_INFINITY)) best.set(phase.name, phase);
  return [...best.values()];
}

const worst = (values: readonly number[]): number => Math.max(...values);

function pausesOf({ name, seen, noiseMs }: Phase): Finding {
  return {
    what: `longest pause of the event loop: ${name} (${LONGEST_PAUSE_MS} ms promised)`,
    measured: `${inMs(seen.pauseMs)}; own work ${inMs(seen.workMs)}, garbage ${inMs(seen.gcMs)}; a process that does nothing ${inMs(noiseMs)}`,
    kept: seen.pauseMs <= LONGEST_PAUSE_MS,
  };
}

function memoryOf(rounds: readonly Round[]): readonly Finding[] {
  const resident = rounds.map((round) => peakOf(round, ({ peakBytes }) => peakBytes) / round.steady.bytes);
  const heap = rounds.map((round) => peakOf(round, ({ peakHeapBytes }) => peakHeapBytes) / round.steady.heapBytes);
  const peakBytes = worst(rounds.map((round) => peakOf(round, (seen) => seen.peakBytes)));
  const inUse = worst(rounds.map(({ steady }) => steady.heapBytes));
  const bytesPerRow = worst(rounds.map((round) => round.bytesPerRow));
  return [
    {
      what: `peak of resident memory ÷ steady (${MOST_MEMORY} promised)`,
      measured: `${worst(resident).toFixed(2)}, at most ${inMb(peakBytes)}`,
      kept: worst(resident) <= MOST_MEMORY,
    },
    {
      what: "peak of heap and buffers, garbage included, ÷ in use",
      measured: `${worst(heap).toFixed(2)}, in use ${inMb(inUse)}`,
      kept: true,
    },
    {
      what: `memory for each row, with orders and look-ups (${MOST_BYTES_PER_ROW} bytes promised)`,
      measured: `${Math.round(bytesPerRow)} bytes`,
      kept: bytesPerRow <= MOST_BYTES_PER_ROW,
    },
  ];
}

function pagesOf(phases: readonly Phase[]): readonly Finding[] {
  const tookMs = (name: string) => phases.find((phase) => phase.name === name)?.pagesMs ?? [];
  const [first, warm] = [tookMs("first sorts"), tookMs("sorted pages again")];
  return [
    {
      what: `first page of 100, filtered, in an order never used, worst of ${first.length} (${FIRST_PAGE_MS} ms promised)`,
      measured: inMs(worst(first)),
      kept: worst(first) <= FIRST_PAGE_MS,
    },
    {
      what: `the same pages again, median of ${warm.length} (${WARM_PAGE_MS} ms promised)`,
      measured: inMs(median(warm)),
      kept: median(warm) <= WARM_PAGE_MS,
    },
  ];
}

/** Runs the campaign. */
export async function scale(): Promise<readonly Finding[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await scaleRound());
  const rows = Math.min(...rounds.map((round) => round.rows));
  const phases = undisturbed(rounds);
  return [
    { what: "rows in hand, over five sources", measured: rows.toLocaleString("en"), kept: rows >= 100_000 },
    ...phases.map(pausesOf),
    ...memoryOf(rounds),
    ...pagesOf(phases),
  ];
}
