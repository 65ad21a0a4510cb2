// What is asked of Qumulo in the exam of changes, and how does it show?
import { expect } from "vitest";
import type { CreateShare } from "../../../src/contract/changes/inputs.ts";
import type { Kind } from "../../../src/contract/kinds.ts";
import type { Row, RowOf } from "../../../src/contract/rows/index.ts";
import { type ExamSubject, readAll } from "../examHarness.ts";
import { type ChangeCase, changeCase } from "./ChangeCase.ts";
import { carryOut } from "./carryOut.ts";

/** Everything of a kind, as it is now. */
async function rowsOf<K extends Kind>({ connector }: ExamSubject, kind: K): Promise<readonly RowOf[K][]> {
  const reader = connector.readers[kind];
  if (!("read" in reader)) throw new Error(`${kind} is not read.`);
  return (await readAll(reader)).rows.filter((row: Row): row is RowOf[K] => row.kind === kind);
}

/** The only one that fits. */
async function only<K extends Kind>(subject: ExamSubject, kind: K, fits: (row: RowOf[K]) => boolean) {
  const rows = (await rowsOf(subject, kind)).filter(fits);
  expect(rows).toHaveLength(1);
  return rows[0] as RowOf[K];
}

async function none<K extends Kind>(subject: ExamSubject, kind: K, fits: (row: RowOf[K]) => boolean): Promise<void> {
  expect((await rowsOf(subject, kind)).filter(fits)).toEqual([]);
}

/** The first that fits; every estate has one. */
async function first<K extends Kind>(subject: ExamSubject, kind: K, fits: (row: RowOf[K]) => boolean = () => true) {
  const row = (await rowsOf(subject, kind)).find(fits);
  if (row === undefined) throw new Error(`The estate has no such ${kind}.`);
  return row;
}

/** A directory with a quota in the middle of the estate. */
const someVolume = (subject: ExamSubject) => first(subject, "Volume", ({ nativeId }) => nativeId !== "2");

const NFS_RULE = {
  hosts: ["10.0.0.0/24"],
  readOnly: true,
  squash: "ALL",
  anonymousUid: 1001n,
  anonymousGid: 100n,
} as const;

const newExport = (exportPath: string, nfs: object = {}): Pick<CreateShare, "protocol"> => ({
  protocol: { nfs: { exportPath, rules: [NFS_RULE], ...nfs } },
});

const SHARES: readonly ChangeCase[] = [
  changeCase<"CREATE_SHARE">({
    command: "CREATE_SHARE",
    about: "an NFS export",
    async input(subject) {
      return { volume: await someVolume(subject), path: "/", description: "for the exam", ...newExport("/exam") };
    },
    async shows(subject, { target }) {
      const row = await only(subject, "Share", ({ exportPath }) => exportPath === "/exam");
      expect(row).toMatchObject({ nativeId: target?.nativeId, protocol: "NFS", description: "for the exam" });
      expect(row.path).toBe((await someVolume(subject)).path);
      expect(row.nfs?.rules).toMatchObject([{ ...NFS_RULE, privilegedPortRequired: false }]);
    },
    showsNothing: (subject) => none(subject, "Share", ({ exportPath }) => exportPath === "/exam"),
    foreign: {
      async act(subject, { volume }) {
        const rules = [{ hosts: [], readOnly: false, squash: "NONE" }];
        const input = { volume, path: "/", ...newExport("/exam", { rules }) } as CreateShare;
        await carryOut(subject, "CREATE_SHARE", input);
      },
      expects: ["ALREADY_EXISTS"],
    },
  }),
];

/** Every command, and every way of it. */
export const QUMULO_CASES: readonly ChangeCase[] = [...SHARES];
