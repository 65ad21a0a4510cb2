// Which promises need minutes and real processes to be shown? `npm run campaign`; its reports stand under docs/reports. The names
// of campaigns as arguments run those alone.
import { coldStart } from "./coldStart.ts";
import { drain } from "./drain.ts";
import { fiveVendors } from "./fiveVendors.ts";
import { hostile } from "./hostile.ts";
import { nothingLost } from "./nothingLost.ts";
import { paging } from "./paging.ts";
import { reload } from "./reload.ts";
import { type Finding, report } from "./report.ts";
import { scale } from "./scale.ts";
import { sharedBudget } from "./sharedBudget.ts";
import { subscribers } from "./subscribers.ts";

interface Campaign {
  readonly name: string;
  readonly title: string;
  readonly run: () => Promise<readonly Finding[]>;
}

const campaigns: readonly Campaign[] = [
  {
    name: "subscribers",
    title: "A thousand subscribers cost a vendor as much as one",
    run: subscribers,
  },
  { name: "paging", title: "Paging through 10,000 rows while they change and vendors fail", run: paging },
  { name: "cold-start", title: "Three gateways cost vendors as much as one", run: coldStart },
  { name: "five-vendors", title: "Five vendors of 2,000 volumes, one with a tiny budget", run: fiveVendors },
  {
    name: "shared-budget",
    title: "Three gateways, one Redis, 200 clients, one console of five reads a second",
    run: sharedBudget,
  },
  { name: "drain", title: "A gateway that is asked to stop under 200 requests a second", run: drain },
  { name: "reload", title: "Nobody notices that the configuration changes", run: reload },
  { name: "hostile", title: "Users hardly notice that the gateway is attacked", run: hostile },
  { name: "nothing-lost", title: "Nothing is lost and nothing is done twice, whoever dies", run: nothingLost },
  { name: "scale", title: "100,000 rows over five sources, smooth and small", run: scale },
];

const asked = process.argv.slice(2);
for (const { name, title, run } of campaigns) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  if (!report(name, title, await run())) process.exitCode = 1;
}
