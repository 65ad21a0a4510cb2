// How does what somebody asks for become what a connector gets? Every id becomes its row, behind the viewer; what cannot be done is
// refused before a vendor is asked, and what destroys only when the target's name was written out.
import type { Viewer } from "../access/Viewer.ts";
import type { Change, RowName } from "../contract/changes/Change.ts";
import { watchKey } from "../contract/changes/Change.ts";
import type { ChangeInputs } from "../contract/changes/inputs.ts";
import { COMMANDS, type VendorCommand } from "../contract/commands.ts";
import type { Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Row } from "../contract/rows/index.ts";
import type { Source } from "../contract/source.ts";
import { checkGrant } from "./grants.ts";
import type { Conditions, FoundPart, Hooks } from "./hooks.ts";
import { type FoundId, type ReadInput, readInput, wrongInput } from "./readInput.ts";

/** What is asked for. */
export interface InputAsk {
  readonly viewer: Viewer;
  readonly command: VendorCommand;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What it means. */
export interface Resolved {
  readonly source: Source;
  readonly change: Change<VendorCommand>;
  readonly input: ChangeInputs[VendorCommand];
  /** What is changed or removed; null for a creation. */
  readonly target: Row | null;
}

/** What inputs are resolved with. */
export interface ResolveTools extends Pick<Hooks, "decode" | "rows" | "part"> {
  readonly sources: readonly Source[];
}

const notThere = (field: string, what: string): GatewayError =>
  new GatewayError({ code: "NOT_FOUND", field, message: `"${field}" names no ${what} that you may see.` });

/** The change that a source carries a command out by. Throws UNSUPPORTED_BY_VENDOR with the reason. */
export function changeFor({ id, connector }: Source, command: VendorCommand): Change<VendorCommand> {
  const support = connector.commands[command];
  if (support.supported) return support as unknown as Change<VendorCommand>;
  const message = `Source "${id}": ${support.reason}`;
  throw new GatewayError({ code: "UNSUPPORTED_BY_VENDOR", sourceId: id, message });
}

/** Resolves an input. Throws a `GatewayError` that names the field. Makes no call for what is refused. */
export async function resolveInput(
  { viewer, command, input }: InputAsk,
  tools: ResolveTools,
  conditions: Conditions,
): Promise<Resolved> {
  const read = readInput(command, input, tools.decode);
  const source = tools.sources.find(({ id }) => id === read.sourceId);
  const kind: Kind = COMMANDS[command];
  if (source === undefined || !viewer.mayRead(read.sourceId, kind))
    throw notThere(
      read.ids[0]?.field ?? "input.sourceId",
      read.ids[0]?.names === "PART" ? "part" : (read.ids[0]?.names ?? "source"),
    );
  const change = changeFor(source, command);
  const { rows, parts } = await namedIn(read, viewer, tools, conditions);
  const resolved = read.build((id) => (id.names === "PART" ? id.parts : rows.get(id.field)));
  const target = rows.get("input.id") ?? null;
  const asked = [...rows.values(), ...[...parts.values()].map(({ owner }) => owner)];
  const field = target === null ? null : "input.id";
  checkGrant(viewer, command, { sourceId: source.id, kind, rows: asked, field });
  checkConfirm(read, { rows, parts });
  const unavailable = target === null ? null : (change.available?.(target) ?? null);
  if (unavailable !== null)
    throw new GatewayError({
      code: unavailable.code,
      sourceId: source.id,
      field: "input.id",
      message: `Source "${source.id}": ${unavailable.reason}`,
    });
  return { source, change, input: resolved as unknown as ChangeInputs[VendorCommand], target };
}

/** What the ids of an input name, by field. */
interface Named {
  readonly rows: ReadonlyMap<string, Row>;
  readonly parts: ReadonlyMap<string, FoundPart>;
}

async function namedIn(
  { sourceId, ids }: ReadInput,
  viewer: Viewer,
  { rows, part }: ResolveTools,
  conditions: Conditions,
): Promise<Named> {
  const named = ids.filter((id): id is FoundId & { names: Kind } => id.names !== "PART");
  const hidden = named.find(({ names }) => !viewer.mayRead(sourceId, names));
  if (hidden !== undefined) throw notThere(hidden.field, hidden.names);
  const nameOf = ({ names, parts }: (typeof named)[number]): RowName => ({ kind: names, nativeId: parts.nativeId });
  const read =
    named.length === 0 ? new Map<string, Row | null>() : await rows(viewer, sourceId, named.map(nameOf), conditions);
  const found = new Map<string, Row>();
  for (const id of named) {
    const row = read.get(watchKey(nameOf(id))) ?? null;
    if (row === null) throw notThere(id.field, id.names);
    found.set(id.field, row);
  }
  const inside = new Map<string, FoundPart>();
  for (const { names, parts, field } of ids) {
    if (names !== "PART") continue;
    const within = await part(viewer, parts, conditions);
    if (within === null) throw notThere(field, parts.type);
    inside.set(field, within);
  }
  return { rows: found, parts: inside };
}

/** Whoever destroys something must have written its name. */
function checkConfirm(read: ReadInput, { rows, parts }: Named): void {
  if (read.confirm === null) return;
  const id = read.ids.find(({ field }) => field === "input.id" || field.startsWith("input.target."));
  if (id === undefined) return;
  const name = (parts.get(id.field) ?? rows.get(id.field))?.displayName;
  if (name === read.confirm) return;
  throw wrongInput(
    "input.confirm",
    `"input.confirm" must be the displayName of what "${id.field}" names, letter by letter.`,
  );
}
