// What is asked of a Qumulo cluster in the exam of changes, and how does it show there afterwards?
import type { ChangeCase } from "./ChangeCase.ts";
import { certificateCases } from "./qumulo/certificateCases.ts";
import { jobCases } from "./qumulo/jobCases.ts";
import { policyCases } from "./qumulo/policyCases.ts";
import { quotaCases } from "./qumulo/quotaCases.ts";
import { shareCases } from "./qumulo/shareCases.ts";
import { snapshotCases } from "./qumulo/snapshotCases.ts";
import { volumeCases } from "./qumulo/volumeCases.ts";

/** Every way of every command. */
export const qumuloCases: readonly ChangeCase[] = [
  ...volumeCases,
  ...quotaCases,
  ...shareCases,
  ...snapshotCases,
  ...policyCases,
  ...jobCases,
  ...certificateCases,
];
