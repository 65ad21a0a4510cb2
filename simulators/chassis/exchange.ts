// What did one vendor call say, both ways? Reported to `SimulatorOptions.observe`, which tests hold against a vendor's API description.

/** One request and the simulator's own answer to it. */
export interface Exchange {
  /** Upper case HTTP method. */
  method: string;
  /** Raw path as it came in, still percent-encoded, without the query. */
  path: string;
  /** Decoded query parameters; repeated ones are lists. */
  query: Record<string, string | string[]>;
  /** Request headers, names in lower case. */
  requestHeaders: Record<string, string | string[] | undefined>;
  /** Parsed JSON or form, text of any other type, undefined when there was none. */
  requestBody: unknown;
  /** HTTP status of the answer. */
  status: number;
  /** Answer headers, names in lower case. */
  responseHeaders: Record<string, number | string | string[] | undefined>;
  /** Parsed JSON of the answer, or its text where it is no JSON. */
  responseBody: unknown;
}
