import { defineConfig } from "vitest/config";

/** For StrykerJS, which knows nothing of projects: the tests of one room, in one process. */
export default defineConfig({
  test: {
    include: (process.env["MUTANT_TESTS"] ?? "").split(" "),
    isolate: false,
    execArgv: ["--max-semi-space-size=64"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    provide: { fewerByDay: 5 },
    tags: [{ name: "night" }],
  },
});
