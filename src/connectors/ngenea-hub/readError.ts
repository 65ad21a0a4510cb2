// What does an error answer of the Hub say? Only words that look like codes; its sentences may hold secrets (sheet §4).
import type { VendorErrorReader } from "../../upstream/AuthStrategy.ts";
import { fieldOf } from "./map/json.ts";

/**
 * Reads `code`, such as `token_not_valid`, which stands beside `detail`. Where single fields are refused (400) there is no
 * code; then the class `invalid` is told, or `unique` where a value is taken. An answer that is not JSON says nothing.
 */
export const readNgeneaHubError: VendorErrorReader = ({ status, body }) => {
  const code = fieldOf(body, "code");
  const isCode = typeof code === "string" && /^[a-z][a-z_]{0,63}$/.test(code);
  const refusesFields = status === 400 && typeof body === "object" && body !== null;
  const refusal = refusesFields ? (saysTaken(body) ? "unique" : "invalid") : null;
  return { vendorCode: isCode ? code : refusal, vendorRequestId: null };
};

/** Whether a field is refused because another row has its value: the framework's own sentence, whatever the field. */
const saysTaken = (body: object): boolean =>
  Object.values(body).some(
    (said) =>
      Array.isArray(said) && said.some((one) => typeof one === "string" && /already exists|must be unique/i.test(one)),
  );
