// What may a name or a path be? Checked before the console is asked. The vendor documents no lengths; the bounds are those of
// the protocols and of file systems.

import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { parts } from "../map/share.ts";

/** Whether a text holds a control character, which no name, path or comment may. */
export const hasControls = (text: string): boolean => /\p{Cc}/u.test(text);

/**
 * A path from the root of the volume, with slashes and none at its end. Throws INVALID_INPUT.
 * @param field path from `input`.
 */
export function checkedPath(refuse: Refusals, path: string, field: string): string {
  if (!path.startsWith("/") || path.includes("\\"))
    throw refuse.invalid(field, "a path begins at the root of the volume, with slashes, for example /projects");
  const names = parts(path);
  const isOdd = names.some((name) => name === "." || name === ".." || name.length > 255);
  if (isOdd || hasControls(path))
    throw refuse.invalid(field, "a path holds no . or .., no control characters, and no name longer than 255");
  return `/${names.join("/")}`;
}

/** Characters that no SMB share may have in its name. */
const NOT_IN_SMB_NAMES = /["%*+,/:;<=>?[\\\]|]/;

/** The name of an SMB share. Throws INVALID_INPUT. */
export function checkedSmbName(refuse: Refusals, name: string, field: string): string {
  const isName = name.trim() === name && name !== "" && name.length <= 80;
  if (!isName || NOT_IN_SMB_NAMES.test(name) || hasControls(name))
    throw refuse.invalid(
      field,
      String.raw`an SMB share has a name of 1 to 80 characters without any of " % * + , / : ; < = > ? [ \ ] |`,
    );
  return name;
}

/** A label or a comment of at most so many characters. Throws INVALID_INPUT. */
export function checkedText(refuse: Refusals, text: string, { field, most }: { field: string; most: number }): string {
  if (text.length > most || hasControls(text))
    throw refuse.invalid(field, `write at most ${most} characters, in one line`);
  return text;
}
