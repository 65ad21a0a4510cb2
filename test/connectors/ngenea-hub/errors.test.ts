// What is told of a Hub's error answers, and which budget does a Hub get that documents none?
import { describe, expect, it } from "vitest";
import { NGENEA_HUB_DEFAULTS, readNgeneaHubError } from "../../../src/connectors/ngenea-hub/index.ts";

const read = (status: number, body: unknown) => readNgeneaHubError({ status, headers: {}, body });

describe("An error answer", () => {
  it("quirk H-8: that bears a code tells it, and never its sentence", () => {
    const body = { detail: "Given token eyJhbGciOi is not valid", code: "token_not_valid", messages: [{}] };
    expect(read(401, body)).toEqual({ vendorCode: "token_not_valid", vendorRequestId: null });
  });

  it.each([
    ["a sentence", 403, { detail: "You do not have permission to perform this action." }, null],
    ["a code that is a sentence", 401, { code: "the password hunter2 is wrong" }, null],
    ["fields", 400, { snapshot_schedule: { time: ["This field is required."] } }, "invalid"],
    ["a bare list", 400, ["Not allowed."], "invalid"],
    ["HTML", 500, "<html>Server Error</html>", null],
    ["nothing", 502, null, null],
  ])("quirk H-8: of %s is read without throwing", (_, status, body, vendorCode) => {
    expect(read(status, body)).toEqual({ vendorCode, vendorRequestId: null });
  });
});

describe("The defaults", () => {
  it("quirk H-9: allow 20 reads, 5 writes and 1 login a second, because the vendor names no limit", () => {
    expect(NGENEA_HUB_DEFAULTS).toMatchObject({ basePath: "/api", budgets: { READ: 20, WRITE: 5, LOGIN: 1 } });
  });
});
