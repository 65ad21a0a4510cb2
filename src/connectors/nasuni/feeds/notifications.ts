// How are Alerts read? From the notifications; those that are concluded from hosts come beside them (see alerts.ts).
import type { Feed } from "../../../contract/feed.ts";
import { notificationRow } from "../map/notification.ts";
import { feedPage, itemOf, type Nmc, type NmcList, pageCount, pagesOf, pathOf, perKey } from "../nmc.ts";
import { type RawNotification, rawNotification } from "../raw/work.ts";

const NOTIFICATIONS: NmcList<RawNotification> = {
  name: "notifications",
  action: "list notifications",
  path: "/notifications/",
  row: rawNotification,
  keyOf: (notification) => notification.id,
};

/** A page at a time. The console cannot bound them by time, and promises no order that could. */
export function notificationsFeed(nmc: Nmc): Feed {
  const { sourceId, words } = nmc;
  return {
    name: "notifications",
    kinds: ["Alert"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: [NOTIFICATIONS.name],
    calls: (counts) => pageCount(nmc, counts[NOTIFICATIONS.name]),
    async *read({ call }) {
      for await (const page of pagesOf(nmc, NOTIFICATIONS, { call }))
        yield feedPage(
          NOTIFICATIONS,
          page,
          page.rows.map((raw) => notificationRow(sourceId, raw, words)),
        );
    },
    singles: {
      Alert: perKey<"Alert">(1, /^(\d+)$/, async ([id = ""], call) => {
        const item = { action: "read a notification", path: pathOf`/notifications/${id}/`, row: rawNotification };
        const raw = await itemOf(nmc, item, call);
        return raw === null ? null : notificationRow(sourceId, raw, words);
      }),
    },
  };
}
