// What does a mutation set of a mounted share, in the API's names? Pure; used by changes of shares.
import type { MountedShareInput, ShareProtocolInput } from "../../../contract/changes/inputs.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { withoutSecrets } from "../map/share.ts";
import { checkedLine, checkedName, refuseWritten } from "./checks.ts";
import type { ShareBody } from "./shareSteps.ts";

const FIELD = "input.protocol.mount";
const NOT_SERVED = "Nodeum serves no shares itself, it mounts those of other systems; write protocol.mount";

/** What was asked for, as both inputs have it. */
export interface ShareWish {
  readonly name?: string;
  readonly path?: string;
  readonly description?: string;
  readonly protocol?: ShareProtocolInput;
}

/** How the share shall be mounted. Throws UNSUPPORTED_BY_VENDOR for another protocol. */
export function mountOf(refuse: Refusals, protocol: ShareProtocolInput | undefined): MountedShareInput {
  const { nfs, smb, s3, mount = {} } = protocol ?? {};
  refuseWritten(refuse, {
    "input.protocol.nfs": [nfs, NOT_SERVED],
    "input.protocol.smb": [smb, NOT_SERVED],
    "input.protocol.s3": [s3, NOT_SERVED],
  });
  return mount;
}

/** What was written, and nothing else; not the system. Throws INVALID_INPUT and UNSUPPORTED_BY_VENDOR. */
export function shareBody(refuse: Refusals, { name, path, description, protocol }: ShareWish): ShareBody {
  const { mountOptions, username, password } = mountOf(refuse, protocol);
  refuseWritten(refuse, { "input.description": [description, "a mounted share has no comment; leave it out"] });
  const line = (text: string, field: string, most = 255) => checkedLine(refuse, { text, field, most });
  return {
    ...(name === undefined ? {} : { name: checkedName(refuse, { text: name, field: "input.name" }) }),
    ...(path === undefined ? {} : { path: line(path, "input.path", 4_096) }),
    ...(mountOptions === undefined ? {} : { options: optionsOf(refuse, mountOptions) }),
    ...(username === undefined ? {} : { username: line(username, `${FIELD}.username`) }),
    ...(password === undefined ? {} : { password: line(password, `${FIELD}.password`) }),
  };
}

/** Mount options; none at all is "". What they hold is shown to everybody who may see the share. */
function optionsOf(refuse: Refusals, options: string): string {
  const field = `${FIELD}.mountOptions`;
  if (options === "") return options;
  if (withoutSecrets(options) !== options)
    throw refuse.invalid(field, "write who logs in as username and password: mount options are no place for secrets");
  return checkedLine(refuse, { text: options, field, most: 4_096 });
}
