import { defineConfig } from "vitest/config";

/** The fast lane: no retries, no sleeping, real HTTP on loopback only. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    retry: 0,
  },
});
