// How are systems, their NGINX instances and instance groups written? Sheet §6.1 and §6.3.
import { z } from "zod";
import { flag, instant, key, listOf, text } from "./pieces.ts";
import { rawDeployment } from "./work.ts";

/** `{state, lastStatusReport}`; a list may hold the word alone. */
const rawStatus = z
  .union([
    z.string().transform((state) => ({ state: state === "" ? null : state, lastStatusReport: null })),
    z.object({ state: text, lastStatusReport: instant }),
  ])
  .nullish()
  .transform((status) => status ?? { state: null, lastStatusReport: null });

/** An NGINX on a system. Lists may leave out all but the key; the group is "" or missing for an instance in none. */
export const rawInstance = z.object({
  uid: key,
  displayName: text,
  version: text,
  build: z.object({ nginxPlus: flag, version: text }).nullish(),
  configPath: text,
  startTime: instant,
  status: rawStatus,
  configVersion: z.object({ instanceGroup: z.object({ uid: text }).nullish() }).nullish(),
  lastDeploymentDetails: rawDeployment.nullish(),
});
/** The same, as read. */
export type RawInstance = z.output<typeof rawInstance>;

/** A row of `/systems`. */
export const rawSystem = z.object({
  uid: key,
  displayName: text,
  hostname: text,
  tags: listOf(z.string()),
  nginxInstances: listOf(rawInstance),
});
/** The same, as read. */
export type RawSystem = z.output<typeof rawSystem>;

/** A row of `/instance-groups`; `instances` holds uids of NGINX, without their systems. */
export const rawGroup = z.object({
  uid: key,
  name: text,
  displayName: text,
  description: text,
  instances: listOf(z.string()),
  lastDeploymentDetails: rawDeployment.nullish(),
});
/** The same, as read. */
export type RawGroup = z.output<typeof rawGroup>;

/** Answer of `/health`, good or ill (sheet §6.7). */
export const rawHealth = z.object({
  status: z.string().min(1),
  services: z
    .record(z.string(), z.string())
    .nullish()
    .transform((services) => services ?? {}),
});
/** The same, as read. */
export type RawHealth = z.output<typeof rawHealth>;
