// What is remembered of a publication, and does it show at its target? Used by publishConfiguration and its follow.
import type { Facts } from "../../../contract/changes/Change.ts";
import type { PublishPlace, TargetState, Version } from "./publishTargets.ts";

/** What is kept of a plan, and learnt since. */
export type PublishFacts = {
  readonly place: PublishPlace;
  /** The mark, or the caller's own version. */
  readonly externalId: string;
  /** Keys of versions that bore it before. */
  readonly known: readonly string[];
  /** Id of the last deployment before; null when none was told. */
  readonly last: string | null;
  /** True when no answer told the deployment, so that it may be another's. */
  readonly doubted: boolean;
};

/** Reads them. */
export const factsOf = (facts: Facts): PublishFacts => facts as unknown as PublishFacts;

/** The version that came of the publication; null when none shows. */
export const freshVersion = ({ versions }: TargetState, { externalId, known }: PublishFacts): Version | null =>
  versions.find((version) => version.externalId === externalId && !known.includes(version.key)) ?? null;
