// How is a volume made? By one call, with a cloud credential that its owner has and a key. There is no way back: the API cannot
// remove a volume (sheet §8.3).
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Change, Facts, Plan, RowName } from "../../../contract/changes/Change.ts";
import type { CreateVolume } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { gather, type Nmc, pagesOf, pathOf, rowsOf, unlessGone } from "../nmc.ts";
import { rawCredential } from "../raw/filer.ts";
import { byMessages, type Shown } from "./byMessages.ts";
import { hasControls } from "./checks.ts";
import { ABOUT_VOLUMES, volumeQuota } from "./quotaPlans.ts";
import { refuseWritten } from "./refusals.ts";
import { showsAsked } from "./showsAsked.ts";
import { type NewVolume, newVolumeOf, volumeBody } from "./volumeFields.ts";
import { volumeThings } from "./volumeThing.ts";

/** CREATE_VOLUME. */
export const createVolume = (nmc: Nmc, condition: string): Change<"CREATE_VOLUME"> =>
  byMessages<"CREATE_VOLUME">(nmc, {
    condition,
    about: ABOUT_VOLUMES,
    plan: ({ input }, call) => plan(nmc, input, call),
    look: ({ facts }, call) => look(nmc, facts, call),
    made: (address) => {
      const [, guid] = /\/volumes\/([^/?]+)\/?$/.exec(address) ?? [];
      return guid === undefined ? null : volumeName(guid);
    },
  });

const volumeName = (nativeId: string): RowName => ({ kind: "Volume", nativeId });

async function plan(nmc: Nmc, input: CreateVolume, call: Call): Promise<Plan> {
  const refuse = refusalsOf(nmc, "create a volume");
  refuseWritten(refuse, [
    ["input.path", input.path, "Nasuni's volumes have no path"],
    ["input.description", input.description, "Nasuni's volumes have no description"],
  ]);
  const name = nameOf(refuse, input.name);
  const serial = ownerOf(refuse, input);
  const details = newVolumeOf(refuse, input.details);
  const quota = input.limit === undefined ? {} : { quota: volumeQuota(nmc, refuse, input.limit) };
  // Once without the reads, so that whatever can be refused is refused before the console is asked.
  volumeBody(refuse, details, { name, serial, cloud: null, ...quota });
  const [volumes, cloud] = await sideBySide(call, (shared) => [
    volumeThings(nmc, shared),
    cloudOf(nmc, refuse, { details, serial, call: shared }),
    requireKey(nmc, refuse, { details, serial, call: shared }),
  ]);
  if (volumes.some((volume) => volume.name === name))
    throw refuse.because("ALREADY_EXISTS", "there is a volume of this name already");
  const body = volumeBody(refuse, details, { name, serial, cloud, ...quota });
  const only = plannedSend({
    purpose: "Create the volume",
    method: "POST",
    path: "/volumes/",
    body,
    proof: "KEYED",
    outlasts: true,
  });
  const { filer_serial_number, protocols, auth } = body as Facts;
  const asked = { name, filer_serial_number, protocols, auth, ...quota } as Facts;
  return {
    sends: [only],
    target: null,
    targetName: name,
    locks: [`Volume name:${name}`],
    touches: ["Volume", "Share"],
    facts: { serial, asked },
  };
}

function nameOf(refuse: Refusals, name: string): string {
  if (name.trim() !== name || name === "" || name.length > 255 || hasControls(name) || /[\\/]/.test(name))
    throw refuse.invalid("input.name", "write 1 to 255 characters without slashes");
  return name;
}

function ownerOf(refuse: Refusals, { placements = [] }: CreateVolume): string {
  const [owner, ...others] = placements;
  if (owner === undefined || others.length > 0)
    throw refuse.invalid("input.placements", "write exactly one site, the filer that shall own the volume");
  if (owner.pool !== undefined)
    throw refuse.unsupported("input.placements[0].poolId", "name the back end by details.nasuni.credentialId");
  return owner.site.nativeId;
}

/** What details are checked against. */
interface Wish {
  readonly details: NewVolume;
  readonly serial: string;
  readonly call: Call;
}

/** What the console calls the cloud of the credential. Throws INVALID_INPUT when the owner does not have it. */
async function cloudOf(nmc: Nmc, refuse: Refusals, { details, serial, call }: Wish): Promise<string | null> {
  const path = pathOf`/account/cloud-credentials/${details.credentialId}/`;
  const list = { action: "read a cloud credential", path, row: rawCredential };
  const found = rowsOf((await unlessGone(pagesOf(nmc, list, { call }))) ?? []);
  const own = found.find((credential) => credential.filer_serial_number === serial);
  if (own !== undefined) return own.cloud_provider;
  throw refuse.invalid("input.details.nasuni.credentialId", "the filer has no such credential; see its cloud pools");
}

const rawKey = z.object({ name: z.string().nullish() });

/** Throws INVALID_INPUT when the owner does not have the key: the console would make one of that name. */
async function requireKey(nmc: Nmc, refuse: Refusals, { details, serial, call }: Wish): Promise<void> {
  const { existingName } = details.encryptionKey;
  if (existingName == null) return;
  const list = { action: "list encryption keys", path: pathOf`/filers/${serial}/encryption-keys/`, row: rawKey };
  const keys = rowsOf(await gather(pagesOf(nmc, list, { call })));
  if (!keys.some((key) => key.name === existingName))
    throw refuse.invalid("input.details.nasuni.encryptionKey.existingName", "the filer has no key of this name");
}

/** Names of volumes are unique at a console. */
async function look(nmc: Nmc, { asked }: Facts, call: Call): Promise<Shown> {
  const { name = null } = asked as Facts;
  const found = (await volumeThings(nmc, call)).find((volume) => volume.name === name);
  if (found === undefined) return { shows: "AS_BEFORE" };
  const target = volumeName(found.guid);
  return showsAsked(found, asked ?? {}) ? { shows: "AS_ASKED", target } : { shows: "OTHER", candidates: [target] };
}
