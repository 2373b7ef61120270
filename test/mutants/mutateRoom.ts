import { Stryker } from "@stryker-mutator/core";
import { rooms, type Room } from "./rooms.ts";

/** A room below this score, in percent of the mutants, fails the night. */
const scoreMin = 70;

/**
 * Has StrykerJS make mutants in a room and run the room's tests, of each mutant those that reach it. What a
 * run found is kept in .cache, and the next one tries only mutants whose code or tests have changed.
 */
export async function mutateRoom(room: Room): Promise<void> {
  process.env["MUTANT_TESTS"] = rooms[room].join(" ");
  const name = room.replaceAll("/", "-");
  await new Stryker({
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "test/mutants/vitest.config.ts", related: false, pool: "forks" },
    mutate: [`${room}/**/*.ts`, `!${room}/**/*.{test,fixture}.ts`],
    // Words and the shape of records change no promise, and their types are checked.
    mutator: { excludedMutations: ["StringLiteral", "ObjectLiteral"] },
    // What is computed as a module loads would need all tests again for each mutant.
    ignoreStatic: true,
    disableTypeChecks: false,
    ignorePatterns: ["/.cache", "/.data", "/.node", "/config/salesforce-cli", "/test/bench", "/test/e2e"],
    tempDirName: ".cache/stryker",
    incremental: true,
    incrementalFile: `.cache/mutants/${name}.json`,
    concurrency: 2,
    // Only ends what is stuck: a busy machine may take many times as long.
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 30,
    reporters: ["clear-text", "progress-append-only"],
    clearTextReporter: { allowColor: false, logTests: false, skipFull: true },
    thresholds: { high: 90, low: scoreMin, break: scoreMin },
  }).runMutationTest();
}
