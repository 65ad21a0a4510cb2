// Who am I, what is licensed, what is installed? The platform's own small reads (sheet §2, §6.8).
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim } from "../nim.ts";

const version = "2.21.1";

/** Registers the routes about NIM itself. */
export function registerPlatformRoutes(nim: Nim): void {
  const { app } = nim;
  app.get(`${apiBase}/userinfo`, (request) => {
    const caller = nim.callers.get(request);
    return { username: caller?.name ?? "", roles: [caller?.mayWrite ? "admin" : "viewer"] };
  });
  app.get(`${apiBase}/license`, () => ({
    metadata: { name: "license" },
    currentStatus: {
      subscription: { id: "A-S00012345" },
      state: { currentInstance: { id: "nim", version, features: [{ id: "NGINX_INSTANCE_MANAGER" }] } },
    },
  }));
  app.get(`${apiBase}/license/status`, () => ({ licenseStatus: "VALID" }));
  app.get(`${apiBase}/modules/versions`, () => ({ "instance-manager": version, "security-monitoring": "1.7.1" }));
  app.get(`${apiBase}/inventory`, () => ({
    systems: nim.state.systems.size(),
    instances: nim.state.instances.size(),
    instanceGroups: nim.state.groups.size(),
    certs: nim.state.certs.size(),
  }));
  const placeholder = (title: string) => `<!doctype html><title>${title}</title>`;
  app.get("/ui", (_request, reply) => reply.type("text/html").send(placeholder("NGINX Instance Manager")));
  app.get("/ui/docs", (_request, reply) => reply.type("text/html").send(placeholder("API Documentation")));
  app.get("/install/nginx-agent", (_request, reply) => reply.type("text/plain").send("#!/bin/sh\nexit 0\n"));
}
