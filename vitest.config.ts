import { existsSync, globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The files that take longest. They start first, so that none runs alone at the end. Vitest orders by time
 * itself, but only after a first run, which a fresh clone has not had.
 */
const longest = [
  "test/connector/erasure.test.ts",
  "test/connector/batches.test.ts",
  "test/refusals/refusals.test.ts",
  "test/connector/leads.test.ts",
  "test/connector/batchUndo.test.ts",
  "test/connector/lostAnswers.test.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]) {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((file) => moduleId.endsWith(`/${file}`));
    const sorted = await super.sort(specifications);
    return [...sorted.filter(isLong), ...sorted.filter((specification) => !isLong(specification))];
  }
}

const ofUnits = ["connector/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"];

/** These put something in a module's place, which works only where the module has not been loaded yet. */
const withMocks = globSync(ofUnits, { exclude: (name) => name === "node_modules" }).filter((file) =>
  /^vi\.mock\(/m.test(readFileSync(file, "utf8")),
);

/**
 * Files that `npm run nightly` runs: a large org, searches that an org is slow at, every way of asking for
 * an erasure, what wears batches, strangers and shared lists out for long, hostile files and texts, the
 * timeline, what check-org and the removal of the app tell, batches of a thousand leads, batches under kills
 * and faults, deployments, packages, the container image, uses of
 * the Salesforce CLI that few changes touch, `npm run dev`, every way in which `npm start` ends, whether
 * each setting acts, lost keys, every outcome of a batch's rows, how
 * good matching is, a shutdown, a full disk, the bill of materials, and which packages a start loads. One by
 * hand: `npm run test:night -- FILE`.
 */
const atNight = [
  "test/chaos/chaos.test.ts",
  "test/package/scripts.test.ts",
  "test/connector/batchFairness.test.ts",
  "scripts/deploy/preparePackage.test.ts",
  "test/connector/neverKnown.test.ts",
  "test/connector/plansOfIds.test.ts",
  "test/hostile/loopTurns.test.ts",
  "test/hostile/storedRows.test.ts",
  "scripts/shipped/shipped.test.ts",
  "test/connector/bigOrg.test.ts",
  "test/connector/growth.test.ts",
  "test/connector/longLists.test.ts",
  "test/connector/undoLooks.test.ts",
  "test/hostile/otherRequests.test.ts",
  "test/hostile/busyUser.test.ts",
  "test/package/commandArguments.test.ts",
  "test/connector/slowSearches.test.ts",
  "test/connector/timeline.test.ts",
  "test/connector/batchRequests.test.ts",
  "test/package/checkOrg.test.ts",
  "test/connector/teamDiagnosis.test.ts",
  "test/hostile/hostileFiles.test.ts",
  "test/hostile/erasedRows.test.ts",
  "test/hostile/hostileTexts.test.ts",
  "scripts/deploy/undeploySteps.test.ts",
  "test/connector/batchAccess.test.ts",
  "test/connector/batchTries.test.ts",
  "test/connector/strangers.test.ts",
  "test/connector/sharing.test.ts",
  "test/bench/service/othersFirst.test.ts",
  "test/bench/matching/quality.test.ts",
  "test/connector/candidateSearch.test.ts",
  "test/connector/batchCost.test.ts",
  "test/connector/unreadAnswers.test.ts",
  "test/package/containerImage.test.ts",
  "test/package/built.test.ts",
  "test/package/deployedPage.test.ts",
  "test/package/deployToOrg.test.ts",
  "test/package/packages.test.ts",
  "test/package/otherDeployments.test.ts",
  "test/package/refusedDeployments.test.ts",
  "test/package/convert.test.ts",
  "test/package/cliCommands.test.ts",
  "test/package/startEnds.test.ts",
  "test/package/dev.test.ts",
  "test/org/clients/cliDeploy.test.ts",
  "test/org/clients/cliSignIn.test.ts",
  "test/org/clients/salesforceCli.test.ts",
  "test/connector/lostKeys.test.ts",
  "test/connector/batchOutcomes.test.ts",
  "test/connector/storage.test.ts",
  "test/connector/shutdown.test.ts",
];

/** Of the practice org and page: at night, and by `npm run test:changed` where one of them has changed. */
const ofStandIns = ["test/{org,lightning}/**/*.test.ts"];

/** Of Postgres itself, and of several connectors, which take long: `npm run test:postgres` runs them. */
const onPostgres = [
  "test/connector/{rollingRestart,twoConnectors,settingsAtOnce}.test.ts",
  "test/connector/*AtTwo.test.ts",
  "test/connector/postgres/*.test.ts",
];

/**
 * Of what SQLite alone has: its file, its statements and plans, and the rows that it visits for an answer.
 * The others of the connector run on both; test/connector/postgres has what Postgres alone has.
 */
const onSqlite = ["connector/database/*.test.ts"];

/**
 * By how much tests of random or large input try less by day than by night. `npm run nightly` and the mutants
 * say that it is night; one file by hand: `TESTS_AT=night npm run vitest -- FILE`.
 */
const fewerByDay = process.env["TESTS_AT"] === "night" ? 1 : 5;

declare module "vitest" {
  interface ProvidedContext {
    fewerByDay: number;
  }
}

/** Whether a project is asked for: by its name, or by files that no other project runs. */
const isAsked = (project: string, isOfIt: (word: string) => boolean = () => false): boolean =>
  process.argv.slice(2).some((word) => word === project || isOfIt(word));

const missing = [...longest, ...atNight].find((file) => !existsSync(file));
if (missing) throw new Error(`vitest.config.ts: ${missing} is gone; take it from the lists here.`);

export default defineConfig({
  test: {
    pool: "forks",
    // More than a small machine has cores: some wait while others work.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // Most of what a test makes is garbage soon: a larger nursery takes 6 % off the processor time.
    execArgv: ["--max-semi-space-size=64"],
    // Only ends what is stuck: a busy machine may take many times as long as an idle one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    provide: { fewerByDay },
    // Single tests for the night among others of the day, which `npm test` leaves out; whole files are in the
    // list above.
    tags: [{ name: "night", description: "slow, and few changes touch it: npm run nightly" }],
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ofUnits,
          exclude: ["node_modules", "test/e2e/**", ...withMocks, ...atNight, ...ofStandIns, ...onPostgres],
          // Modules are loaded once a worker, which took longer than most tests: none of them remembers
          // anything (config/lint/places.ts).
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: withMocks } },
      // Vitest runs every project that there is, so these are there only where they are asked for.
      ...(isAsked("postgres")
        ? [
            {
              extends: true as const,
              test: {
                name: "postgres",
                include: ["connector/**/*.test.ts", "test/connector/**/*.test.ts"],
                exclude: ["node_modules", ...withMocks, ...atNight, ...onSqlite],
                globalSetup: ["test/support/postgresRun.ts"],
                env: { TEST_DATABASE: "postgres" },
                isolate: false,
              },
            },
          ]
        : []),
      ...(isAsked("night", (word) => atNight.includes(word))
        ? [{ extends: true as const, test: { name: "night", include: atNight } }]
        : []),
      ...(isAsked("stand-ins", (word) => /^test\/(?:org|lightning)\//.test(word))
        ? [
            {
              extends: true as const,
              test: { name: "stand-ins", include: ofStandIns, exclude: atNight, isolate: false },
            },
          ]
        : []),
    ],
  },
});
