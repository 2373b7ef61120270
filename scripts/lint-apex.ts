import { CodeAnalyzer, CodeAnalyzerConfig, type RuleSelection } from "@salesforce/code-analyzer-core";
import { createEnginePlugin as pmd } from "@salesforce/code-analyzer-pmd-engine";
import { createEnginePlugin as regex } from "@salesforce/code-analyzer-regex-engine";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { readOptions } from "./readOptions.ts";

readOptions({});

/**
 * `npm run lint:apex`: checks the package by the rules that Salesforce Code Analyzer recommends for Apex and metadata. PMD, which
 * has most of the Apex rules, needs Java 11 or later; without it, its rules are skipped with a message.
 */
const projectFolder = path.dirname(import.meta.dirname);
const hasJava = spawnSync("java", ["-version"]).status === 0;

const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.withDefaults());
await analyzer.addEnginePlugin(regex());
if (hasJava) await analyzer.addEnginePlugin(pmd());

const workspace = await analyzer.createWorkspace([path.join(projectFolder, "force-app")]);
const rules = await analyzer.selectRules(["regex:Recommended", "pmd:Recommended:Apex"], { workspace });
const problems = describe(await analyzer.run(rules, { workspace }));

for (const problem of problems) console.error(problem);
const outcome = problems.length === 0 ? "nothing to complain of" : `${problems.length} problems`;
console.log(`Code Analyzer, ${count(rules)} rules: ${outcome}.`);
if (!hasJava)
  console.log("PMD's rules for Apex were NOT checked: install Java 11 or later to check them too.");
process.exitCode = problems.length === 0 ? 0 : 1;

function count(selection: RuleSelection): number {
  return selection.getEngineNames().flatMap((name) => selection.getRulesFor(name)).length;
}

function describe(results: Awaited<ReturnType<CodeAnalyzer["run"]>>): string[] {
  return results.getViolations().map((violation) => {
    const location = violation.getPrimaryLocation();
    const file = path.relative(projectFolder, location.getFile() ?? "");
    return `${file}:${location.getStartLine()}: ${violation.getMessage()} (${violation.getRule().getName()})`;
  });
}
