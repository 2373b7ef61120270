import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyTree } from "../support/copyTree.ts";
import { mutantTable, type Mutant } from "./table.ts";

/**
 * Applies each mutant of the table in a copy of the project, and runs the test that must see it without and
 * with it. Prints a line for each. Whether all were seen.
 */
export function runTable(): boolean {
  const folder = copyTree();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const results = mutantTable.map((mutant) => {
    const result = judge(folder, mutant);
    console.log(`${result.padEnd(24)} ${mutant.breaks}`);
    return result;
  });
  remove();
  process.off("exit", remove);
  const seen = results.filter((result) => result === "seen").length;
  console.log(`The table of mutants: ${seen} of ${results.length} are seen`);
  return seen === results.length;
}

function judge(
  folder: string,
  { file, from, to, seenBy }: Mutant,
): "seen" | "NOT SEEN" | "its test fails anyway" {
  if (!passes(folder, seenBy)) return "its test fails anyway";
  const path = join(folder, file);
  const source = readFileSync(path, "utf8");
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  const isSeen = !passes(folder, seenBy);
  writeFileSync(path, source);
  return isSeen ? "seen" : "NOT SEEN";
}

/** Only ends what is stuck. */
const timeout = 15 * 60_000;

function passes(folder: string, [file, name, project]: Mutant["seenBy"]): boolean {
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const projects = (project ? [project] : ["shared", "alone", "night"]).flatMap((project) => [
    "--project",
    project,
  ]);
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", file, "--testNamePattern", pattern, ...projects],
    { cwd: folder, stdio: "ignore", timeout, env: { ...process.env, TESTS_AT: "night" } },
  );
  return status === 0;
}
