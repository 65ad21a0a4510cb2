// What does a gateway answer that keeps no ledger? That nothing can be changed through it, and that nothing was.
import { COMMANDS, type Command } from "../contract/commands.ts";
import type { Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Source } from "../contract/source.ts";
import type { CommandAnswer, Operations, Submission } from "../operations/Operations.ts";

const REASON = "This gateway answers questions only: it keeps no ledger of changes.";

const refusal = () => new GatewayError({ code: "LEDGER_UNAVAILABLE", message: REASON });

/** Operations of which there are none. */
export function queriesOnly(sources: readonly Source[]): Operations {
  const refused = async (): Promise<Submission> => ({ operation: null, problems: [refusal().problem] });
  const capability = (sourceId: string, kind: Kind): readonly CommandAnswer[] => {
    const commands = sources.find(({ id }) => id === sourceId)?.connector.commands;
    return (Object.keys(COMMANDS) as Command[]).flatMap((command): CommandAnswer[] => {
      if (COMMANDS[command] !== kind || commands === undefined) return [];
      const support = command === "REFRESH_INVENTORY" || command === "CANCEL_OPERATION" ? null : commands[command];
      return support === null || support.supported
        ? [{ command, available: false, code: "LEDGER_UNAVAILABLE", reason: REASON }]
        : [{ command, available: false, code: "UNSUPPORTED_BY_VENDOR", reason: support.reason }];
    });
  };
  return {
    submit: refused,
    refresh: refused,
    cancel: refused,
    get: async () => null,
    list: async () => ({
      rows: [],
      hasNextPage: false,
      hasPreviousPage: false,
      cursorOf: () => "",
      totalCount: 0,
      byState: [],
    }),
    follow: async function* () {
      yield* [];
      throw new GatewayError({ code: "NOT_FOUND", field: "id", message: "There is no operation of this id." });
    },
    ofJobs: async () => new Map(),
    availability: (_viewer, { sourceId, kind }) => capability(sourceId, kind),
    capability: (_viewer, sourceId, kind) => capability(sourceId, kind),
  };
}
