// How are Site, Host and StoragePool read? From the lists of filers, of their health and of cloud credentials.
import type { Call } from "../../../contract/call.ts";
import type { Feed, FeedPage } from "../../../contract/feed.ts";
import { GatewayError } from "../../../contract/problem.ts";
import type { RowOf } from "../../../contract/rows/index.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { cloudPoolRow, cloudPoolRows } from "../map/cloud.ts";
import { cachePoolRow, type FilerFacts, hostRow, siteRow } from "../map/filer.ts";
import {
  feedPage,
  itemOf,
  type Nmc,
  type NmcList,
  type NmcPage,
  pageCount,
  pagesOf,
  pathOf,
  perKey,
  rowsOf,
  unlessGone,
  wholeList,
} from "../nmc.ts";
import { type RawCredential, type RawHealth, rawCredential, rawFiler, rawHealth } from "../raw/filer.ts";
import { FILERS } from "./lists.ts";

const HEALTH: NmcList<RawHealth> = {
  name: "health",
  action: "list the health of filers",
  path: "/filers/health/",
  row: rawHealth,
  keyOf: (health) => health.serial,
};

const CREDENTIALS: NmcList<RawCredential> = {
  name: "credentials",
  action: "list cloud credentials",
  path: "/account/cloud-credentials/",
  row: rawCredential,
  keyOf: (credential) => `${credential.cred_uuid}:${credential.filer_serial_number}`,
};

/** Three lists side by side. Credentials need a permission of their own; without it back ends are left out, and that is said. */
export function filersFeed(nmc: Nmc): Feed {
  const lists = [FILERS.name, HEALTH.name, CREDENTIALS.name];
  return {
    name: "filers",
    kinds: ["Site", "Host", "StoragePool"],
    windows: ["ALL"],
    coverage: "ALL",
    lists,
    calls: (counts) => lists.reduce((calls, list) => calls + pageCount(nmc, counts[list]), 0),
    read: ({ call }) => read(nmc, call),
    singles: {
      Site: atFiler(nmc, siteRow),
      Host: atFiler(nmc, hostRow),
      StoragePool: perKey<"StoragePool">(2, /^(cache|cloud):(.+)$/, async ([sort = "", key = ""], call) =>
        sort === "cloud" ? readCloudPool(nmc, key, call) : readAtFiler(nmc, { serial: key, map: cachePoolRow }, call),
      ),
    },
  };
}

async function* read(nmc: Nmc, call: Call): AsyncGenerator<FeedPage> {
  const { sourceId, words } = nmc;
  const [filers, health, credentials] = await sideBySide(call, (shared) => [
    wholeList(nmc, FILERS, shared),
    unlessGone(pagesOf(nmc, HEALTH, { call: shared })),
    unlessWithheld(wholeList(nmc, CREDENTIALS, shared)),
  ]);
  // Consoles from before filers told of their health do not know the list (sheet §8.2).
  for (const page of health ?? []) yield feedPage(HEALTH, page, []);
  const healthOf = new Map(rowsOf(health ?? []).map((row) => [row.serial, row]));
  for (const page of filers) {
    const facts = page.rows.map((filer): FilerFacts => {
      return { sourceId, words, filer, health: healthOf.get(filer.serial_number) ?? null };
    });
    yield feedPage(
      FILERS,
      page,
      facts.flatMap((of) => [siteRow(of), hostRow(of), cachePoolRow(of)]),
    );
  }
  if (credentials === null) {
    const reason = "The account at the vendor may not read cloud credentials, so that only caches are shown.";
    const limits = [{ kind: "StoragePool", coverage: "PERMITTED_PART", reason } as const];
    yield { list: CREDENTIALS.name, vendorIds: [], total: null, rows: [], limits };
    return;
  }
  const pools = cloudPoolRows(sourceId, rowsOf(credentials), words);
  for (const [index, page] of credentials.entries()) yield feedPage(CREDENTIALS, page, index === 0 ? pools : []);
}

/** Null when the account lacks the permission (403, sheet §2). */
async function unlessWithheld<T>(pages: Promise<readonly NmcPage<T>[]>): Promise<readonly NmcPage<T>[] | null> {
  try {
    return await pages;
  } catch (error) {
    if (error instanceof GatewayError && error.problem.code === "UPSTREAM_FORBIDDEN") return null;
    throw error;
  }
}

const atFiler = <K extends "Site" | "Host">(nmc: Nmc, map: (facts: FilerFacts) => RowOf[K]) =>
  perKey<K>(2, /^(.+)$/, ([serial = ""], call) => readAtFiler(nmc, { serial, map }, call));

/** Reads a filer and its health, which comes in an envelope of one. */
async function readAtFiler<R>(
  nmc: Nmc,
  { serial, map }: { readonly serial: string; readonly map: (facts: FilerFacts) => R },
  call: Call,
): Promise<R | null> {
  const filer = await itemOf(nmc, { action: "read a filer", path: pathOf`/filers/${serial}/`, row: rawFiler }, call);
  if (filer === null) return null;
  const list = { action: "read the health of a filer", path: pathOf`/filers/${serial}/health/`, row: rawHealth };
  const [health = null] = rowsOf((await unlessGone(pagesOf(nmc, list, { call }))) ?? []);
  return map({ sourceId: nmc.sourceId, words: nmc.words, filer, health });
}

/** Reads a credential, of which there is one row per filer. */
async function readCloudPool(nmc: Nmc, credential: string, call: Call): Promise<RowOf["StoragePool"] | null> {
  const list = {
    ...CREDENTIALS,
    action: "read a cloud credential",
    path: pathOf`/account/cloud-credentials/${credential}/`,
  };
  const found = rowsOf((await unlessGone(pagesOf(nmc, list, { call }))) ?? []);
  return found.length === 0 ? null : cloudPoolRow(nmc.sourceId, found, nmc.words);
}
