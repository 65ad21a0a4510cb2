// Do connectors and simulators speak as the vendor's description says? Watches a simulator's exchanges and judges at the end.
import type { Exchange } from "../../../simulators/chassis/exchange.ts";
import { type Deviation, loadDescription } from "./ApiDescription.ts";
import { knownDeviations } from "./knownDeviations.ts";

/** A watch over one simulator. */
export interface DescriptionWatch {
  /** To pass as the simulator's `observe`. */
  readonly observe: (exchange: Exchange) => void;
  /** Throws when an exchange was not as described and no known deviation explains it. */
  verdict(): void;
}

let saidMissing = false;

/** Watches a vendor, by its folder name. Without descriptions beside the checkout it says so once, and finds nothing. */
export function heldToDescription(vendor: string): DescriptionWatch {
  const description = loadDescription(vendor);
  if (description === null && !saidMissing) {
    saidMissing = true;
    process.stderr.write(
      "SKIPPED: the vendors' API descriptions are not beside this checkout; exchanges are not checked.\n",
    );
  }
  const found = new Map<string, Deviation>();
  return {
    observe: (exchange) => {
      for (const deviation of description?.check(exchange) ?? []) {
        const key = `${deviation.method} ${deviation.template} ${deviation.where} ${deviation.what}`;
        if (!found.has(key) && !isKnown(vendor, deviation)) found.set(key, deviation);
      }
    },
    verdict: () => {
      if (found.size === 0) return;
      throw new Error(`${vendor} is not as its description says:\n${[...found.keys()].sort().join("\n")}`);
    },
  };
}

const isKnown = (vendor: string, deviation: Deviation): boolean =>
  (knownDeviations[vendor] ?? []).some(
    (known) =>
      (known.method === "*" || known.method === deviation.method) &&
      known.template.test(deviation.template) &&
      known.where === deviation.where &&
      known.what.test(deviation.what),
  );
