import { defineConfig } from "vitest/config";

/** The fast lane: no retries, no sleeping, real HTTP on loopback only. */
export default defineConfig({
  // As Node resolves it: graphql's "module" build beside its "main" would make two graphqls that refuse each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
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
