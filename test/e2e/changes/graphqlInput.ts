// How is the input of an examined change said in GraphQL? The way back from rows to ids, so that one set of cases serves the
// connectors and the whole gateway.
import type { ChangeInputs } from "../../../src/contract/changes/inputs.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import { KINDS, type Kind } from "../../../src/contract/kinds.ts";
import { encodeGlobalId, encodeNodeId } from "../../../src/inventory/globalId.ts";

interface Named {
  readonly sourceId: string;
  readonly nativeId: string;
  readonly kind?: Kind;
  readonly type?: string;
}

/** The commands whose input repeats the name of the target. */
const CONFIRMED: ReadonlySet<VendorCommand> = new Set([
  "DELETE_VOLUME",
  "DELETE_SHARE",
  "DELETE_SNAPSHOT",
  "LOCK_SNAPSHOT",
  "DELETE_SNAPSHOT_POLICY",
  "REMOVE_QUOTA",
  "DELETE_CERTIFICATE",
]);

/** The GraphQL input. @param confirm the name to repeat where the target is no row. */
export function graphqlInput<C extends VendorCommand>(
  command: C,
  input: ChangeInputs[C],
  confirm: string | null = null,
): Readonly<Record<string, unknown>> {
  const said = inGraphql(input) as Record<string, unknown>;
  const { target } = input as { readonly target?: { readonly displayName?: string } };
  if (CONFIRMED.has(command)) return { ...said, confirm: target?.displayName };
  return confirm === null ? said : { ...said, confirm };
}

function inGraphql(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(inGraphql);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => field(name, inner)));
}

/** `volume: row` is `volumeId: id`, a list of them `…Ids`; the target is the `id`, and a size says its unit. */
function field(name: string, value: unknown): readonly [string, unknown] {
  if (isNamed(value)) return [name === "target" ? "id" : `${name}Id`, idOf(value)];
  if (Array.isArray(value) && value.length > 0 && value.every(isNamed))
    return [`${name.replace(/s$/, "")}Ids`, value.map(idOf)];
  if (name === "limit" && typeof value === "bigint") return [name, { bytes: value.toString() }];
  return [name, inGraphql(value)];
}

const isNamed = (value: unknown): value is Named =>
  typeof value === "object" && value !== null && "nativeId" in value && "sourceId" in value;

const isKind = (kind: string | undefined): kind is Kind => KINDS.some((known) => known === kind);

const idOf = ({ sourceId, nativeId, kind, type }: Named): string =>
  isKind(kind) ? encodeGlobalId({ kind, sourceId, nativeId }) : encodeNodeId({ type: type ?? "", sourceId, nativeId });
