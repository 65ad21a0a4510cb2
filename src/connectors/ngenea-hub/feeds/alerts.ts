// How are alerts read? From one bare list, which holds those that are active and not muted (sheet §10).
import type { Feed } from "../../../contract/feed.ts";
import { bareListOf, type Hub, itemOf, onePerKey } from "../hub.ts";
import { alertRow } from "../map/alert.ts";
import { rawAlert } from "../raw/work.ts";

const alerts = { action: "list alerts", path: "/alerts/", row: rawAlert };

/** Reads alerts, in one call. The Hub's filter by time is for one moment, so that no window can bound it. */
export function alertsFeed(hub: Hub): Feed {
  return {
    name: "alerts",
    kinds: ["Alert"],
    windows: ["ALL"],
    coverage: "UNKNOWN",
    lists: ["alerts"],
    calls: () => 1,
    async *read({ call }) {
      const rows = await bareListOf(hub, alerts, call);
      yield {
        list: "alerts",
        vendorIds: rows.map((row) => row.id),
        total: null,
        rows: rows.map((row) => alertRow(hub.sourceId, row, hub.words)),
        limits: [
          {
            kind: "Alert",
            coverage: "UNKNOWN",
            reason: "Ngenea Hub lists only alerts that are active and not muted; a cleared one is gone.",
          },
        ],
      };
    },
    singles: {
      Alert: onePerKey(async (id, call) => {
        const alert = await itemOf(hub, { ...alerts, action: "read an alert" }, { id, call });
        return alert === null ? null : alertRow(hub.sourceId, alert, hub.words);
      }),
    },
  };
}
