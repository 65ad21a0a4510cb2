// What is asked of an NGINX Instance Manager in the exam of changes, and how does it show there afterwards?
import type { ChangeCase } from "./ChangeCase.ts";
import { configurationCases } from "./nginx-instance-manager/configurationCases.ts";
import { otherCases } from "./nginx-instance-manager/otherCases.ts";

/** Every way of every command. */
export const nginxInstanceManagerCases: readonly ChangeCase[] = [...configurationCases, ...otherCases];
