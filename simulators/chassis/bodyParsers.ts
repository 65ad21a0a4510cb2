// How are request bodies read? Tolerantly: vendors accept a JSON content type without a body, and handlers decide on the rest.
import type { FastifyInstance } from "fastify";

/** A body that is not what its content type says; vendors turn it into their own 400 in an error handler. */
export class UnreadableBodyError extends Error {
  override readonly name = "UnreadableBodyError";
  /** Status for vendors that set no error handler. */
  readonly statusCode = 400;
}

/**
 * Installs the parsers: JSON becomes a value (undefined when empty), a form becomes a record of its fields,
 * any other type stays text. Broken JSON throws UnreadableBodyError.
 */
export function installBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^application\/(.+\+)?json/i, { parseAs: "string" }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    try {
      done(null, JSON.parse(body.toString()));
    } catch {
      done(new UnreadableBodyError("The body is not JSON."));
    }
  });
  app.addContentTypeParser(/^application\/x-www-form-urlencoded/i, { parseAs: "string" }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body.toString())));
  });
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
}
