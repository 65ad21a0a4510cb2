// How is a change asked for in one request, and how are its results found? The operations as one caller sees them.
import DataLoader from "dataloader";
import type { Viewer } from "../access/Viewer.ts";
import { KINDS, type Kind } from "../contract/kinds.ts";
import type { Row, RowOf } from "../contract/rows/index.ts";
import type { InventoryView, SourceAnswer } from "../inventory/InventoryView.ts";
import type { OperationRecord } from "../operations/OperationRecord.ts";
import type { AskConditions, Operations, Submission } from "../operations/Operations.ts";
import type { ChangeDesk, GlobalIds } from "./Context.ts";
import type { RequestLoaders } from "./loaders.ts";
import { OPERATION_TYPE, operationIdOf } from "./operationId.ts";
import type { ChangeOutcome } from "./shapes.ts";

/** What a desk of one request works with. */
export interface ChangeDeskOptions {
  readonly operations: Operations;
  readonly viewer: Viewer;
  readonly conditions: AskConditions;
  readonly ids: GlobalIds;
  /** The inventory as the request sees it now. */
  now(): { readonly view: InventoryView; readonly loaders: RequestLoaders };
  /** Lets the request see the inventory anew: what was read before a change is not what is there after it. */
  renew(): void;
}

/** Makes the desk of one request. */
export function createChangeDesk(options: ChangeDeskOptions): ChangeDesk {
  const { operations, viewer, conditions, ids, now, renew } = options;
  const ofJobs = new Map<string, DataLoader<string, OperationRecord | null>>();
  const row = (kind: Kind, sourceId: string, nativeId: string) => now().loaders.row(kind, sourceId, nativeId);

  /** What a removal names: it cannot be read any more when it is done. */
  const before = async (command: string, input: Readonly<Record<string, unknown>>): Promise<Row | null> => {
    if (!/^(DELETE|REMOVE)_/.test(command) || typeof input.id !== "string") return null;
    const key = ids.decode(input.id);
    const kind = KINDS.find((candidate) => candidate === key?.type);
    // Whatever keeps it from being read is for the change to tell.
    return key === null || kind === undefined ? null : row(kind, key.sourceId, key.nativeId).catch(() => null);
  };

  const carriedOut = async (
    submission: Promise<Submission>,
    known: Pick<ChangeOutcome, "before" | "asked">,
  ): Promise<ChangeOutcome> => {
    const outcome = await submission;
    renew();
    return { ...outcome, ...known };
  };

  const loaderOf = (sourceId: string): DataLoader<string, OperationRecord | null> => {
    const found = ofJobs.get(sourceId);
    if (found !== undefined) return found;
    const made = new DataLoader<string, OperationRecord | null>(async (nativeIds) => {
      const known = await operations.ofJobs(viewer, sourceId, nativeIds);
      return nativeIds.map((nativeId) => known.get(nativeId) ?? null);
    });
    ofJobs.set(sourceId, made);
    return made;
  };

  return {
    submit: async (command, input, how) => {
      const known = await before(command, input);
      const submission = operations.submit({ viewer, command, input, options: how, conditions });
      return carriedOut(submission, { before: known, asked: null });
    },
    refresh: (input, how) =>
      carriedOut(operations.refresh({ viewer, input, options: how, conditions }), { before: null, asked: input }),
    cancel: (id) => carriedOut(operations.cancel(viewer, operationIdOf(id, ids) ?? ""), { before: null, asked: null }),
    get: (operationId) => operations.get(viewer, operationId),
    idOf: (operationId) => ids.encode({ type: OPERATION_TYPE, sourceId: "", nativeId: operationId }),
    resource: async <K extends Kind>(outcome: ChangeOutcome, kind: K) => {
      const named = nameIn(outcome, kind);
      const found = named === null ? null : await row(kind, named.sourceId, named.nativeId);
      const last = found ?? (outcome.before?.kind === kind ? outcome.before : null);
      // Rows asked for by kind are of that kind.
      return last as RowOf[K] | null;
    },
    target: async ({ target, sourceIds: [sourceId] }) =>
      target === null || sourceId === undefined ? null : row(target.kind, sourceId, target.nativeId),
    operationOf: ({ sourceId, nativeId }) => loaderOf(sourceId).load(nativeId),
    refreshed: ({ asked }) => refreshedAnswers(asked, now().view),
  };
}

/** The row of a kind that a change is about: what it acts on, or the job that was started last. */
function nameIn({ operation }: Submission, kind: Kind) {
  const [sourceId] = operation?.sourceIds ?? [];
  if (operation === null || sourceId === undefined) return null;
  const named = operation.target?.kind === kind ? operation.target : kind === "Job" ? operation.jobs.at(-1) : undefined;
  return named === undefined ? null : { sourceId, nativeId: named.nativeId };
}

/** The collections that a refresh was asked for, of the sources that the caller may see. */
function refreshedAnswers(asked: ChangeOutcome["asked"], view: InventoryView): readonly SourceAnswer[] {
  if (asked === null) return [];
  const { sourceIds, kinds } = asked;
  return view.sources
    .filter(({ id }) => sourceIds?.includes(id) ?? true)
    .flatMap(({ id }) => view.collectionsOf(id))
    .filter(({ kind }) => kinds?.includes(kind) ?? true);
}
