// What may each role do? Three are built in; a configuration refines them and adds its own.
import type { Command } from "../contract/commands.ts";
import type { BuiltInRole, RoleSettings } from "./AccessSettings.ts";

/**
 * The least of the built-in roles that may ask for each command. An operator may what can be done again or undone; what destroys
 * data or the means to get it back, cannot be taken back, or changes what the world is served takes an administrator. Total, so
 * that a new command does not compile until somebody has decided.
 */
const LEAST_ROLE: Readonly<Record<Command, "operator" | "administrator">> = {
  CREATE_VOLUME: "operator",
  UPDATE_VOLUME: "operator",
  DELETE_VOLUME: "administrator",
  CREATE_SHARE: "operator",
  UPDATE_SHARE: "operator",
  DELETE_SHARE: "operator",
  CREATE_SNAPSHOT: "operator",
  UPDATE_SNAPSHOT: "operator",
  DELETE_SNAPSHOT: "administrator",
  LOCK_SNAPSHOT: "administrator",
  CREATE_SNAPSHOT_POLICY: "operator",
  UPDATE_SNAPSHOT_POLICY: "operator",
  DELETE_SNAPSHOT_POLICY: "administrator",
  SET_QUOTA: "operator",
  REMOVE_QUOTA: "operator",
  RUN_JOB_TEMPLATE: "operator",
  CANCEL_JOB: "operator",
  PAUSE_JOB: "operator",
  RESUME_JOB: "operator",
  RETRY_JOB: "operator",
  SAVE_CONFIGURATION: "operator",
  PUBLISH_CONFIGURATION: "administrator",
  START_SCAN: "operator",
  UPLOAD_CERTIFICATE: "administrator",
  DELETE_CERTIFICATE: "administrator",
  REFRESH_INVENTORY: "operator",
  CANCEL_OPERATION: "operator",
};

const ALL = Object.keys(LEAST_ROLE) as Command[];

const BUILT_IN: Readonly<Record<BuiltInRole, readonly Command[]>> = {
  viewer: [],
  operator: ALL.filter((command) => LEAST_ROLE[command] === "operator"),
  administrator: ALL,
};

const isBuiltIn = (name: string): name is BuiltInRole => Object.hasOwn(BUILT_IN, name);

/** What a role may ask for. Throws for a role that there is not. @param roles those of the configuration. */
export function commandsOf(name: string, roles: Readonly<Record<string, RoleSettings>>): ReadonlySet<Command> {
  const own = Object.hasOwn(roles, name) ? roles[name] : undefined;
  if (own === undefined && !isBuiltIn(name)) throw new Error(`There is no role "${name}".`);
  const base = own?.extends ?? (isBuiltIn(name) ? name : "viewer");
  const commands = new Set([...BUILT_IN[base], ...(own?.actions ?? [])]);
  for (const command of own?.without ?? []) commands.delete(command);
  return commands;
}
