// What can one caller follow? Reads the arguments of subscriptions and opens their streams.

import type { Viewer } from "../access/Viewer.ts";
import { KINDS, type Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Source } from "../contract/source.ts";
import type { LiveDesk } from "../live/createLiveDesk.ts";
import type { OperationEvent, Operations } from "../operations/Operations.ts";
import type { GlobalIds, LiveStreams } from "./Context.ts";
import { operationIdOf } from "./operationId.ts";
import { relationsIn } from "./touch.ts";
import { touchedSources } from "./touchedSources.ts";

/** What the streams of one caller are made of. */
export interface LiveStreamsOptions {
  readonly desk: Pick<LiveDesk, "rows" | "job" | "collections">;
  readonly operations: Pick<Operations, "follow">;
  readonly viewer: Viewer;
  readonly ids: GlobalIds;
  /** Sources that the caller may see anything of. */
  readonly sources: readonly Source[];
}

/** Makes the streams of one caller. */
export function createLiveStreams({ desk, operations, viewer, ids, sources }: LiveStreamsOptions): LiveStreams {
  const knows = (sourceId: string) => sources.some(({ id }) => id === sourceId);
  return {
    operation: (id, after) => {
      const operationId = operationIdOf(id, ids);
      if (operationId === null) throw invalid("id", '"id" is no id of an operation.');
      return leavable((signal) => operations.follow(viewer, { operationId, after: after ?? null, signal }));
    },
    job: async (id, after) => {
      const key = ids.decode(id);
      if (key?.type !== "Job") throw invalid("id", '"id" is no id of a job.');
      const { sourceId, nativeId } = key;
      if (!knows(sourceId))
        throw new GatewayError({ code: "NOT_FOUND", field: "id", message: "There is no job of this id." });
      return desk.job({ viewer, sourceId, nativeId, after: after ?? null });
    },
    rows: <K extends "Job" | "Alert">(kind: K, filter: object | null | undefined, after: bigint | null | undefined) => {
      const fields = filter === null || filter === undefined ? null : { ...filter };
      return desk.rows(kind, {
        viewer,
        filter: fields,
        relations: relationsIn(kind, fields),
        sourceIds: touchedSources(fields, sources, ids),
        after: after ?? null,
      });
    },
    collections: ({ kinds, sources: wanted, after }) => {
      const unknown = wanted?.find((sourceId) => !knows(sourceId));
      if (unknown !== undefined)
        throw invalid("sources", `"sources" names a source that there is not: "${unknown.slice(0, 80)}".`);
      return desk.collections({ viewer, kinds: known(kinds), sourceIds: wanted ?? null, after: after ?? null });
    },
  };
}

const known = (kinds: readonly Kind[] | null | undefined): readonly Kind[] | null =>
  kinds == null ? null : KINDS.filter((kind) => kinds.includes(kind));

const invalid = (field: string, message: string) => new GatewayError({ code: "INVALID_INPUT", field, message });

/** A stream whose follower can leave while it waits for the next event. */
function leavable(open: (signal: AbortSignal) => AsyncIterable<OperationEvent>): AsyncIterable<OperationEvent> {
  return {
    [Symbol.asyncIterator]: () => {
      const controller = new AbortController();
      const events = open(controller.signal)[Symbol.asyncIterator]();
      return {
        next: () => events.next(),
        return: async () => {
          controller.abort();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
