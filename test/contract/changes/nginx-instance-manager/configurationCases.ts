// How are configurations saved, published and removed at an NGINX Instance Manager in the exam, and how do they show?
import { expect } from "vitest";
import type { ExamSubject } from "../../examHarness.ts";
import { type ChangeCase, changeCase } from "../ChangeCase.ts";
import { type Carried, rowNow } from "../carryOut.ts";
import { byOthers, filesFor, GROUP, INSTANCE, instanceNamed, named, PASSWORD_IN_FILE, rowsNow } from "./estate.ts";

const savedAs = async (subject: ExamSubject, name: string) =>
  (await rowsNow(subject, "Snapshot")).filter((snapshot) => snapshot.name === name);

/** There is one of the name, it is the target, and it has what was asked for. */
async function showsSaved(subject: ExamSubject, name: string, { target }: Pick<Carried, "target">): Promise<unknown> {
  expect((await savedAs(subject, name)).map(({ nativeId }) => nativeId)).toEqual([target?.nativeId]);
  const row = target === null ? null : await rowNow(subject, target);
  if (row?.kind !== "Snapshot") throw new Error("It cannot be read by itself.");
  const filePaths = ["/etc/nginx/nginx.conf", "/etc/nginx/mime.types", "/usr/share/nginx/html/index.html"];
  expect(row).toMatchObject({ subject: "CONFIGURATION", details: { filePaths } });
  return row.details?.externalVersion;
}

const savedNew = changeCase<"SAVE_CONFIGURATION">({
  command: "SAVE_CONFIGURATION",
  about: "a new configuration",
  secrets: [PASSWORD_IN_FILE],
  input: async ({ connector }) => ({ sourceId: connector.sourceId, name: "exam", content: filesFor(8081) }),
  async shows(subject, carried) {
    expect(await showsSaved(subject, "exam", carried)).toMatch(/^storagegraph-\w+$/);
  },
  async showsNothing(subject) {
    expect(await savedAs(subject, "exam")).toEqual([]);
  },
  foreign: {
    act: async (subject) =>
      void (await subject.control.rows({ kind: "Snapshot", insert: { values: [{ configName: "exam" }] } })),
    // The vendor takes a name twice, and has nothing that would prevent it.
    expects: ["ends"],
  },
});

const savedVersion = changeCase<"SAVE_CONFIGURATION">({
  command: "SAVE_CONFIGURATION",
  about: "a version of somebody's own for a group",
  secrets: [PASSWORD_IN_FILE],
  input: async (subject) => ({
    sourceId: subject.connector.sourceId,
    name: "exam",
    content: filesFor(8082, "commit 4711"),
    target: { site: await named(subject, "Site", GROUP) },
  }),
  async shows(subject, carried) {
    expect(await showsSaved(subject, "exam", carried)).toBe("commit 4711");
    const row = carried.target === null ? null : await rowNow(subject, carried.target);
    expect(row).toMatchObject({ site: (await named(subject, "Site", GROUP)).nativeId });
  },
  async showsNothing(subject) {
    expect(await savedAs(subject, "exam")).toEqual([]);
  },
  foreign: savedNew.foreign,
});

const REPLACED = "legal-projects";

/** @param version the caller's own; undefined for none. */
const replacement = (about: string, version: string | undefined) =>
  changeCase<"SAVE_CONFIGURATION">({
    command: "SAVE_CONFIGURATION",
    about,
    secrets: [PASSWORD_IN_FILE],
    async input(subject) {
      const replace = await named(subject, "Snapshot", REPLACED);
      return { sourceId: replace.sourceId, replace, name: "exam", content: filesFor(8083, version) };
    },
    async shows(subject, carried) {
      const shown = await showsSaved(subject, "exam", carried);
      if (version === undefined) expect(shown).toMatch(/^storagegraph-\w+$/);
      else expect(shown).toBe(version);
      expect(await savedAs(subject, REPLACED)).toEqual([]);
    },
    async showsNothing(subject) {
      expect(await savedAs(subject, "exam")).toEqual([]);
      expect(await savedAs(subject, REPLACED)).toHaveLength(1);
    },
    foreign: {
      act: async (subject, { replace }) => {
        const values = [{ externalId: "by somebody else" }];
        await subject.control.rows({ kind: "Snapshot", update: { ids: [replace?.nativeId ?? ""], values } });
      },
      expects: ["PRECONDITION_FAILED"],
    },
  });

const removal = changeCase<"DELETE_SNAPSHOT">({
  command: "DELETE_SNAPSHOT",
  about: "a saved configuration",
  input: async (subject) => ({ target: await named(subject, "Snapshot", REPLACED) }),
  async shows(subject) {
    expect(await savedAs(subject, REPLACED)).toEqual([]);
  },
  async showsNothing(subject) {
    expect(await savedAs(subject, REPLACED)).toHaveLength(1);
  },
  foreign: {
    act: async (subject, { target }) =>
      void (await subject.control.rows({ kind: "Snapshot", delete: { ids: [target.nativeId] } })),
    expects: ["ends"],
  },
});

/** Deployments that ended since the exam began. */
const deployed = async (subject: ExamSubject) =>
  (await rowsNow(subject, "Job")).filter(({ finishedAt }) => (finishedAt ?? "") > "2026-11-20T12:00:00.000Z");

async function showsDeployed(subject: ExamSubject, { target }: Pick<Carried, "target">): Promise<void> {
  const jobs = await deployed(subject);
  expect(jobs.map(({ nativeId }) => nativeId)).toEqual([target?.nativeId]);
  expect(jobs[0]?.state).toBe("SUCCEEDED");
}

const showsNothingDeployed = async (subject: ExamSubject) => expect(await deployed(subject)).toEqual([]);

const publishedFiles = changeCase<"PUBLISH_CONFIGURATION">({
  command: "PUBLISH_CONFIGURATION",
  about: "files to an instance",
  confirm: INSTANCE,
  secrets: [PASSWORD_IN_FILE],
  input: async (subject) => ({
    target: { instance: await instanceNamed(subject, INSTANCE) },
    content: { files: filesFor(8084) },
    validate: true,
    ignoreConflict: false,
  }),
  shows: showsDeployed,
  showsNothing: showsNothingDeployed,
  foreign: {
    act: (subject, input) =>
      byOthers(subject, "PUBLISH_CONFIGURATION", { ...input, content: { files: filesFor(9000) } }),
    expects: ["CONFLICT"],
  },
});

const publishedVersion = changeCase<"PUBLISH_CONFIGURATION">({
  command: "PUBLISH_CONFIGURATION",
  about: "a version of somebody's own to a group, whatever others did",
  confirm: GROUP,
  secrets: [PASSWORD_IN_FILE],
  input: async (subject) => ({
    target: { site: await named(subject, "Site", GROUP) },
    content: { files: filesFor(8085, "commit 4712") },
    validate: false,
    ignoreConflict: true,
  }),
  shows: showsDeployed,
  showsNothing: showsNothingDeployed,
  foreign: {
    act: (subject, input) =>
      byOthers(subject, "PUBLISH_CONFIGURATION", { ...input, content: { files: filesFor(9000) } }),
    // That is what was asked for.
    expects: ["ends"],
  },
});

const publishedSaved = changeCase<"PUBLISH_CONFIGURATION">({
  command: "PUBLISH_CONFIGURATION",
  about: "a saved configuration to a group",
  confirm: GROUP,
  input: async (subject) => ({
    target: { site: await named(subject, "Site", GROUP) },
    content: { snapshot: await named(subject, "Snapshot", REPLACED) },
    validate: true,
    ignoreConflict: false,
  }),
  async shows(subject, carried) {
    await showsDeployed(subject, carried);
    const { details } = await named(subject, "Site", GROUP);
    expect(details).toMatchObject({ lastDeployment: carried.target?.nativeId });
  },
  showsNothing: showsNothingDeployed,
  foreign: {
    act: async (subject, { content }) => {
      const ids = [content.snapshot?.nativeId ?? ""];
      await subject.control.rows({ kind: "Snapshot", delete: { ids } });
    },
    expects: ["NOT_FOUND"],
  },
});

/** Each way of each command. */
export const configurationCases: readonly ChangeCase[] = [
  savedNew,
  savedVersion,
  replacement("a configuration in place of another", undefined),
  replacement("a version of somebody's own in place of another", "commit 4713"),
  removal,
  publishedFiles,
  publishedVersion,
  publishedSaved,
];
