// How are versioning and lock of a bucket set? By a PATCH that sets what it names and nothing else, without an ETag (sheet §8.7).
// Used by createShare, whose second call it is, and updateShare.
import type { Facts } from "../../../contract/changes/Change.ts";
import type { Step } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { holds, settled } from "./items.ts";
import { COLLECTIONS, shareNamed } from "./shareItems.ts";
import { shownShare } from "./shownShare.ts";

/** Endpoint of the call. */
export const PATCH_BUCKET = `PATCH ${COLLECTIONS.s3}{name}`;

/** Facts: `key` the bucket's name, `settings` how it shall show, `before` how it showed; left out for a new bucket. */
export function bucketSettingsStep(context: QumuloContext): Step {
  const targetOf = ({ key }: Facts) => ({ kind: "Share", nativeId: `s3:${String(key)}` }) as const;
  return {
    reading: ({ facts }) => ({ read: () => ({ target: targetOf(facts) }) }),
    async lookUp({ facts }, call) {
      const row = await shareNamed(context, { protocol: "s3", key: String(facts.key) }, call);
      if (row === undefined) return { found: "UNDECIDED", candidates: [] };
      const shown = shownShare(row);
      return settled(targetOf(facts), {
        asWanted: holds(shown, facts.settings ?? {}),
        asBefore: facts.before === undefined || holds(shown, facts.before),
      });
    },
  };
}
