// What is at the console when it starts? All rows, drawn from the seed; and one volume more whenever a test asks for it.
import { createSeededRandom } from "../../chassis/seededRandom.ts";
import { createEstate, type Estate, type EstateRows } from "../state/estate.ts";
import type { FilerRow } from "../state/filerRecords.ts";
import { makeCredentialIds, makeCredentials, makeKeys } from "./clouds.ts";
import { makeExports, makeFtpDirectories } from "./exports.ts";
import { makeFiler, makeHealth } from "./filers.ts";
import { makeFolderQuotas } from "./folderQuotas.ts";
import { makeNotifications } from "./notifications.ts";
import { makeShares } from "./shares.ts";
import { makeVolume, type VolumeContext } from "./volumes.ts";

/** Name under which host options are numbered. */
export const hostOptionNumbers = "host option";

/** Name under which volumes are numbered; the number stands at the end of a guid. */
export const volumeNumbers = "volume";

/** Name under which notifications are numbered. */
export const notificationNumbers = "notification";

/** Name under which filers are numbered. */
export const filerNumbers = "filer";

/** How big the estate is and when it starts. */
export interface SeedParts {
  readonly seed: number;
  readonly filers: number;
  readonly volumes: number;
  /** Vendor moment in ms. */
  readonly now: number;
  /** How long a snapshot runs, in ms. */
  readonly snapshotMs: number;
}

/** Rows that belong to one volume. */
export type VolumeRows = Pick<
  EstateRows,
  "volumes" | "settings" | "connections" | "shares" | "exports" | "ftpDirectories" | "folderQuotas"
>;

/** Makes the volume of an index with everything in it. */
export function makeVolumeRows(context: VolumeContext, index: number, nextOptionId: () => number): VolumeRows {
  // A stream for each volume, so that the number of volumes changes nothing in the others.
  const random = createSeededRandom(context.seed, `volume:${index}`);
  const { volume, settings, connections } = makeVolume(context, random, index);
  const placement = { volume, settings, index };
  return {
    volumes: [volume],
    settings,
    connections,
    shares: makeShares(random, placement),
    exports: makeExports(placement, nextOptionId),
    ftpDirectories: makeFtpDirectories(random, placement),
    folderQuotas: makeFolderQuotas(random, volume, index),
  };
}

/** What further volumes are made from: the filers and credentials that there are now. */
export function volumeContext(parts: SeedParts, filers: readonly FilerRow[], now: number): VolumeContext {
  return { seed: parts.seed, filers, credentialIds: makeCredentialIds(parts.seed), now, snapshotMs: parts.snapshotMs };
}

/** Makes the estate. */
export function seedEstate(parts: SeedParts): Estate {
  const { seed, now, filers: count } = parts;
  const filerRandom = createSeededRandom(seed, "filers");
  const filers = Array.from({ length: count }, (_, index) => makeFiler(filerRandom, { index, count }));
  const context = volumeContext(parts, filers, now);
  let optionId = 0;
  const bundles = Array.from({ length: parts.volumes }, (_, index) =>
    makeVolumeRows(context, index, () => {
      optionId += 1;
      return optionId;
    }),
  );
  const estate = createEstate({
    filers,
    health: filers.map((filer, index) => makeHealth(filer, { index, now })),
    credentials: makeCredentials(seed, context.credentialIds, filers),
    keys: makeKeys(seed, filers),
    notifications: makeNotifications(
      createSeededRandom(seed, "notifications"),
      { filers, now },
      24 + Math.floor(parts.volumes / 10),
    ),
    volumes: bundles.flatMap((bundle) => bundle.volumes),
    settings: bundles.flatMap((bundle) => bundle.settings),
    connections: bundles.flatMap((bundle) => bundle.connections),
    shares: bundles.flatMap((bundle) => bundle.shares),
    exports: bundles.flatMap((bundle) => bundle.exports),
    ftpDirectories: bundles.flatMap((bundle) => bundle.ftpDirectories),
    folderQuotas: bundles.flatMap((bundle) => bundle.folderQuotas),
  });
  // What is numbered over the whole console goes on behind the seeded rows, and never gives a number twice.
  estate.nextNumber(hostOptionNumbers, optionId);
  estate.nextNumber(volumeNumbers, parts.volumes);
  estate.nextNumber(notificationNumbers, estate.notifications.size());
  estate.nextNumber(filerNumbers, count);
  return estate;
}
