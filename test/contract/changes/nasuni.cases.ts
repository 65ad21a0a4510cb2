// What is asked of a Nasuni console in the exam of changes, and how it shows there afterwards?
import type { ChangeCase } from "./ChangeCase.ts";
import { quotaCases } from "./nasuni/quotaCases.ts";
import { shareCases } from "./nasuni/shareCases.ts";
import { volumeCases } from "./nasuni/volumeCases.ts";

/** Every way of every command. */
export const nasuniCases: readonly ChangeCase[] = [...shareCases, ...volumeCases, ...quotaCases];
