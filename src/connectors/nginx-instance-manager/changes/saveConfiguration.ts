// How is a configuration saved for later, anew or in place of another? By one call; whether it came about shows by the mark in
// `externalId`, or by name and contents where that field bears the caller's own version (sheet §6.4).
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type {
  Change,
  ChangeAsk,
  ChangePoint,
  Facts,
  LookUpEnd,
  Plan,
  SendEnd,
} from "../../../contract/changes/Change.ts";
import type { SaveConfiguration } from "../../../contract/changes/inputs.ts";
import { GatewayError } from "../../../contract/problem.ts";
import { endsWithItsAnswer } from "../../../upstream/changes/endsWithItsAnswer.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import { sendPlanned } from "../../../upstream/changes/sendPlanned.ts";
import type { Nim } from "../nim.ts";
import { text } from "../raw/pieces.ts";
import { contentsOf, digestOf, fileSetsOf, versionOf } from "./configurationFiles.ts";
import { groupUidOf } from "./groups.ts";
import { instanceNameOf } from "./instanceNames.ts";
import { markOf } from "./marks.ts";
import { readSaved, type Saved, savedAs, savedName } from "./savedConfigurations.ts";

/** `saveConfiguration`. */
export const saveConfiguration = (nim: Nim): Change<"SAVE_CONFIGURATION"> => ({
  supported: true,
  condition: "A name can be given once, although the vendor would take it twice.",
  plan: (ask, call) => plan(nim, ask, call),
  send: (at, call) => (isNew(at.facts) ? sendNew(nim, at, call) : sendReplacement(nim, at, call)),
  lookUp: ({ facts }, call) => (isNew(facts) ? lookUpNew(nim, facts, call) : lookUpReplaced(nim, facts, call)),
  follow: endsWithItsAnswer,
});

/** What is kept of a plan. */
interface SaveFacts {
  /** Of the one that is replaced; null for a new one. */
  readonly uid: string | null;
  /** How it shall show. */
  readonly asked: Omit<Saved, "updateTime">;
  /** Whether `asked.externalId` is the mark of the operation, which nothing else bears. */
  readonly isMarked: boolean;
  /** How the one that is replaced showed; null for a new one. */
  readonly before: Saved | null;
}

const factsOf = (facts: Facts) => facts as unknown as SaveFacts;
const isNew = (facts: Facts): boolean => factsOf(facts).uid === null;

async function plan(nim: Nim, { input, operationId }: ChangeAsk<"SAVE_CONFIGURATION">, call: Call): Promise<Plan> {
  const { replace } = input;
  const refuse = refusalsOf(nim, "save a configuration");
  const configName = nameOf(refuse, input.name);
  const files = fileSetsOf(refuse, input.content, "input.content");
  const version = versionOf(refuse, input.content, "input.content");
  const place = placeOf(nim, refuse, input);
  const before = replace === undefined ? null : await readSaved(nim, replace.nativeId, call);
  if (replace !== undefined && before === null)
    throw refuse.because("NOT_FOUND", "there is no such saved configuration any more", "input.replaceId");
  if (before?.name !== configName && (await savedAs(nim, configName, call)).length > 0)
    throw refuse.because("ALREADY_EXISTS", "there is a saved configuration of this name already", "input.name");
  const externalId = version ?? markOf(operationId);
  const isMarked = version === undefined;
  const stamp = before?.updateTime ? { updateTime: before.updateTime } : {};
  const sending = {
    body: { configName, ...files, externalId, externalIdType: "other", ...place, ...stamp },
    secrets: contentsOf(files),
    proof: isMarked ? "MARKED" : "KEYED",
  } as const;
  const uid = replace?.nativeId ?? null;
  const asked = { name: configName, externalId, digest: digestOf(files) };
  return {
    sends: [
      uid === null
        ? plannedSend({ purpose: "Save the configuration", method: "POST", path: "/configs", ...sending })
        : plannedSend({
            purpose: "Replace the saved configuration",
            method: "PUT",
            path: "/configs/{uid}",
            params: { uid },
            ...sending,
          }),
    ],
    target: uid === null ? null : savedName(uid),
    targetName: configName,
    locks: [`Snapshot name:${configName}`, ...(uid === null ? [] : [`Snapshot ${uid}`])],
    touches: ["Snapshot"],
    facts: { uid, asked, isMarked, before: before === null ? null : { ...before } },
  };
}

/** The vendor documents no limits of names. */
function nameOf(refuse: Refusals, name: string): string {
  if (name.trim() !== name || name === "" || /\p{Cc}/u.test(name))
    throw refuse.invalid("input.name", "write a name in one line, without blanks at its ends");
  return name;
}

/** What it is meant for; the vendor keeps the instance without its system. */
function placeOf(nim: Nim, refuse: Refusals, { target }: SaveConfiguration): { readonly [name: string]: string } {
  if (target?.instance !== undefined) {
    const { nginxUid } = instanceNameOf({ ...nim, refuse }, target.instance, "input.target.instanceId");
    return { nginxUid };
  }
  return target?.site === undefined ? {} : { instGroupUid: groupUidOf(refuse, target.site) };
}

const zNew = z.object({ uid: text }).nullish();

/** The answer need not tell the uid (sheet §6.4): then the list does. */
async function sendNew(nim: Nim, at: ChangePoint, call: Call): Promise<SendEnd> {
  const sent = await sendPlanned(
    { client: nim.client, at, call },
    {
      read: ({ body }) => {
        const told = zNew.safeParse(body);
        const uid = told.success ? (told.data?.uid ?? null) : null;
        return uid === null ? {} : { target: savedName(uid) };
      },
    },
  );
  if (sent.outcome !== "ACCEPTED" || sent.target !== undefined) return sent;
  const found = await unlessUnread(() => lookUpNew(nim, at.facts, call));
  // It is saved all the same when nothing tells under which uid.
  if (found instanceof GatewayError || found.found !== "DONE" || found.target === undefined) return sent;
  return { ...sent, target: found.target };
}

/** Whether the vendor heeds `updateTime` here is not known: it is compared once more right before the call. */
async function sendReplacement(nim: Nim, at: ChangePoint, call: Call): Promise<SendEnd> {
  const { uid, before } = factsOf(at.facts);
  const now = await unlessUnread(() => readSaved(nim, uid ?? "", call));
  if (now instanceof GatewayError) return { outcome: "NOT_SENT", problem: now.problem };
  const refuse = refusalsOf(nim, "replace the saved configuration");
  if (now === null) return { outcome: "REFUSED", problem: refuse.because("NOT_FOUND", "it is gone").problem };
  if (before === null || !isSame(now, before)) {
    const changed = refuse.because("PRECONDITION_FAILED", "somebody else has changed it in the meantime; look again");
    return { outcome: "REFUSED", problem: changed.problem };
  }
  const target = savedName(uid ?? "");
  return sendPlanned({ client: nim.client, at, call }, { read: () => ({ target }) });
}

/** What a reading failed with, in place of what it reads. */
async function unlessUnread<T>(read: () => Promise<T>): Promise<T | GatewayError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

const isSame = (shown: Saved, before: Saved): boolean =>
  shown.updateTime === before.updateTime && showsAsAsked(shown, before);

const showsAsAsked = (shown: Saved, asked: SaveFacts["asked"]): boolean =>
  shown.name === asked.name && shown.externalId === asked.externalId && shown.digest === asked.digest;

/** A mark tells by itself, whatever the vendor makes of the files. */
const isOurs = (shown: Saved, { asked, isMarked }: SaveFacts): boolean =>
  isMarked ? shown.externalId === asked.externalId : showsAsAsked(shown, asked);

async function lookUpNew(nim: Nim, facts: Facts, call: Call): Promise<LookUpEnd> {
  const kept = factsOf(facts);
  const candidates: string[] = [];
  for (const uid of await savedAs(nim, kept.asked.name ?? "", call)) {
    const shown = await readSaved(nim, uid, call);
    if (shown !== null && isOurs(shown, kept)) return { found: "DONE", facts: {}, target: savedName(uid) };
    if (shown !== null) candidates.push(uid);
  }
  // The name was free: whoever took it may have been us, with the mark removed by an edit since.
  return candidates.length === 0
    ? { found: "NOT_DONE" }
    : { found: "UNDECIDED", candidates: candidates.map(savedName) };
}

async function lookUpReplaced(nim: Nim, facts: Facts, call: Call): Promise<LookUpEnd> {
  const kept = factsOf(facts);
  const target = savedName(kept.uid ?? "");
  const shown = await readSaved(nim, target.nativeId, call);
  if (shown === null) return { found: "UNDECIDED", candidates: [] };
  if (isOurs(shown, kept)) return { found: "DONE", facts: {}, target };
  const isAsBefore = kept.before !== null && isSame(shown, kept.before);
  return isAsBefore ? { found: "NOT_DONE" } : { found: "UNDECIDED", candidates: [target] };
}
