// What is asked of Nodeum in the exam of changes, and how does it show?
import type { ChangeCase } from "./ChangeCase.ts";
import { containerCases } from "./nodeum/containerCases.ts";
import { shareCases } from "./nodeum/shareCases.ts";
import { taskCases } from "./nodeum/taskCases.ts";

/** Every way of every command. */
export const nodeumCases: readonly ChangeCase[] = [...containerCases, ...shareCases, ...taskCases];
