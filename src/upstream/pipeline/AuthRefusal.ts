// What does the judge tell the replay when the vendor refuses a session? Never leaves the pipeline.
import type { HeldSession } from "../session/Sessions.ts";
import type { UpstreamResponse } from "../UpstreamClient.ts";

/** Thrown when an answer means that the session is not valid, or may mean it. */
export class AuthRefusal extends Error {
  readonly session: HeldSession;
  readonly response: UpstreamResponse;

  constructor(session: HeldSession, response: UpstreamResponse) {
    super("the vendor refuses the session");
    this.name = "AuthRefusal";
    this.session = session;
    this.response = response;
  }
}
