// How is a network searched for NGINX servers? By one call whose answer is mostly the finished scan; scans can be found nowhere
// afterwards (sheet §5, §6.6).
import { isIP } from "node:net";
import { z } from "zod";
import type { Change, Facts, FollowEnd } from "../../../contract/changes/Change.ts";
import type { StartScan } from "../../../contract/changes/inputs.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import { sendPlanned } from "../../../upstream/changes/sendPlanned.ts";
import type { Nim } from "../nim.ts";
import { text } from "../raw/pieces.ts";

/** `startScan`. */
export const startScan = (nim: Nim): Change<"START_SCAN"> => ({
  supported: true,
  condition: "Its end can only be seen in the answer to its start: the vendor lists no scans.",
  async plan({ input }) {
    const { cidr, ports, pingFirst } = checked(refusalsOf(nim, "start a scan"), input);
    const scan = plannedSend({
      purpose: "Scan the network",
      method: "POST",
      path: "/servers/scan",
      body: { cidr, portRanges: ports.map(String), hostDiscovery: pingFirst ? "icmp" : "none" },
      proof: "NONE",
      outlasts: true,
    });
    return { sends: [scan], target: null, targetName: cidr, locks: [`Scan ${cidr}`], touches: [], facts: {} };
  },
  send: (at, call) =>
    sendPlanned({ client: nim.client, at, call }, { read: ({ body }) => ({ facts: { end: endOf(body) }, watch: [] }) }),
  lookUp: async () => ({ found: "UNDECIDED", candidates: [] }),
  follow: async ({ facts }) => ended(nim, facts),
});

function checked(refuse: Refusals, input: StartScan): StartScan {
  if (!isNetwork(input.cidr)) throw refuse.invalid("input.cidr", "write a network such as 10.0.0.0/24");
  const { ports } = input;
  if (ports.length === 0) throw refuse.invalid("input.ports", "write at least one port");
  const wrong = ports.findIndex((port) => !Number.isInteger(port) || port < 1 || port > 65_535);
  if (wrong >= 0) throw refuse.invalid(`input.ports[${wrong}]`, "write a port from 1 to 65535");
  if (new Set(ports).size < ports.length) throw refuse.invalid("input.ports", "write every port once");
  return input;
}

function isNetwork(cidr: string): boolean {
  const [address = "", bits = "", ...rest] = cidr.split("/");
  const most = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1;
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

const zScan = z.object({
  status: text.catch(null),
  percentageComplete: z.number().nullish().catch(null),
  completionTime: text.catch(null),
});

/** Only `complete` is documented; a scan that is through has all of its percents, or a time of completion. */
function endOf(body: unknown): "COMPLETE" | "FAILED" | "UNSEEN" {
  const scan = zScan.safeParse(body);
  if (!scan.success) return "UNSEEN";
  const { status, percentageComplete, completionTime } = scan.data;
  if (/fail|error|abort|cancel/i.test(status ?? "")) return "FAILED";
  const isComplete = /^complete/i.test(status ?? "") || percentageComplete === 100 || completionTime !== null;
  return isComplete ? "COMPLETE" : "UNSEEN";
}

function ended(nim: Nim, { end }: Facts): FollowEnd {
  const because = (say: string) => refusalsOf(nim, "scan the network").because("UPSTREAM_ERROR", say).problem;
  if (end === "COMPLETE") return { ended: true, state: "SUCCEEDED", problems: [], facts: {} };
  if (end === "FAILED")
    return { ended: true, state: "FAILED", problems: [because("the vendor gave it up")], facts: {} };
  const say = "the vendor began it; its end cannot be seen, for scans are listed nowhere";
  return { ended: true, state: "LOST", problems: [because(say)], facts: {}, inferred: "UNDECIDED" };
}
