// How are connections to a source made? One undici pool, with TLS verified unless the operator says otherwise.
import { Pool } from "undici";

/** How TLS is done. */
export interface TlsOptions {
  /** Certificates of private authorities, PEM; left out = the public ones. */
  readonly ca?: string | readonly string[];
  /** The client's own certificate, PEM. */
  readonly cert?: string;
  /** The client certificate's key, PEM. */
  readonly key?: string;
  /** True accepts any certificate: a deliberate exception that whoever sets it must tell aloud. */
  readonly insecureSkipVerify?: boolean;
}

/** How long is waited, in milliseconds. */
export interface UpstreamTimeouts {
  /** For a connection, TLS included. */
  readonly connectMs: number;
  /** From the request sent to the answer's headers. */
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly bodyMs: number;
  /** For one exchange from the first byte sent to the last one read. */
  readonly callMs: number;
}

/** What a pool is made of. */
export interface PoolOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Connections at once. */
  readonly connections: number;
  readonly timeouts: UpstreamTimeouts;
  readonly tls: TlsOptions;
}

/** Makes the pool of one source. It neither retries nor follows redirects. HTTP/1.1, one request per connection. */
export function createPool({ origin, connections, timeouts, tls }: PoolOptions): Pool {
  const { ca, cert, key, insecureSkipVerify = false } = tls;
  return new Pool(origin, {
    connections,
    pipelining: 1,
    allowH2: false,
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
    connect: {
      timeout: timeouts.connectMs,
      rejectUnauthorized: !insecureSkipVerify,
      ...(ca === undefined ? {} : { ca: typeof ca === "string" ? ca : [...ca] }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
    },
  });
}
