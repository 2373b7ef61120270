import { CodeAnalyzer, CodeAnalyzerConfig } from "@salesforce/code-analyzer-core";
import { createEnginePlugin } from "@salesforce/code-analyzer-pmd-engine";
import { spawnSync } from "node:child_process";
import path from "node:path";

/**
 * Holds the package's Apex against the rules that Salesforce Code Analyzer recommends. PMD, which checks them, runs on
 * Java 11 or later.
 */
const projectFolder = path.dirname(import.meta.dirname);

if (spawnSync("java", ["-version"]).error) {
  console.error(
    "There is no Java on this machine, which PMD needs.\n  Next: install Java 11 or later and run this again.",
  );
  process.exitCode = 1;
} else {
  const problems = await analyze(path.join(projectFolder, "force-app/main/default/classes"));
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? "Apex: nothing to complain of." : `Apex: ${problems.length} problems.`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

async function analyze(folder: string): Promise<string[]> {
  const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.withDefaults());
  await analyzer.addEnginePlugin(createEnginePlugin());
  const rules = await analyzer.selectRules(["pmd:Recommended"]);
  const results = await analyzer.run(rules, { workspace: await analyzer.createWorkspace([folder]) });
  return results.getViolations().map((violation) => {
    const location = violation.getPrimaryLocation();
    const file = path.relative(projectFolder, location.getFile() ?? "");
    return `${file}:${location.getStartLine()}: ${violation.getMessage()} (${violation.getRule().getName()})`;
  });
}
