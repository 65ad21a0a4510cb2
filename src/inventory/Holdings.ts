// What has one request come by? Each kind and window of a source once, unless it is asked for again and fresher; alerts
// are joined from what the vendor reports and what other kinds give reason to.
import type { Kind } from "../contract/kinds.ts";
import type { Freshness } from "./InventoryView.ts";
import type { Kernel, RequestConditions } from "./Kernel.ts";
import { inHandNow, type Obtained, obtain, type Want } from "./obtain.ts";
import type { Tables } from "./refs.ts";

/** What a request has of one kind of one source. */
export interface Holding {
  readonly obtained: Obtained;
  /** All rows that alerts were concluded from, whoever asks; nothing for other kinds. */
  readonly evidence: Tables;
}

/** Comes by rows for one request. */
export interface Holdings {
  /** As fresh as asked. Throws only when the caller has gone. */
  obtain(want: Want, freshness: Freshness): Promise<Holding>;
  /** What is in hand now. */
  now(want: Want): Holding;
}

interface Held {
  readonly freshness: Freshness;
  readonly holding: Promise<Holding>;
}

const noEvidence: Tables = { table: () => null };

/** Makes the holdings of a request. */
export function createHoldings(kernel: Kernel, request: RequestConditions): Holdings {
  const held = new Map<string, Held>();

  const remembered = (want: Want, freshness: Freshness): Promise<Holding> => {
    const key = `${want.kind}:${want.window}:${want.source.id}`;
    const before = held.get(key);
    if (before !== undefined && isAsStrict(before.freshness, freshness)) return before.holding;
    const holding = fresher(before?.holding, want, freshness);
    held.set(key, { freshness, holding });
    return holding;
  };

  const fresher = async (before: Promise<Holding> | undefined, want: Want, freshness: Freshness): Promise<Holding> => {
    const earlier = await before;
    if (earlier !== undefined && meets(kernel, earlier.obtained, freshness)) return earlier;
    if (ruleFor(want) !== null) return concluded(want, freshness);
    return { obtained: await obtain(kernel, want, { freshness, request }), evidence: noEvidence };
  };

  const concluded = async (want: Want, freshness: Freshness): Promise<Holding> => {
    const [native, ...others] = await Promise.all([
      obtain(kernel, want, { freshness, request }),
      ...evidenceWants(kernel, want).map(async (other) => (await remembered(other, freshness)).obtained),
    ]);
    return conclude(kernel, want, native, others);
  };

  return {
    obtain: remembered,
    now: (want) => {
      const native = inHandNow(kernel, want);
      if (ruleFor(want) === null) return { obtained: native, evidence: noEvidence };
      const others = evidenceWants(kernel, want).map((other) => inHandNow(kernel, other));
      return conclude(kernel, want, native, others);
    },
  };
}

const ruleFor = ({ source, kind }: Want) => (kind === "Alert" ? source.connector.deriveAlerts : null);

/** What must be had to conclude alerts. */
function evidenceWants(kernel: Kernel, { source, alongside }: Want): readonly Want[] {
  const beside = alongside === undefined ? {} : { alongside };
  return (source.connector.deriveAlerts?.from ?? []).map((kind) => ({
    ...beside,
    source,
    kind,
    window: kernel.policies(source.id, kind).defaultWindow,
  }));
}

function conclude(kernel: Kernel, want: Want, native: Obtained, others: readonly Obtained[]): Holding {
  const rule = ruleFor(want);
  if (rule === null) return { obtained: native, evidence: noEvidence };
  const evidence = new Map<Kind, Obtained>();
  for (const [place, kind] of rule.from.entries()) {
    const other = others[place];
    if (other !== undefined && other.state !== "UNSUPPORTED") evidence.set(kind, other);
  }
  const parts = { sourceId: want.source.id, rule, native: native.state === "UNSUPPORTED" ? null : native, evidence };
  return {
    obtained: kernel.alerts.alertsOf(parts),
    evidence: { table: (kind) => evidence.get(kind)?.collection?.table ?? null },
  };
}

/** True when what was had for the one will do for the other. */
const isAsStrict = (had: Freshness, asked: Freshness): boolean =>
  asked.maxAgeSeconds === null || (had.maxAgeSeconds !== null && had.maxAgeSeconds <= asked.maxAgeSeconds);

function meets(kernel: Kernel, { state, collection }: Obtained, freshness: Freshness): boolean {
  if (state === "LIVE" || state === "UNSUPPORTED") return true;
  const ageMs = kernel.clock.monotonic() - (collection?.readBeganMs ?? Number.NEGATIVE_INFINITY);
  return ageMs <= (freshness.maxAgeSeconds ?? 0) * 1_000;
}
