// What do links in answers look like? Absolute URLs in the version of the request, each with its method (sheet §7).

/** A link to a resource or an action. */
interface Link {
  readonly href: string;
  readonly method: string;
}

/** Makes the links of one answer. */
export interface LinkMaker {
  /** Version of the request, such as "v1.2". */
  readonly version: string;
  /** Absolute URL of an API path, such as `/volumes/`. */
  url(path: string): string;
  /** Link to an API path; the method is GET when absent. */
  to(path: string, method?: string): Link;
}

/** Makes links below an origin such as "https://nmc.corp.example". */
export function createLinkMaker(origin: string, version: string): LinkMaker {
  const url = (path: string) => `${origin}/api/${version}${path}`;
  return { version, url, to: (path, method = "GET") => ({ href: url(path), method }) };
}

/** API path of a filer. */
export const filerPath = (serial: string) => `/filers/${serial}/`;

/** API path of a volume. */
export const volumePath = (guid: string) => `/volumes/${guid}/`;

/** API path of a volume on one filer, below which shares, exports and snapshots live. */
export const placePath = (guid: string, serial: string) => `/volumes/${guid}/filers/${serial}/`;
