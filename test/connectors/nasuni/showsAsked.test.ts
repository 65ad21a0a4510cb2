// When does a thing at the console count as what was asked for, however the console writes it?
import { describe, expect, it } from "vitest";
import { hostsKey, settingsNow, showsAsked } from "../../../src/connectors/nasuni/changes/showsAsked.ts";
import type { Json } from "../../../src/contract/changes/Change.ts";

describe("What was asked for shows", () => {
  it.each<readonly [string, unknown, Json]>([
    ["in a truth that is written as a text", { readonly: "False" }, { readonly: false }],
    ["in a number that is written as a text", { limit: "1073741824" }, { limit: 1_073_741_824 }],
    ["in a path with the other slashes", { path: "/a/b/" }, { path: "\\a\\b" }],
    ["in hosts of another order", { hosts_allow: "10.0.0.2, 10.0.0.1" }, { hosts_allow: "10.0.0.1 10.0.0.2" }],
    ["in a blank that admits every host", { hostspec: "" }, { hostspec: "*" }],
    ["in users of another order", { auth: { rw_users: ["b", "a"] } }, { auth: { rw_users: ["a", "b"] } }],
    ["beside settings that were not asked for", { name: "a", mobile: true }, { name: "a" }],
    [
      "in one filer among others",
      { filer_access: [{ filer_guid: "a", permission: "readonly" }, { filer_guid: "b" }] },
      { filer_access: [{ filer_guid: "a", permission: "readonly" }] },
    ],
  ])("%s", (_, thing, asked) => {
    expect(showsAsked(thing, asked)).toBe(true);
  });

  it.each<readonly [string, unknown, Json]>([
    ["in another truth", { readonly: "True" }, { readonly: false }],
    ["where the setting is missing", {}, { readonly: false }],
    ["in one user more", { auth: { rw_users: ["a", "b"] } }, { auth: { rw_users: ["a"] } }],
    ["in one host less", { hostspec: "a" }, { hostspec: "a,b" }],
    ["in names of another case", { name: "Projects" }, { name: "projects" }],
  ])("not %s", (_, thing, asked) => {
    expect(showsAsked(thing, asked)).toBe(false);
  });

  it("and what there was before is kept for exactly the settings that change", () => {
    expect(settingsNow({ name: "a", comment: null, mobile: true }, { comment: "new", quota: 5 })).toEqual({
      comment: null,
      quota: null,
    });
  });

  it("by hosts that are the same in any order", () => {
    expect([hostsKey("b,a"), hostsKey("a b"), hostsKey(null)]).toEqual(["a,b", "a,b", "*"]);
  });
});
