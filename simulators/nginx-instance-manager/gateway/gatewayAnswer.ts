// What does the gateway itself answer? Its refusals carry no `details`, and where services are down or unmapped it says 502 (sheet §1, §3).
import type { WireAnswer } from "../../chassis/spoilAnswer.ts";
import type { NimBehaviour } from "../options.ts";

const texts: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  413: "Request Entity Too Large",
  429: "Too Many Requests",
};

/** The page that nginx makes by itself. */
export function htmlAnswer(status: number): WireAnswer {
  const title = `${status} ${texts[status] ?? "Error"}`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { "content-type": "text/html" }, body };
}

/** A refusal of the gateway: 403 or 429, or 401 before its challenge is added. The exact bodies are unknown (sheet §10). */
export function refusal(status: 401 | 403 | 429, { refusalBodies }: NimBehaviour): WireAnswer {
  if (refusalBodies === "html") return htmlAnswer(status);
  const body = refusalBodies === "json" ? JSON.stringify({ code: status, message: texts[status] }) : "";
  return { status, headers: { "content-type": "application/json" }, body };
}

/** How a failed login looks: 401 with a challenge in Basic mode, a redirect into the OIDC flow otherwise (sheet §2). */
export function loginRefusal(behaviour: NimBehaviour, origin: string): WireAnswer {
  if (behaviour.auth === "oidc") {
    const location = `${origin}/idp/authorize?response_type=code&scope=openid&client_id=nim&redirect_uri=/_codexch`;
    return { ...htmlAnswer(302), headers: { "content-type": "text/html", location } };
  }
  const answer = refusal(401, behaviour);
  const challenge = { "www-authenticate": 'Basic realm="Nginx Management Suite"' };
  return { ...answer, headers: { ...answer.headers, ...challenge } };
}

/** What an unmapped prefix, or a service that is down, looks like: 502, never 404 (sheet §1). */
export const upstreamUnavailable = { code: 502, message: "Upstream Unavailable" };
