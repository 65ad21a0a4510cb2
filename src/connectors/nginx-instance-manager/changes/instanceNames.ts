// Which NGINX instance is meant? Its id names the pair of system and instance, which alone is a key (sheet §6.1).
import type { PartName } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import type { Nim } from "../nim.ts";

/** The pair. */
export interface InstanceName {
  readonly systemUid: string;
  readonly nginxUid: string;
}

/** Reads it out of an id. Throws INVALID_INPUT for something else. @param field path from `input`. */
export function instanceNameOf(
  { refuse, sourceId }: Pick<Nim, "sourceId"> & { readonly refuse: Refusals },
  part: PartName,
  field: string,
): InstanceName {
  if (part.type !== "NginxInstance" || part.sourceId !== sourceId)
    throw refuse.invalid(field, "write the id of an NGINX instance of this source");
  const at = part.nativeId.indexOf(":");
  const [systemUid, nginxUid] = [part.nativeId.slice(0, Math.max(at, 0)), part.nativeId.slice(at + 1)];
  if (systemUid === "" || nginxUid === "") throw refuse.invalid(field, "this is no id of an NGINX instance");
  return { systemUid, nginxUid };
}
