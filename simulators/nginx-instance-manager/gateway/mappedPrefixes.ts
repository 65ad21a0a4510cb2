// Does any service stand behind this address? The gateway's case-sensitive prefix map of `/api` (sheet §1).

/** Where the platform API lives. */
export const apiBase = "/api/platform/v1";

const prefixes = [
  "analytics license roles userinfo users groups features inventory modules dimensionmapping resource-groups",
  "analysis certs configs instance-groups instance-sets instances servers systems",
  "security/publish security/deployments security/policies security/attack-signatures security/bot-signatures",
  "security/threat-campaigns security/logprofiles templates report k8s-usage health",
].flatMap((line) => line.split(" ").map((prefix) => `${apiBase}/${prefix}`));

const mapped = [...prefixes, "/api/scim/v2/Users", "/api/scim/v2/Groups", "/api/liveness/"];

/** True when a service gets calls to this raw path; it answers 404 itself for what it does not know. */
export function isMapped(path: string): boolean {
  return mapped.some((prefix) => path.startsWith(prefix));
}
