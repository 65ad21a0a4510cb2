// How is a deletion answered? 204 as the generic table has it, or 200 by option, because the codes are unknown (sheet §10).
import type { FastifyReply } from "fastify";
import type { NimBehaviour } from "../options.ts";

/** Answers that something is gone. */
export function sendDeleted(reply: FastifyReply, { deleteStatusCode }: NimBehaviour): FastifyReply {
  return deleteStatusCode === 204 ? reply.code(204).send() : reply.code(200).send({});
}
