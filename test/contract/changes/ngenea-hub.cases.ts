// What is asked of an Ngenea Hub in the exam of changes, and how it shows there afterwards?
import type { ChangeCase } from "./ChangeCase.ts";
import { jobCases } from "./ngenea-hub/jobCases.ts";
import { shareCases } from "./ngenea-hub/shareCases.ts";
import { spaceCases } from "./ngenea-hub/spaceCases.ts";

/** Every way of every command. */
export const ngeneaHubCases: readonly ChangeCase[] = [...shareCases, ...spaceCases, ...jobCases];
