// Which files make up a configuration, and are they fit to be sent? Pure; used where one is saved or published (sheet §6.2, §6.4).
import { createHash } from "node:crypto";
import type { ConfigurationFile, ConfigurationFiles } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";

/** Files below a directory, as the vendor writes them: absolute names, contents in base64. */
export type FileSet = {
  readonly rootDir: string;
  readonly files: readonly { readonly name: string; readonly contents: string }[];
};

/** Both sets of a configuration. */
export type FileSets = {
  readonly configFiles: FileSet;
  readonly auxFiles: FileSet;
};

/** The gateway in front of the API takes bodies of 50 MB (sheet §1); some of it is needed for what is not files. */
const MOST_BYTES = 50 * 1024 * 1024 - 64 * 1024;

/**
 * Checks and encodes the files. Throws INVALID_INPUT that names the first one at fault.
 * @param field path from `input` of what holds them.
 */
export function fileSetsOf(refuse: Refusals, asked: ConfigurationFiles, field: string): FileSets {
  const { rootDirectory: rootDir, files, auxiliaryFiles = [] } = asked;
  if (!isAbsolute(rootDir) && rootDir !== "/")
    throw refuse.invalid(`${field}.rootDirectory`, "write an absolute path without a slash at its end");
  if (files.length === 0)
    throw refuse.invalid(`${field}.files`, "write all files of the configuration; what is missing is removed");
  const configFiles = files.map((file, at) => encoded(refuse, file, `${field}.files[${at}]`));
  const below = rootDir === "/" ? "/" : `${rootDir}/`;
  const stray = configFiles.findIndex(({ name }) => !name.startsWith(below));
  if (stray >= 0)
    throw refuse.invalid(
      `${field}.files[${stray}].path`,
      `write files that are not below ${rootDir} as auxiliaryFiles`,
    );
  const auxFiles = auxiliaryFiles.map((file, at) => encoded(refuse, file, `${field}.auxiliaryFiles[${at}]`));
  const all = [...configFiles, ...auxFiles];
  if (new Set(all.map(({ name }) => name)).size < all.length)
    throw refuse.invalid(`${field}.files`, "write every path once");
  const bytes = all.reduce((sum, { name, contents }) => sum + name.length + contents.length + 64, 0);
  if (bytes > MOST_BYTES)
    throw refuse.invalid(`${field}.files`, "write less: NGINX Instance Manager takes 50 MB, encoded in base64");
  return { configFiles: { rootDir, files: configFiles }, auxFiles: { rootDir: "/", files: auxFiles } };
}

function encoded(refuse: Refusals, { path: name, content }: ConfigurationFile, field: string) {
  if (!isAbsolute(name)) throw refuse.invalid(`${field}.path`, "write an absolute path without . or ..");
  const { text, base64 } = content;
  if (text !== undefined) return { name, contents: Buffer.from(text).toString("base64") };
  if (base64 === undefined) throw refuse.invalid(`${field}.content`, "write text or base64");
  if (!isBase64(base64)) throw refuse.invalid(`${field}.content.base64`, "this is no base64");
  return { name, contents: base64 };
}

const isAbsolute = (path: string): boolean =>
  path.startsWith("/") &&
  !/\p{Cc}/u.test(path) &&
  path
    .slice(1)
    .split("/")
    .every((name) => name !== "" && name !== "." && name !== "..");

/** Whether a text is base64, in one line and padded. The empty text is. */
export const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);

/**
 * The caller's own version of it; undefined when there is none. Throws INVALID_INPUT for one that the vendor would not take.
 * @param field path from `input` of what holds it.
 */
export function versionOf(
  refuse: Refusals,
  { externalVersion }: ConfigurationFiles,
  field: string,
): string | undefined {
  const isBad =
    externalVersion !== undefined && (!/^.{1,150}$/u.test(externalVersion) || /\p{Cc}/u.test(externalVersion));
  if (isBad) throw refuse.invalid(`${field}.externalVersion`, "write 1 to 150 characters in one line");
  return externalVersion;
}

/** Names of the values that no plan shows: what is in the files, for it may hold passwords. */
export const contentsOf = ({ configFiles, auxFiles }: FileSets): readonly string[] => [
  ...configFiles.files.map((_, at) => `configFiles.files.${at}.contents`),
  ...auxFiles.files.map((_, at) => `auxFiles.files.${at}.contents`),
];

/** Tells two configurations apart without holding them: a digest of names and contents, in any order. */
export function digestOf({ configFiles, auxFiles }: FileSets): string {
  const plain = ({ files }: FileSet) =>
    files.map(({ name, contents }) => [name, sha256(Buffer.from(contents, "base64"))].join(" ")).sort();
  return sha256(JSON.stringify([configFiles.rootDir, plain(configFiles), plain(auxFiles)]));
}

const sha256 = (value: string | Buffer): string => createHash("sha256").update(value).digest("hex");
