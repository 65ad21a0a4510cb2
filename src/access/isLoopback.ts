// Can an address be reached from this machine alone?

/** True for `localhost` and the addresses of the loopback. @param host without a port; IPv6 with or without brackets. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
