// What do paths of tapes, drives and libraries answer? (sheet §6.9)
import type { Nodeum } from "../nodeum.ts";
import { allOperations, collectionEndpoints } from "../resources/collectionEndpoints.ts";
import { findRow } from "../resources/findRow.ts";
import { tapeDrives, tapeLibraries, tapes } from "../resources/tapeResources.ts";
import { drivesOfLibrary, tapesOfLibrary, tapesOfPool } from "../state/nodeumState.ts";
import type { TapeLibraryRecord, TapeRecord } from "../state/tapeRecords.ts";
import { type Json, notFound } from "../wire/apiError.ts";
import { type Endpoint, type NodeumCall, ok, paramOf, requiredQuery } from "../wire/endpoint.ts";
import { pageOf } from "../wire/listing.ts";
import { memberEndpoints } from "./memberPlaces.ts";
import { mountStatus, tapeMount } from "./mountJson.ts";
import { poolOf } from "./poolRoutes.ts";

/** Tapes, drives and libraries. */
export function tapeRoutes(nodeum: Nodeum): Endpoint[] {
  const libraries = tapeLibraries(nodeum);
  const resource = tapes(nodeum);
  const libraryOf = (call: NodeumCall) =>
    findRow(libraries, nodeum.state.tapeLibraries.list(), paramOf(call, "tape_library_id"));
  const all = () => nodeum.state.tapes.list();
  const views = [
    {
      word: "mount",
      scope: "tapes/mount_status",
      answer: (tape: TapeRecord) => mountStatus(tapeMount(nodeum, tape), `Tape ${tape.barcode}`),
    },
    { word: "tape_stat", scope: "tape_stats/show", answer: (tape: TapeRecord) => ok(tapeStat(nodeum, tape)) },
  ];
  return [
    ...collectionEndpoints(nodeum, libraries, { path: "/tape_libraries", operations: allOperations }),
    ...driveEndpoints(nodeum, libraryOf),
    ...deviceEndpoints(nodeum, libraryOf),
    ...memberEndpoints(nodeum, resource, { path: "/tapes", rows: all, views, changes: ["destroy"] }),
    ...memberEndpoints(nodeum, resource, {
      path: "/tape_libraries/:tape_library_id/tapes",
      rows: (call) => tapesOfLibrary(all(), libraryOf(call).id),
      views,
      changes: [],
    }),
    ...memberEndpoints(nodeum, resource, {
      path: "/pools/:pool_id/tapes",
      rows: (call) => tapesOfPool(all(), poolOf(nodeum, call).id),
      views,
      changes: [],
    }),
    {
      verb: "GET",
      path: "/tape_stats",
      scope: "tape_stats/index",
      handle: (call) => {
        const listing = { rows: all(), attributes: {}, values: () => ({}), sortable: false, changing: false };
        const { count, rows } = pageOf(listing, call.query, nodeum.behaviour);
        return ok({ count, tape_stats: rows.map((tape) => tapeStat(nodeum, tape)) });
      },
    },
  ];
}

function driveEndpoints(nodeum: Nodeum, libraryOf: (call: NodeumCall) => TapeLibraryRecord): Endpoint[] {
  const resource = tapeDrives(nodeum);
  return [
    ...collectionEndpoints(nodeum, resource, {
      path: "/tape_drives",
      operations: ["index", "show", "update", "destroy"],
    }),
    ...collectionEndpoints(nodeum, resource, {
      path: "/tape_libraries/:tape_library_id/tape_drives",
      operations: allOperations,
      rows: (call) => drivesOfLibrary(nodeum.state.tapeDrives.list(), libraryOf(call).id),
      given: (call) => ({ tape_library_id: libraryOf(call).id }),
    }),
  ];
}

/** What a tape tells of its own life; sizes in its megabytes. */
function tapeStat(
  { behaviour }: Nodeum,
  { barcode, mount_count, max, free, last_size_update, date_in }: TapeRecord,
): Json {
  const megabytes = (units: number) => Math.floor((units * behaviour.tapeUnitBytes) / 1_000_000);
  const [whole, left] = [megabytes(max ?? 0), megabytes(free ?? 0)];
  return {
    log_time: last_size_update ?? date_in,
    barcode,
    mounts: mount_count,
    recovered_write_data_errors: mount_count % 7,
    unrecovered_write_data_errors: 0,
    lifetime_mbytes_written: whole - left,
    total_native_capacity: whole,
    total_used_native_capacity: whole - left,
    write_protect: 0,
    worm: 0,
  };
}

/** Results of device scans: known under one job id, because no operation starts a scan (sheet §5). */
function deviceEndpoints(nodeum: Nodeum, libraryOf: (call: NodeumCall) => TapeLibraryRecord): Endpoint[] {
  const checkJob = (call: NodeumCall) => {
    const id = requiredQuery(call, "job_id");
    if (id !== nodeum.behaviour.deviceScanJobId) throw notFound("job", id);
  };
  const shown = (names: readonly string[], rows: readonly object[]) =>
    rows.map((row) => Object.fromEntries(names.map((name) => [name, (row as Json)[name]])));
  return [
    {
      verb: "GET",
      path: "/tape_libraries/-/devices",
      scope: "tape_libraries/devices",
      handle: (call) => {
        checkJob(call);
        const names = ["serial", "protocol", "vendor", "product", "firmware", "device", "storage_slots", "io_slots"];
        return ok({ tape_libraries: shown(names, nodeum.state.tapeLibraries.list()) });
      },
    },
    {
      verb: "GET",
      path: "/tape_libraries/:tape_library_id/tape_drives/-/devices",
      scope: "tape_drives/devices",
      handle: (call) => {
        checkJob(call);
        const names = ["serial", "scsi_address", "vendor", "product", "firmware", "device", "sgdevice"];
        return ok({ tape_drives: shown(names, drivesOfLibrary(nodeum.state.tapeDrives.list(), libraryOf(call).id)) });
      },
    },
  ];
}
