import { rmSync } from "node:fs";
import { copyTree } from "../support/copyTree.ts";
import type { Mutant, NamedTest } from "./mutant.ts";
import { countAnchors, mutate } from "./mutate.ts";
import { runTests } from "./runTests.ts";

export interface Verdict {
  mutant: Mutant;
  /** `broken`: the tests could not tell, because they did not run, or fail without the mutant too. */
  result: "killed" | "survived" | "broken";
  why: string;
  seconds: number;
}

/** So many run side by side, each in a copy of its own. */
const copiesMax = 2;

/** A test's time limit with a mutant: several times its own time, because the machine may be busier. */
const limitOf = (seconds: number) => 10_000 + seconds * 3000;

/** Applies mutants one at a time and runs the tests that must fail, after seeing that they pass without. */
export async function runMutants(
  mutants: readonly Mutant[],
  onVerdict: (verdict: Verdict) => void,
): Promise<Verdict[]> {
  const folders = Array.from({ length: Math.min(copiesMax, mutants.length) }, copyTree);
  const remove = () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  process.once("exit", remove);
  try {
    const named = new Map(mutants.flatMap(({ tests }) => tests).map((test) => [keyOf(test), test]));
    const unmutated = new Map<string, { seconds: number; trouble: string | null }>();
    await share(folders, [...named.values()], async (folder, test) => {
      const { passed, failed, trouble, seconds } = await runTests(folder, test, 120_000);
      const fails = failed > 0 || passed === 0 ? "its test fails without it" : null;
      unmutated.set(keyOf(test), { seconds, trouble: trouble ?? fails });
    });
    const verdicts: Verdict[] = [];
    await share(folders, [...mutants], async (folder, mutant) => {
      const verdict = await judge(folder, mutant, unmutated);
      verdicts.push(verdict);
      onVerdict(verdict);
    });
    return verdicts;
  } finally {
    remove();
    process.off("exit", remove);
  }
}

async function judge(
  folder: string,
  mutant: Mutant,
  unmutated: ReadonlyMap<string, { seconds: number; trouble: string | null }>,
): Promise<Verdict> {
  const verdict = { mutant, seconds: 0 };
  const anchors = countAnchors(folder, mutant);
  if (anchors !== 1)
    return { ...verdict, result: "broken", why: `its text stands ${anchors} times in the file` };
  const restore = mutate(folder, mutant);
  try {
    for (const test of mutant.tests) {
      const before = unmutated.get(keyOf(test));
      if (!before || before.trouble !== null) {
        return { ...verdict, result: "broken", why: before?.trouble ?? "its test was not run" };
      }
      const { failed, trouble, seconds } = await runTests(folder, test, limitOf(before.seconds));
      verdict.seconds += seconds;
      if (trouble !== null) return { ...verdict, result: "broken", why: trouble };
      if (failed === 0) return { ...verdict, result: "survived", why: `“${test.name}” still passes` };
    }
    return { ...verdict, result: "killed", why: "" };
  } finally {
    restore();
  }
}

/** Does the work for each of many, one at a time in each folder. */
async function share<T>(
  folders: readonly string[],
  all: T[],
  work: (folder: string, one: T) => Promise<void>,
): Promise<void> {
  await Promise.all(
    folders.map(async (folder) => {
      for (let one = all.shift(); one !== undefined; one = all.shift()) await work(folder, one);
    }),
  );
}

const keyOf = ({ file, name }: NamedTest) => `${file} ${name}`;
