// Which promises need minutes and real processes to be shown? `npm run campaign`; its reports stand under docs/reports.
import { fiveVendors } from "./fiveVendors.ts";
import { report } from "./report.ts";

const isKept = report("five-vendors", "Five vendors of 2,000 volumes, one with a tiny budget", await fiveVendors());
process.exitCode = isKept ? 0 : 1;
