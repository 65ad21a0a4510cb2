// Which rows must be kept fresh while somebody follows a kind, and how often are they read? Pure.
import { type Kind, WINDOWS, type Window } from "../contract/kinds.ts";
import type { Source } from "../contract/source.ts";
import type { Interest } from "../inventory/Planner.ts";
import type { FollowedKind } from "./rowStreams.ts";

/** How often what is followed is read. */
const LIVE_MS = 5_000;

/** How often it is read what alerts are concluded from: whole lists of other kinds, which change slowly. */
const EVIDENCE_MS = 60_000;

/** The window that is kept fresh: unfinished work of any age is in every window, and so are active alerts. */
const WINDOW_OF: Readonly<Record<FollowedKind, Window>> = { Job: "DAY", Alert: "WEEK" };

const ALL = WINDOWS[WINDOWS.length - 1] ?? "ALL";

/** The interests in a kind at these sources; none where the vendor does not have it. */
export function interestFor(kind: FollowedKind, sources: readonly Source[]): readonly Interest[] {
  return sources.flatMap(({ id, connector }) => {
    const isRead = (of: Kind) => "read" in connector.readers[of];
    const own = isRead(kind) ? [{ sourceId: id, kind, window: WINDOW_OF[kind], everyMs: LIVE_MS }] : [];
    const evidence = kind === "Alert" ? (connector.deriveAlerts?.from ?? []).filter(isRead) : [];
    return [
      ...own,
      ...evidence.map((of) => ({
        sourceId: id,
        kind: of,
        window: of === "Job" || of === "Alert" ? WINDOW_OF[of] : ALL,
        everyMs: EVIDENCE_MS,
      })),
    ];
  });
}
