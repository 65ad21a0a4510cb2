// Where does a request go, and where may a link lead? Paths and queries on a source's own origin, and nowhere else.
import { badAnswer } from "./parseAnswer.ts";
import type { Query, UpstreamRequest } from "./UpstreamClient.ts";

/** Where a source is. */
export interface SourcePlace {
  readonly sourceId: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Stands before every path; "" or begins with `/` and does not end in one. */
  readonly basePath: string;
}

/** Checks and normalizes a place. Throws a RangeError, without the value, for one of wrong form. */
export function sourcePlace({ sourceId, origin, basePath }: SourcePlace): SourcePlace {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (!isOrigin) throw new RangeError(`${sourceId}: the origin must be scheme, host and port, and no more`);
  if (!/^(\/[^?#]*[^?#/])?$/.test(basePath)) {
    throw new RangeError(`${sourceId}: the base path must begin with a slash and not end in one`);
  }
  return { sourceId, origin: url.origin, basePath };
}

/** The path with query that goes on the wire. */
export function wirePath(place: SourcePlace, request: UpstreamRequest): string {
  const query = queryText(request.query ?? {});
  const joint = request.path.includes("?") ? "&" : "?";
  return `${place.basePath}${request.path}${query === "" ? "" : `${joint}${query}`}`;
}

/**
 * Reduces a link to a path with query behind the base path. Relative links are read from the request's own path. Throws
 * UPSTREAM_BAD_RESPONSE when it is no link or leads to another origin; the link itself is not told.
 */
export function ownLink(place: SourcePlace, link: string, request: UpstreamRequest): string {
  const base = new URL(`${place.basePath}${request.path}`, place.origin);
  const url = URL.canParse(link, base.href) ? new URL(link, base.href) : null;
  const where = { sourceId: place.sourceId, action: request.action };
  if (url === null) throw badAnswer(where, "holds a link that cannot be read");
  if (url.origin !== base.origin) throw badAnswer(where, "links to another host");
  const { basePath } = place;
  // Some vendors give links as seen from behind the base path.
  const path = url.pathname.startsWith(`${basePath}/`) ? url.pathname.slice(basePath.length) : url.pathname;
  return `${path}${url.search}`;
}

function queryText(query: Query): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== null && one !== undefined)
        pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`);
    }
  }
  return pairs.join("&");
}
