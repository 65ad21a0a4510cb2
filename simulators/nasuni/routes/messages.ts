// Routes of messages and notifications (sheet §6, §8.10).
import type { Nmc } from "../nmc.ts";
import { notificationJson } from "../present/filerJson.ts";
import { messageJson } from "../present/messageJson.ts";
import type { MessageRow } from "../state/messageRecord.ts";
import { type EndpointTable, type NmcCall, ok } from "../wire/endpoint.ts";
import { NmcError } from "../wire/nmcError.ts";
import { found, listing, param } from "./lookups.ts";

/** Messages, which can be read and cleared, and notifications, which can only be read. */
export function messageRoutes(nmc: Nmc): EndpointTable {
  const messageOf = (call: NmcCall): MessageRow => found(nmc.desk.messages.get(param(call, "id")), "Message");
  return {
    "/messages/": { get: listing(() => nmc.desk.messages.list(), messageJson) },
    "/messages/:id/": {
      get: (call) => {
        const row = messageOf(call);
        if (nmc.behaviour.finishedMessage === "see-other" && row.applied !== null) {
          return { status: 303, location: call.links.url(row.applied) };
        }
        return ok(messageJson(row, call.links));
      },
      delete: (call) => {
        const { id, status } = messageOf(call);
        if (status === "pending") {
          // One of the two places where the error stands without its envelope (sheet §4).
          throw new NmcError(400, "error", { description: "A pending message cannot be cleared.", bare: true });
        }
        nmc.desk.messages.remove(id);
        return { status: 204 };
      },
    },
    "/notifications/": { get: listing(() => nmc.estate.notifications.list(), notificationJson) },
    "/notifications/:id/": {
      get: (call) =>
        ok(notificationJson(found(nmc.estate.notifications.get(param(call, "id")), "Notification"), call.links)),
    },
  };
}
