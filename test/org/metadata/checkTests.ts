import type { Org } from "../types.ts";
import type { Problem } from "./problem.ts";
import { listComponents } from "../components/components.ts";
import type { DeployOptions } from "./deployTypes.ts";
import { findComponent } from "../components/componentStore.ts";
import type { DeploymentPackage } from "../components/readPackage.ts";

const levels = new Set([
  "NoTestRun",
  "RunSpecifiedTests",
  "RunLocalTests",
  "RunAllTestsInOrg",
  "RunRelevantTests",
]);

/**
 * Checks a deployment's tests without running Apex: the test level and the named classes exist, and the
 * classes contain tests. Results and coverage need a real org.
 */
export function checkTests(
  org: Org,
  deployment: DeploymentPackage,
  { testLevel, runTests }: DeployOptions,
): Problem[] {
  if (testLevel !== undefined && !levels.has(testLevel)) return [refusal(`Invalid test level: ${testLevel}`)];
  if (testLevel === "RunSpecifiedTests" && runTests.length === 0) {
    return [refusal("No tests were specified for the test level RunSpecifiedTests")];
  }
  if (testLevel !== "RunSpecifiedTests" && runTests.length > 0) {
    return [refusal(`Tests may be named with the test level RunSpecifiedTests only`)];
  }
  const classes = new Map(listComponents(deployment).map((component) => [component.fullName, component]));
  return runTests.flatMap((name) => {
    const component = classes.get(name) ?? findComponent(org, "ApexClass", name);
    const source = component?.files.get(component.fileName)?.toString("utf8");
    if (source === undefined) return [refusal(`Test class ${name} does not exist`, name)];
    return /@istest\b|\btestmethod\b/i.test(source) ? [] : [refusal(`Class ${name} holds no tests`, name)];
  });
}

function refusal(message: string, fullName = ""): Problem {
  return { type: fullName ? "ApexClass" : "", fullName, fileName: "", message, severity: "Error" };
}
