// What does the conformance exam need from a vendor? A connector to a living estate and a hand on its faults.
import type { Call } from "../../src/contract/call.ts";
import type { Connector } from "../../src/contract/connector.ts";
import type { Feed, FeedPage } from "../../src/contract/feed.ts";
import type { Kind } from "../../src/contract/kinds.ts";
import { WINDOW_MS, type Window } from "../../src/contract/kinds.ts";
import type { Row } from "../../src/contract/rows/index.ts";
import type { SeenCall, VendorControl } from "../support/SimulatorControl.ts";

/** How a vendor is put before the exam. */
export interface ExamHarness {
  /** Name in test titles. */
  readonly name: string;
  /** Starts a vendor of that size and a connector to it that asks for pages of that size; null: its usual size. */
  start(size: { readonly volumes: number; readonly pageSize: number | null }): Promise<ExamSubject>;
  /** The smallest page that the vendor gives, and an estate that fills at least three of them; null: nothing is paged. */
  readonly smallPages: { readonly pageSize: number; readonly volumes: number } | null;
  /** A paged list whose rows can be deleted while it is read: the kind and the feed that reads it; null: none is paged. */
  readonly drift: { readonly kind: Kind; readonly feed: string } | null;
  /** Faults that cannot reach this vendor, each with the reason, which is printed. */
  readonly immune: Readonly<Record<string, string>>;
}

/** A vendor and the connector to it. */
export interface ExamSubject {
  readonly connector: Connector;
  readonly control: VendorControl;
  /** Whether a call that the vendor saw was a login or its renewal. */
  isLogin(call: SeenCall): boolean;
  /** The monotonic clock that the connector's client lives by, in ms. */
  monotonic(): number;
  close(): Promise<void>;
}

/** Conditions of a call that nobody hurries. */
export const patientCall = (conditions: Partial<Call> = {}): Call => ({
  signal: new AbortController().signal,
  deadlineMs: Number.POSITIVE_INFINITY,
  priority: "interactive",
  principal: "exam",
  ...conditions,
});

/** Every feed of a connector, once. */
export function feedsOf(connector: Connector): Feed[] {
  const feeds = Object.values(connector.readers).filter((reader): reader is Feed => "read" in reader);
  return [...new Set(feeds)];
}

/** What one whole read of a feed brought. */
export interface WholeRead {
  readonly pages: readonly FeedPage[];
  readonly rows: readonly Row[];
  /** Rows that the vendor's lists held, by list, as the pages told them. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Reads a feed to its end. */
export async function readAll(feed: Feed, call: Call = patientCall(), window: Window = "ALL"): Promise<WholeRead> {
  const since = window === "ALL" ? null : new Date(examNow - WINDOW_MS[window]).toISOString();
  const pages: FeedPage[] = [];
  for await (const page of feed.read({ window, since, call })) pages.push(page);
  const counts: Record<string, number> = {};
  for (const page of pages) counts[page.list] = (counts[page.list] ?? 0) + page.vendorIds.length;
  return { pages, rows: pages.flatMap((page) => page.rows), counts };
}

/** The moment at which vendors under examination stand. */
export const examNow = Date.parse("2026-11-20T12:00:00.000Z");

/** The calls that a vendor saw, logins left out. */
export async function workCalls(subject: ExamSubject): Promise<readonly SeenCall[]> {
  return (await subject.control.calls()).filter((call) => !subject.isLogin(call));
}
