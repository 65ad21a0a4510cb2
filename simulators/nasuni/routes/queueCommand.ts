// How is a write answered? It becomes a message to a filer, and the caller is told of the message only (sheet §6).
import type { Nmc } from "../nmc.ts";
import { messageJson, messagePath } from "../present/messageJson.ts";
import type { Command } from "../state/messageDesk.ts";
import type { NmcAnswer, NmcCall } from "../wire/endpoint.ts";

/** How an endpoint answers a write. */
export interface QueueStyle {
  /** 202, but 200 for folder quotas. */
  readonly status?: 200 | 202;
  /** Whether the answer has a `Location`; only some endpoints do (sheet §6.1). */
  readonly located?: true;
}

/** Sends the command in the caller's name. */
export function queueCommand(
  nmc: Nmc,
  { call, ...command }: Omit<Command, "initiatedBy"> & { readonly call: NmcCall },
  { status = 202, located }: QueueStyle = {},
): NmcAnswer {
  const message = nmc.desk.send({ ...command, initiatedBy: call.account.names[0] ?? "" });
  const answer = { status, body: { message: messageJson(message, call.links) } };
  return located ? { ...answer, location: call.links.url(messagePath(message.id)) } : answer;
}
