import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { NamedTest } from "./mutant.ts";

interface Outcome {
  passed: number;
  failed: number;
  /** What kept the tests from running at all: code that cannot be loaded, a set-up that fails. */
  trouble: string | null;
  seconds: number;
}

interface Report {
  testResults: {
    message?: string;
    assertionResults: { status: string }[];
  }[];
}

const reportFile = "vitest-report.json";

/**
 * Runs the tests in a copy of the project, up to the first that fails. `limitMs`: a test that takes longer
 * fails.
 */
export async function runTests(folder: string, { file, name }: NamedTest, limitMs: number): Promise<Outcome> {
  const began = performance.now();
  rmSync(join(folder, reportFile), { force: true });
  const limits = [`--testTimeout=${limitMs}`, `--hookTimeout=${limitMs}`];
  const child = spawn(
    process.execPath,
    [
      join("node_modules", "vitest", "vitest.mjs"),
      ...["run", file, "--testNamePattern", escaped(name), "--bail", "1"],
      // Also what runs by night alone.
      ...["shared", "alone", "night"].flatMap((project) => ["--project", project]),
      ...["--reporter=json", `--outputFile=${reportFile}`, ...limits],
    ],
    { cwd: folder, stdio: "ignore", env: { ...process.env, TESTS_AT: "night" } },
  );
  const stop = () => child.kill("SIGKILL");
  process.once("exit", stop);
  // Code that never yields is not ended by the tests' own limit.
  const stuck = setTimeout(stop, limitMs * 4);
  await once(child, "exit");
  clearTimeout(stuck);
  process.off("exit", stop);
  return { ...readOutcome(folder), seconds: (performance.now() - began) / 1000 };
}

function readOutcome(folder: string): Omit<Outcome, "seconds"> {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(join(folder, reportFile), "utf8")) as Report;
  } catch {
    return { passed: 0, failed: 0, trouble: "the tests did not end" };
  }
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const count = (status: string) => results.filter((result) => result.status === status).length;
  const [passed, failed] = [count("passed"), count("failed")];
  if (passed + failed > 0) return { passed, failed, trouble: null };
  const message = report.testResults.map((result) => result.message ?? "").join(" ");
  return { passed, failed, trouble: message.trim() || "no test has that name" };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
