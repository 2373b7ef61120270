import { defineConfig } from "vitest/config";

/** These put a spy in a module's place, which works only where the module has not been loaded yet. */
const withSpies = ["connector/database/runner.test.ts", "test/connector/overtaken.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 3,
    // Most of what a test makes is garbage soon: a larger nursery takes 6 % off the processor time.
    execArgv: ["--max-semi-space-size=64"],
    // Only ends what is stuck: a busy machine may take many times as long as an idle one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["connector/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["node_modules", "test/e2e/**", ...withSpies],
          // Modules are loaded once a worker, which took longer than most tests: none of them remembers
          // anything (config/lint/rooms.ts).
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: withSpies } },
    ],
  },
});
