// How is anything of a space changed: its name, limit, sites, snapshot schedule? By PATCH with the fields that change. A Hub has
// no ETag: what the space was before is kept, so that a lost answer can be told from a change by somebody else.
import type { Call } from "../../../contract/call.ts";
import type { ChangeAsk, Json, Plan, RowName } from "../../../contract/changes/Change.ts";
import type { VendorCommand } from "../../../contract/commands.ts";
import type { Row } from "../../../contract/rows/index.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Hub } from "../hub.ts";
import type { RawSpace } from "../raw/space.ts";
import { followSpace } from "./followSpace.ts";
import { type OneCall, oneCall } from "./oneCall.ts";
import { isSame, partOf, readSpace, type ShownSpace, shownSpace, volumeName } from "./spaceItems.ts";

/** What shall become of a space. */
export interface SpaceWish {
  readonly purpose: string;
  /** The space as it is. */
  readonly space: RawSpace;
  readonly body: { readonly [name: string]: Json };
  /** How it shall show: parts of `ShownSpace`. */
  readonly wanted: Partial<ShownSpace>;
  /** What is changed, where that is a row already. */
  readonly target: RowName | null;
  /** What it is then. */
  readonly becomes: RowName;
  readonly locks?: readonly string[];
}

/** What is one command's own. */
interface SpaceChange<C extends VendorCommand> extends Pick<OneCall<C>, "condition" | "available"> {
  /** For messages, for example `set a quota`. */
  readonly action: string;
  wish(ask: ChangeAsk<C>, on: { readonly refuse: Refusals; readonly call: Call }): Promise<SpaceWish>;
}

/** Makes the change. */
export function changeSpace<C extends VendorCommand>(hub: Hub, own: SpaceChange<C>) {
  const { condition, available = unlessImmutable, action, wish } = own;
  const refuse = refusalsOf(hub, action);
  return oneCall<C>(hub, {
    condition,
    available,
    plan: async (ask, call) => planOf(await wish(ask, { refuse, call })),
    reading: ({ facts }) => ({
      read: () => ({ target: becomesIn(facts.becomes), watch: [volumeName(String(facts.id))] }),
    }),
    async lookUp({ facts }, call) {
      const id = String(facts.id);
      const target = becomesIn(facts.becomes);
      const space = await readSpace(hub, id, call);
      if (space === null) return { found: "UNDECIDED", candidates: [] };
      const now = partOf(shownSpace(space), facts.wanted ?? {});
      if (isSame(now, facts.wanted ?? {})) return { found: "DONE", facts: {}, target, watch: [volumeName(id)] };
      return isSame(now, facts.old ?? {}) ? { found: "NOT_DONE" } : { found: "UNDECIDED", candidates: [target] };
    },
    follow: (at, call) =>
      followSpace(hub, refuse, { at, id: String(at.facts.id), target: becomesIn(at.facts.becomes), call }),
  });
}

/** An immutable space can never be changed or removed; quotas and snapshot policies do not show it. */
export const unlessImmutable = (row: Row) =>
  row.kind === "Volume" && row.details?.immutable === true
    ? ({ code: "UNSUPPORTED_BY_VENDOR", reason: "The space is immutable." } as const)
    : null;

function planOf({ purpose, space, body, wanted, target, becomes, locks = [] }: SpaceWish): Plan {
  const { id } = space;
  const only = plannedSend({
    purpose,
    method: "PATCH",
    path: "/spaces/{id}/",
    params: { id },
    body,
    proof: "KEYED",
    outlasts: true,
  });
  return {
    sends: [only],
    target,
    targetName: space.name,
    // Fields are sent alone, but the Hub keeps no two changes of a space apart.
    locks: [`Volume ${id}`, `Quota ${id}`, `SnapshotPolicy ${id}`, ...locks],
    touches: ["Volume", "Quota", "SnapshotPolicy"],
    facts: {
      id,
      wanted: wanted as Json,
      old: partOf(shownSpace(space), wanted as Json),
      becomes: { ...becomes },
    },
  };
}

const becomesIn = (kept: Json | undefined): RowName => kept as unknown as RowName;
