import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["connector/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"],
    exclude: ["node_modules", "test/e2e/**"],
    pool: "forks",
    maxWorkers: 2,
    // Only ends what is stuck: a busy machine may take many times as long as an idle one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
