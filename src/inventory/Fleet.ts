// What does a gateway share with its other replicas beside the collections? What the keeper needs to keep each collection
// once for all of them, and to hear of what others have kept.
import type { Announcements } from "../shared-state/Announcements.ts";
import type { Leases } from "../shared-state/Leases.ts";

/** The fleet that a gateway belongs to. */
export interface Fleet {
  readonly news: Announcements;
  readonly leases: Leases;
  /** Names this replica, anew at every start. */
  readonly replica: string;
}
