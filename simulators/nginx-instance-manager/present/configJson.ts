// How do groups, running configurations and saved ones look on the wire? (Sheet §6.2 to §6.4.)
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim } from "../nim.ts";
import type { ConfigFile, FileSet, PublishedConfig, StagedConfigRecord } from "../state/configRecords.ts";
import { membersOfGroup } from "../state/nimState.ts";
import type { GroupRecord } from "../state/systemRecords.ts";
import { secondTime } from "../wire/moments.ts";
import { lastDeployment } from "./deploymentJson.ts";
import { versionRef } from "./systemJson.ts";

const sizeOf = ({ contents }: ConfigFile) => Buffer.byteLength(contents, "base64");
const folderOf = ({ name }: ConfigFile) => name.slice(0, name.lastIndexOf("/")) || "/";

/** Folders with their files, whose contents are empty here. */
function directoryMap(files: readonly ConfigFile[], updateTime: string): Record<string, object> {
  const folders = Object.entries(Object.groupBy(files, folderOf));
  return Object.fromEntries(
    folders.map(([name, inside = []]) => {
      const listed = inside.map((file) => ({ name: file.name, contents: "", size: sizeOf(file) }));
      return [name, { name, permissions: "0755", size: 4096, updateTime, files: listed }];
    }),
  );
}

const withSizes = ({ rootDir, files }: FileSet) => ({
  rootDir,
  files: files.map((file) => ({ name: file.name, contents: file.contents, size: sizeOf(file) })),
});

/** The mark of a version: without an id the type is "other" (sheet §6.2). */
const markOf = ({ externalId, externalIdType }: Pick<PublishedConfig, "externalId" | "externalIdType">) => ({
  externalId: externalId ?? "",
  externalIdType,
});

/** The configuration of an instance or a group; `undefined` for a group that has none yet. */
export function configDocumentJson(config: PublishedConfig | undefined, instances: readonly string[]): object {
  const configFiles = config?.configFiles ?? { rootDir: "/etc/nginx", files: [] };
  const time = secondTime(config?.createdMs ?? 0);
  return {
    configFiles: withSizes(configFiles),
    auxFiles: withSizes(config?.auxFiles ?? { rootDir: "/", files: [] }),
    createTime: time,
    updateTime: time,
    directoryMap: directoryMap(configFiles.files, time),
    ...markOf(config ?? { externalId: null, externalIdType: "other" }),
    instances,
  };
}

/** An instance group. */
export function groupJson(nim: Nim, group: GroupRecord): object {
  const { uid, name, displayName, description, baseConfigName, history, lastDeploymentId } = group;
  const members = membersOfGroup(nim.state, uid);
  const newestOf = members.flatMap((member) => member.history.slice(0, 1));
  return {
    uid,
    name,
    displayName,
    description,
    instances: members.map((member) => member.uid),
    configVersion: { instances: newestOf.map(versionRef), versions: history.map(versionRef) },
    baseConfigName,
    ...lastDeployment(nim, lastDeploymentId),
    links: members.map(({ systemUid, uid: nginxUid, displayName: label }) => ({
      rel: `${apiBase}/systems/${systemUid}/instances/${nginxUid}`,
      name: "instance",
      displayName: label,
    })),
  };
}

/** An instance group in the summary. */
export function groupSummaryJson({ uid, name, displayName, description, history }: GroupRecord): object {
  return {
    uid,
    name,
    displayName,
    description,
    ...markOf(history[0] ?? { externalId: null, externalIdType: "other" }),
  };
}

/** A saved configuration in the list: no files. */
export function stagedRowJson({ uid, configName, createdMs, updatedMs }: StagedConfigRecord): object {
  return { uid, configName, createTime: secondTime(createdMs), updateTime: secondTime(updatedMs) };
}

/** A saved configuration by itself. */
export function stagedJson(config: StagedConfigRecord): object {
  const { configFiles, auxFiles, nginxUid, instGroupUid } = config;
  return {
    ...stagedRowJson(config),
    configFiles,
    auxFiles,
    ...markOf(config),
    ...(nginxUid === null ? {} : { nginxUid }),
    ...(instGroupUid === null ? {} : { instGroupUid }),
  };
}
