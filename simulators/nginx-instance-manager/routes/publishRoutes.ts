// How is something published, and how is its deployment polled? By the `rel` of the reply, whose prefix depends on the target (sheet §5).
import { z } from "zod";
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { InstanceParams, Nim, UidParams } from "../nim.ts";
import { configDocumentJson } from "../present/configJson.ts";
import { acceptedJson, deploymentJson } from "../present/deploymentJson.ts";
import { instanceJson } from "../present/systemJson.ts";
import { publishToGroup, publishToInstance, startDeployment } from "../state/deploymentDesk.ts";
import { instanceOfRef } from "../state/eventDesk.ts";
import { membersOfGroup } from "../state/nimState.ts";
import type { DeploymentKind } from "../state/workRecords.ts";
import { notFound } from "../wire/apiError.ts";
import { type Query, textOf } from "../wire/paging.ts";
import { bodyLimit, readBody } from "../wire/readBody.ts";
import { findGroup, findInstance } from "./find.ts";
import { findVersion, readPublication } from "./publishBody.ts";

const publications = z.object({
  publications: z.array(
    z.looseObject({
      instances: z.array(z.string()).nullish(),
      instanceGroups: z.array(z.string()).nullish(),
      policyContent: z.looseObject({ name: z.string() }).nullish(),
    }),
  ),
});

function registerInstanceConfigRoutes(nim: Nim): void {
  const url = `${apiBase}/systems/:systemUid/instances/:nginxUid/config`;
  nim.app.get<InstanceParams & { Querystring: Query }>(url, ({ params, query }) => {
    const instance = findInstance(nim.state, params);
    // The documentation prints an instance under this call, the mock of a client a document.
    if (nim.behaviour.instanceConfigReply === "instance") return instanceJson(nim, instance);
    return configDocumentJson(findVersion(instance.history, textOf(query, "externalId")), [instance.uid]);
  });
  nim.app.route<InstanceParams>({
    method: ["POST", "PUT"],
    url,
    bodyLimit,
    handler: ({ params, body }, reply) => {
      const instance = findInstance(nim.state, params);
      const config = readPublication(nim, body, instance.history[0]);
      return reply.code(202).send(acceptedJson(publishToInstance(nim, instance, config)));
    },
  });
}

function registerGroupConfigRoutes(nim: Nim): void {
  const url = `${apiBase}/instance-groups/:uid/config`;
  nim.app.get<UidParams & { Querystring: Query }>(url, ({ params, query }) => {
    const group = findGroup(nim.state, params.uid);
    const members = membersOfGroup(nim.state, group.uid).map((member) => member.uid);
    return configDocumentJson(findVersion(group.history, textOf(query, "externalId")), members);
  });
  nim.app.route<UidParams>({
    // POST is documented by example, PUT only in passing (sheet §6.3).
    method: ["POST", "PUT"],
    url,
    bodyLimit,
    handler: ({ params, body }, reply) => {
      const group = findGroup(nim.state, params.uid);
      const config = readPublication(nim, body, group.history[0]);
      return reply.code(202).send(acceptedJson(publishToGroup(nim, group, config)));
    },
  });
}

function registerSecurityPublishRoute(nim: Nim): void {
  nim.app.post(`${apiBase}/security/publish`, ({ body }, reply) => {
    const started = readBody(publications, body).publications.map(({ instances, instanceGroups, policyContent }) => {
      const direct = (instances ?? []).map((ref) => instanceOfRef(nim.state, ref));
      const grouped = (instanceGroups ?? []).flatMap((ref) => membersOfGroup(nim.state, ref.split("/").at(-1) ?? ""));
      const targetName = policyContent?.name ?? "security content";
      const members = [...direct, ...grouped].filter((instance) => instance !== undefined);
      return startDeployment(nim, { kind: "security", target: targetName, targetName, members, config: null });
    });
    return reply.code(202).send({ deployments: started.map(acceptedJson) });
  });
}

/** Kinds that each address serves: security deployments are polled at two of them (sheet §5). */
const served: Readonly<Record<DeploymentKind, readonly DeploymentKind[]>> = {
  "systems/instances": ["systems/instances", "security"],
  "instance-groups": ["instance-groups"],
  security: ["security"],
};

function registerDeploymentRoutes(nim: Nim): void {
  for (const [prefix, kinds] of Object.entries(served)) {
    nim.app.get<UidParams>(`${apiBase}/${prefix}/deployments/:uid`, ({ params }) => {
      const deployment = nim.state.deployments.get(params.uid);
      const nowMs = nim.clock.now();
      const { deploymentHiddenMs, deploymentKeptMs } = nim.behaviour;
      const missing =
        deployment === undefined ||
        !kinds.includes(deployment.kind) ||
        nowMs < deployment.createdMs + deploymentHiddenMs ||
        (deploymentKeptMs !== null && nowMs >= deployment.endsAtMs + deploymentKeptMs);
      if (missing) throw notFound(`deployment ${params.uid}`);
      return deploymentJson(nim, deployment);
    });
  }
}

/** Registers the routes of configurations in use, of publications and of deployments. */
export function registerPublishRoutes(nim: Nim): void {
  registerInstanceConfigRoutes(nim);
  registerGroupConfigRoutes(nim);
  registerSecurityPublishRoute(nim);
  registerDeploymentRoutes(nim);
}
