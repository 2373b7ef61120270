import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["connector/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"],
    exclude: ["node_modules", "test/e2e/**"],
    pool: "forks",
    // Tests wait more than they work: for latencies, processes, the Salesforce CLI.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
