// How does the Hub write sites, worker nodes, servers and storage pools? Sheet §6.
import { z } from "zod";
import { anything, count, flag, instant, key, named, text } from "./pieces.ts";

/** A row of `/sites/`, and the part of `/sites/{id}/` that means the same. `spaces` is left out: its shape differs. */
export const rawSite = z.object({
  id: key,
  name: z.string().min(1),
  label: text,
  shortcode: text,
  timezone: text,
  /** Mb/s. */
  bandwidth: count,
  directories_count: count,
  files_count: count,
  files_hydrated_count: count,
  files_stubbed_count: count,
  am_i_configured: flag,
});
/** The same, as read. */
export type RawSite = z.output<typeof rawSite>;

/** The hub-wide health page, which only the administrator's guide describes. */
export const rawHealth = z.object({ site_status: z.array(z.object({ site: named, health: text })) });
/** The same, as read. */
export type RawHealth = z.output<typeof rawHealth>;

/** A row of `/nodes/`. */
export const rawNode = z.object({
  id: key,
  name: z.string().min(1),
  /** The site's name. */
  site: text,
  online: flag,
  last_heartbeat: instant,
});
/** The same, as read. */
export type RawNode = z.output<typeof rawNode>;

/** A row of `/servers/`, which has no key. */
export const rawServer = z.object({
  name: z.string().min(1),
  /** The site's number. */
  site: key,
  list_of_interfaces: anything,
});
/** The same, as read. */
export type RawServer = z.output<typeof rawServer>;

/** A row of `/storagepools/`, which has no key. The unit of the sizes is not told. */
export const rawPool = z.object({
  name: z.string().min(1),
  filesystem: z.string().min(1),
  /** The site's number. */
  site: key,
  capacity: count,
  free_space: count,
  used_space: count,
  is_default: flag,
});
/** The same, as read. */
export type RawPool = z.output<typeof rawPool>;
