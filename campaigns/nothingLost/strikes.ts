// At which points are gateways killed and stopped? Twenty, each at a change and a moment of it, with a delay that a seed gives.
import { setTimeout as pause } from "node:timers/promises";
import { createSeededRandom } from "../../simulators/chassis/seededRandom.ts";
import type { VendorControl } from "../../test/support/SimulatorControl.ts";
import { type Ask, hasTakenEffect, writesOf } from "./changes.ts";
import { look } from "./operations.ts";
import type { Replica } from "./replica.ts";

/** What a gateway is struck at. */
export type Moment =
  /** As soon as the caller has an operation. */
  | "recorded"
  /** The vendor has turned the call away unread and wants it later. */
  | "turned away"
  /** The vendor has the call and has not begun. */
  | "on its way"
  /** The vendor has done it and has not answered. */
  | "done, unanswered"
  /** The vendor has answered. */
  | "answered"
  /** The gateway watches what the vendor makes of it. */
  | "followed";

/** One point. */
export interface Strike {
  readonly field: string;
  /** Of which call, from 0. */
  readonly send: number;
  readonly moment: Moment;
  readonly how: "kill -9" | "SIGSTOP";
}

const strike = (how: Strike["how"], field: string, moment: Moment, send = 0): Strike => ({ how, field, moment, send });

/** Those of a gateway with a ledger in a file; SIGSTOP is followed by SIGCONT, and nobody takes over. */
export const FILE_STRIKES: readonly Strike[] = [
  strike("kill -9", "createVolume", "recorded"),
  strike("kill -9", "createVolume", "done, unanswered", 1),
  strike("kill -9", "uploadCertificate", "on its way"),
  strike("kill -9", "createShare", "done, unanswered"),
  strike("kill -9", "runJobTemplate", "done, unanswered"),
  strike("kill -9", "publishConfiguration", "followed"),
  strike("kill -9", "createVolume", "turned away", 3),
  strike("SIGSTOP", "createVolume", "on its way", 2),
];

/** Those of gateways that share a ledger, by lane; another one takes over, and who was stopped goes on behind it. */
export const REDIS_STRIKES: readonly (readonly Strike[])[] = [
  [strike("SIGSTOP", "createVolume", "recorded"), strike("kill -9", "uploadCertificate", "done, unanswered")],
  [strike("SIGSTOP", "runJobTemplate", "on its way"), strike("kill -9", "createVolume", "answered", 0)],
  [strike("kill -9", "createShare", "turned away"), strike("SIGSTOP", "publishConfiguration", "done, unanswered")],
  [strike("kill -9", "createVolume", "on its way", 3), strike("SIGSTOP", "createShare", "followed")],
  [strike("SIGSTOP", "createVolume", "turned away", 1), strike("kill -9", "runJobTemplate", "answered")],
  [strike("SIGSTOP", "uploadCertificate", "on its way"), strike("kill -9", "publishConfiguration", "recorded")],
];

/** So long a slow vendor takes, well within the time of a call. */
const SLOW_MS = 2_500;
const TURNED_AWAY_S = 3;
/** A moment that does not come within this time is passed over. */
const COMES_WITHIN_MS = 30_000;

/** Slows the vendor down, or lets it turn a call away, where the moment needs that. */
export async function prepare({ moment, send }: Strike, ask: Ask, at: { vendor: VendorControl; name: string }) {
  const match = { method: ask.method, path: ask.sends(at.name)[send] ?? "" };
  if (moment === "on its way")
    await at.vendor.fault({ match, fault: { kind: "latency", when: "before", ms: SLOW_MS }, times: 1 });
  if (moment === "done, unanswered")
    await at.vendor.fault({ match, fault: { kind: "latency", when: "after-effect", ms: SLOW_MS }, times: 1 });
  const headers = { "retry-after": String(TURNED_AWAY_S) };
  if (moment === "turned away")
    await at.vendor.fault({ match, fault: { kind: "status", status: 429, headers }, times: 1 });
}

/** Waits for the moment, and then for as long as the seed says. @param label of the delay. */
export async function comes(
  { moment, send }: Strike,
  ask: Ask,
  at: { vendor: VendorControl; name: string; gateway: Replica; operation: Promise<string | null>; label: string },
): Promise<void> {
  const random = createSeededRandom(1, at.label);
  const untilMs = Date.now() + COMES_WITHIN_MS;
  const seen = async () => writesOf(ask, at.name, await at.vendor.calls());
  const until = async (isNow: () => Promise<boolean>) => {
    while (!(await isNow()) && Date.now() < untilMs) await pause(2);
  };
  switch (moment) {
    case "recorded":
      await at.operation;
      return void (await pause(random.int(0, 12)));
    case "turned away":
      await until(async () => (await seen()).some(({ status }) => status === 429));
      return void (await pause(random.int(100, 2_000)));
    case "on its way":
    case "done, unanswered":
      await until(async () => (await seen()).length > send);
      return void (await pause(random.int(50, 1_500)));
    case "answered":
      await until(async () => (await seen()).filter(hasTakenEffect).length > send);
      return void (await pause(random.int(0, 8)));
    case "followed": {
      const id = await at.operation;
      await until(async () => id === null || (await look(at.gateway, [id]))[0]?.state === "RUNNING");
      return void (await pause(random.int(0, 1_500)));
    }
  }
}
