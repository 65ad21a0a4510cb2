// What do paths of file servers and their shares answer? (sheet §6.6)
import type { Nodeum } from "../nodeum.ts";
import { allOperations, collectionEndpoints } from "../resources/collectionEndpoints.ts";
import { findRow } from "../resources/findRow.ts";
import { nasServers, nasShares } from "../resources/storageResources.ts";
import { sharesOfNas, sharesOfPool } from "../state/nodeumState.ts";
import type { NasShareRecord } from "../state/storageRecords.ts";
import { type Endpoint, type NodeumCall, ok, paramOf } from "../wire/endpoint.ts";
import { memberEndpoints } from "./memberPlaces.ts";
import { mountStatus, shareMount } from "./mountJson.ts";
import { poolOf } from "./poolRoutes.ts";
import { requestEndpoints } from "./requestEndpoints.ts";

/** File servers and shares; a share is made below its server only. */
export function nasRoutes(nodeum: Nodeum): Endpoint[] {
  const servers = nasServers(nodeum);
  const shares = nasShares(nodeum);
  const nasOf = (call: NodeumCall) => findRow(servers, nodeum.state.nas.list(), paramOf(call, "nas_id"));
  const all = () => nodeum.state.nasShares.list();
  const mountOf = (share: NasShareRecord) => mountStatus(shareMount(nodeum, share), `Share ${share.name}`);
  const views = [{ word: "mount", scope: "nas_shares/mount_status", answer: mountOf }];
  const changes = ["update", "destroy"] as const;
  return [
    ...collectionEndpoints(nodeum, servers, { path: "/nas", operations: allOperations }),
    ...requestEndpoints(nodeum, {
      path: "/nas/:nas_id/nas_shares/-/test",
      scope: "nas_shares/test",
      topicOf: (call) => `test of NAS ${nasOf(call).id}`,
      // The share that is tested is the one in the body; it need not be saved.
      deliver:
        ({ body }) =>
        () =>
          typeof body.path === "string" && body.path !== "",
      result: (_call, status) => ok(status),
    }),
    ...memberEndpoints(nodeum, shares, { path: "/nas_shares", rows: all, views, changes }),
    ...memberEndpoints(nodeum, shares, {
      path: "/nas/:nas_id/nas_shares",
      rows: (call) => sharesOfNas(all(), nasOf(call).id),
      given: (call) => ({ nas_id: nasOf(call).id }),
      views,
      changes: ["create", ...changes],
    }),
    ...memberEndpoints(nodeum, shares, {
      path: "/pools/:pool_id/nas_shares",
      rows: (call) => sharesOfPool(all(), poolOf(nodeum, call).id),
      views,
      changes,
    }),
  ];
}
