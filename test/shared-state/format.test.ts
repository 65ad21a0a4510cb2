// Are rows that an earlier release kept ever taken for rows of this one? Whoever changes the shape of rows is told to raise
// the format, so that what was kept in the old shape is absent.
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FORMAT } from "../../src/shared-state/SnapshotHead.ts";

const root = join(import.meta.dirname, "../..");
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "").replace(/\s+/g, " ");

it("The format that collections are kept in is raised with every change of the rows' shape", () => {
  const files = globSync(["src/contract/rows/*.ts", "src/contract/ref.ts"], { cwd: root }).sort();
  const shape = files.map((file) => withoutComments(readFileSync(join(root, file), "utf8"))).join("\n");
  const digest = createHash("sha256").update(shape).digest("hex").slice(0, 12);
  // Differs? Raise FORMAT in src/shared-state/SnapshotHead.ts, and write down here what is received.
  expect({ format: FORMAT, shape: digest }).toEqual({ format: 2, shape: "3dcdc6114ee6" });
});
