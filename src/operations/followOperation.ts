// How does somebody follow one operation? What they missed comes first, out of its transitions; then every new version as this
// replica sees it. Who reads slowly gets the latest.

import { hasEnded } from "./Entry.ts";
import type { Mirror, Shown } from "./Mirror.ts";
import type { OperationRecord } from "./OperationRecord.ts";
import type { OperationEvent } from "./Operations.ts";

/** Follows it to its end, or until the signal fires. @param after the last number that was seen; null for none. */
export async function* followOperation(
  mirror: Pick<Mirror, "get" | "listen">,
  first: Shown,
  { after, signal }: { readonly after: number | null; readonly signal: AbortSignal },
): AsyncGenerator<OperationEvent, void, undefined> {
  let wake = () => {};
  const stop = mirror.listen((now) => {
    if (now.record.id === first.record.id) wake();
  });
  const gone = () => wake();
  signal.addEventListener("abort", gone);
  try {
    let latest = (mirror.get(first.record.id) ?? first).record;
    let seen = 0;
    for (const event of missed(latest, after)) {
      yield event;
      seen = event.sequence;
    }
    seen = Math.max(seen, after ?? 0);
    while (!signal.aborted && !hasEnded(latest)) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      latest = (mirror.get(first.record.id) ?? first).record;
      if (latest.sequence > seen) {
        seen = latest.sequence;
        yield eventOf(latest, false);
      } else await changed;
    }
  } finally {
    stop();
    signal.removeEventListener("abort", gone);
  }
}

/** What happened after a number. One that was never given means that what gave it is lost: there is a gap. */
function missed(record: OperationRecord, after: number | null): readonly OperationEvent[] {
  if (after === null) return [eventOf(record, false)];
  if (after > record.sequence) return [eventOf(record, true)];
  const later = record.transitions.filter(({ sequence }) => sequence > after);
  const past = later.filter(({ sequence }) => sequence < record.sequence).map(({ sequence }) => asOf(record, sequence));
  return after < record.sequence ? [...past, eventOf(record, false)] : [];
}

/** The operation as it is now, with the state that it had then. */
function asOf(record: OperationRecord, sequence: number): OperationEvent {
  const transitions = record.transitions.filter((transition) => transition.sequence <= sequence);
  const state = transitions.at(-1)?.state ?? record.state;
  const isEnd = hasEnded({ state });
  return eventOf({ ...record, sequence, state, transitions, finishedAt: isEnd ? record.finishedAt : null }, false);
}

function eventOf(record: OperationRecord, gap: boolean): OperationEvent {
  const at = record.finishedAt ?? record.transitions.at(-1)?.at ?? record.requestedAt;
  return { sequence: record.sequence, at, gap, operation: record };
}
