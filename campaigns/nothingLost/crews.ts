// Who carries out, and who goes on? One gateway with a ledger in a file, which is started anew; or two that share one, of which the
// other takes over.
import { setTimeout as pause } from "node:timers/promises";
import { configurationOf, type Estate } from "./estate.ts";
import { type Replica, startReplica, writeConfiguration } from "./replica.ts";
import type { Crew } from "./rounds.ts";

/** A crew and how it leaves. */
export interface EndingCrew extends Crew {
  end(): Promise<void>;
}

/** So long the only gateway is stopped: longer than a call may take, and it goes on. */
const STOPPED_MS = 7_000;

/** One gateway with a ledger in a file. */
export async function aloneWithFile(estate: Estate): Promise<EndingCrew> {
  const { file, remove } = await writeConfiguration((folder) =>
    configurationOf(estate, { folder: `${folder}/ledger` }),
  );
  let only = await startReplica(file);
  return {
    isShared: false,
    holder: () => only,
    survivor: () => only,
    strike: async (how) => {
      if (how === "SIGSTOP") {
        only.stop();
        await pause(STOPPED_MS);
        only.goOn();
        return;
      }
      await only.kill();
      only = await startReplica(file);
    },
    bringBack: async () => {},
    end: async () => {
      await only.end();
      await remove();
    },
  };
}

/** Two gateways that share a ledger; the first one to be there holds all leases once it has carried something out. */
export async function pairWithRedis(
  estate: Estate,
  { redisUrl, lane, begin }: { redisUrl: string; lane: string; begin: (first: Replica) => Promise<void> },
): Promise<EndingCrew> {
  const { file, remove } = await writeConfiguration(() => configurationOf(estate, { redisUrl, lane }));
  let holder = await startReplica(file);
  await begin(holder);
  let other = await startReplica(file);
  return {
    isShared: true,
    holder: () => holder,
    survivor: () => other,
    strike: async (how) => {
      if (how === "SIGSTOP") holder.stop();
      else await holder.kill();
    },
    bringBack: async (how) => {
      if (how === "SIGSTOP") holder.goOn();
      else holder = await startReplica(file);
      [holder, other] = [other, holder];
    },
    end: async () => {
      await Promise.all([holder.end(), other.end()]);
      await remove();
    },
  };
}
