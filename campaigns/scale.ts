// 100,000 rows over five sources: does the gateway stay smooth and small while it starts, reads, reads again, sorts and takes back what was
// kept? A gateway of its own process, watched by a probe; simulators, Redis and a data folder beside it. Other processes on the machine
// only ever add to a pause: the shortest of several rounds counts for pauses and pages, the worst for memory, and both ends are told.
import type { Finding } from "./report.ts";
import { type Phase, type Round, scaleRound } from "./scaleRound.ts";

const ROUNDS = 5;
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

const worst = (values: readonly number[]): number => Math.max(...values);

/** A phase, as all rounds saw it. */
function pausesOf(name: string, rounds: readonly Round[]): Finding {
  const phases = rounds.flatMap((round) => round.phases.filter((phase) => phase.name === name));
  const range = (of: (phase: Phase) => number) => {
    const values = phases.map(of).toSorted((left, right) => left - right);
    return { least: values[0] ?? Number.NaN, most: values.at(-1) ?? Number.NaN };
  };
  const told = (of: (phase: Phase) => number) => `${range(of).least.toFixed(1)} to ${inMs(range(of).most)}`;
  return {
    what: `longest pause of the event loop: ${name} (${LONGEST_PAUSE_MS} ms promised)`,
    measured: `${told(({ seen }) => seen.pauseMs)}; of it own processor time ${told(({ seen }) => seen.workMs)}; a process that does nothing ${told(({ noiseMs }) => noiseMs)}`,
    kept: range(({ seen }) => seen.pauseMs).least <= LONGEST_PAUSE_MS,
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

function pagesOf(rounds: readonly Round[]): readonly Finding[] {
  const tookMs = (name: string) =>
    rounds.map(({ phases }) => phases.find((phase) => phase.name === name)?.pagesMs ?? []);
  const first = Math.min(...tookMs("first sorts").map(worst));
  const warm = Math.min(...tookMs("sorted pages again").map(median));
  return [
    {
      what: `first page of 100, filtered, in an order never used, worst of 7 orders (${FIRST_PAGE_MS} ms promised)`,
      measured: inMs(first),
      kept: first <= FIRST_PAGE_MS,
    },
    {
      what: `the same pages again, median (${WARM_PAGE_MS} ms promised)`,
      measured: inMs(warm),
      kept: warm <= WARM_PAGE_MS,
    },
  ];
}

/** Runs the campaign. */
export async function scale(): Promise<readonly Finding[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await scaleRound());
  const rows = Math.min(...rounds.map((round) => round.rows));
  const names = new Set(rounds.flatMap(({ phases }) => phases.map(({ name }) => name)));
  return [
    { what: "rows in hand, over five sources", measured: rows.toLocaleString("en"), kept: rows >= 100_000 },
    ...[...names].map((name) => pausesOf(name, rounds)),
    ...memoryOf(rounds),
    ...pagesOf(rounds),
  ];
}
