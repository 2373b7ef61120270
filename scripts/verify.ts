/**
 * `npm test`: all checks of a change. Runs every one even if one fails, and ends with the number of tests.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { linters } from "./linters.ts";
import { commandLine } from "./setup/commandLine.mjs";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Whether its output is shown on success too. */
  speaks?: boolean;
  /** Reads the runner's JSON report. */
  count?: (report: never) => Counts;
}

const reportFolder = mkdtempSync(path.join(tmpdir(), "crosswalk-verify-"));
/** A script of the project's own, by the Node that runs this. */
const script = (name: string) => [process.execPath, path.join("scripts", name)];
const reportFile = (step: string) => path.join(reportFolder, `${step}.json`);

/** The report that Jest and Vitest share. */
const countJest = (report: {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}): Counts => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests,
});

interface VitestReport {
  testResults: { assertionResults: { status: string; tags?: string[] }[] }[];
}

/** Single tests of the night stand in the report as not run. They are none that somebody left out. */
const leftToNight = ({ testResults }: VitestReport): number =>
  testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, tags }) => status !== "passed" && status !== "failed" && tags?.includes("night"))
    .length;

const countVitest = (report: VitestReport & Parameters<typeof countJest>[0]): Counts => {
  const counts = countJest(report);
  return { ...counts, skipped: counts.skipped - leftToNight(report) };
};

const countPlaywright = (report: {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}): Counts => ({
  passed: report.stats.expected + report.stats.flaky,
  failed: report.stats.unexpected,
  skipped: report.stats.skipped,
});

const lint: Step = {
  name: "lint",
  command: ["eslint", ...linters.eslint, "--max-warnings", "0"],
};

const imports: Step = { name: "imports", command: ["depcruise", ...linters.depcruise] };

/** The compiler's errors, and the rules that ask for types. */
const types: Step = {
  name: "types",
  command: ["oxlint", ...linters.oxlint],
  // It is written in Go, and collects what it left behind for a third of its time. It needs 3.5 GB without.
  env: { GOGC: "off", GOMEMLIMIT: "4GiB" },
};
const code = "**/*.{ts,mts,js,mjs,cjs}";
const formatCode: Step = { name: "format of code", command: ["oxfmt", "--check", code] };
const format: Step = {
  name: "format",
  command: ["prettier", "--check", ".", `!${code}`, "--log-level", "warn"],
};
const unused: Step = { name: "unused", command: ["knip"] };
const apex: Step = { name: "apex", command: script("lint-apex.ts"), speaks: true };

/** The page of the browser tests: the first of them would compile it alone, with a processor idle. */
const page: Step = {
  name: "page",
  command: [
    process.execPath,
    "--input-type=module",
    "--eval",
    'await (await import("@crosswalk/practice-page")).compilePage();',
  ],
};

const componentTests: Step = {
  name: "lwc",
  command: ["sfdx-lwc-jest", "--", "--json", `--outputFile=${reportFile("lwc")}`],
  env: { TESTS_AT: "day" },
  count: countJest,
};

const unitTests: Step = {
  name: "unit",
  command: [
    "vitest",
    "run",
    "--tags-filter=!night",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile("unit")}`,
  ],
  count: countVitest,
};

const browserTests: Step = {
  name: "browser",
  command: ["playwright", "test", "--project=day", "--reporter=line,json"],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile("browser") },
  count: countPlaywright,
};

/**
 * Phase after phase, each with its lanes side by side. Unit and browser tests have workers for both cores of
 * a small machine: side by side they take a fifth longer than one after the other.
 */
const phases: Step[][][] = [
  [[lint, imports, types, formatCode, format, unused, apex, page], [componentTests]],
  [[unitTests]],
  [[browserTests]],
];

/** Runs one step with its output passed on; resolves to whether it succeeded. */
function run(step: Step): Promise<{ step: Step; ok: boolean; seconds: number }> {
  const started = performance.now();
  const [command, ...args] = step.command;
  return new Promise((resolve) => {
    const tool = path.resolve("node_modules/.bin", command ?? "");
    const line = commandLine(tool, args, process.execPath, process.platform);
    const child = spawn(line.file, line.args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...step.env, FORCE_COLOR: "0" },
      shell: line.shell,
    });
    const output: Buffer[] = [];
    const keep = (chunk: Buffer) => {
      // The lanes run side by side: a check's output is printed in one piece.
      if (step.count) process.stdout.write(chunk);
      else output.push(chunk);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on("close", (status) => {
      const seconds = (performance.now() - started) / 1000;
      if (status !== 0 || step.speaks) process.stdout.write(Buffer.concat(output));
      console.log(`${status === 0 ? "ok    " : "FAILED"} ${step.name} (${seconds.toFixed(0)} s)`);
      resolve({ step, ok: status === 0, seconds });
    });
  });
}

function readCounts(step: Step): Counts {
  try {
    return (
      step.count?.(JSON.parse(readFileSync(reportFile(step.name), "utf8")) as never) ?? {
        passed: 0,
        failed: 0,
        skipped: 0,
      }
    );
  } catch {
    // A runner that died before its report counts as one failure.
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function runLane(steps: Step[]) {
  const ended = [];
  for (const step of steps) ended.push(await run(step));
  return ended;
}

const results: Awaited<ReturnType<typeof run>>[] = [];
for (const lanes of phases) results.push(...(await Promise.all(lanes.map(runLane))).flat());

const counts = [componentTests, unitTests, browserTests].map((suite) => ({
  name: suite.name,
  ...readCounts(suite),
}));
rmSync(reportFolder, { recursive: true, force: true });
const total = (kind: keyof Counts) => counts.reduce((sum, suite) => sum + suite[kind], 0);
const failedSteps = results.filter(({ ok }) => !ok).map(({ step }) => step.name);

console.log();
for (const suite of counts) {
  console.log(
    `  ${suite.name.padEnd(8)} ${suite.passed} passed, ${suite.failed} failed, ${suite.skipped} skipped`,
  );
}
if (failedSteps.length > 0)
  console.log(`\nNot passed: ${failedSteps.join(", ")}. Each one's own words are above.`);
console.log();
const seconds = (performance.now() / 1000).toFixed(0);
console.log(
  `${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped (${seconds} s)`,
);
process.exit(failedSteps.length > 0 ? 1 : 0);
