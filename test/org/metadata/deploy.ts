import { nextId } from "../storage/nextId.ts";
import type { Caller, Org } from "../types.ts";
import { applyComponents, removeFromOrg } from "./apply/applyComponents.ts";
import { checkDeployment, type Problem } from "./checkDeployment.ts";
import { checkTests } from "./checkTests.ts";
import { listComponents, type Component } from "./components.ts";
import { blankMessage } from "./deployMessage.ts";
import type { DeployMessage, DeployOptions, DeployResult } from "./deployTypes.ts";
import { namesIn } from "./inventory.ts";
import { findComponent, saveJob } from "./metadataStore.ts";
import { removalMessages } from "./removals.ts";
import { userName } from "./userName.ts";
import { PackageError, isNamed, readPackage, type DeploymentPackage, type Manifest } from "./readPackage.ts";

/** Checks a deployment and, unless it is only to be checked, puts it into the org: all of it or nothing. */
export function deploy(org: Org, caller: Caller, zip: Buffer, options: DeployOptions): DeployResult {
  const started = org.now().toISOString();
  const id = nextId(org, "0Af");
  const outcome = attempt(org, caller, zip, options);
  const result = toResult(org, caller, { id, started, options, ...outcome });
  saveJob(org, id, { kind: "deploy", result, zip });
  return result;
}

interface Outcome {
  messages: DeployMessage[];
  /** Why the zip was not looked into. */
  refusal?: string;
}

function attempt(org: Org, caller: Caller, zip: Buffer, options: DeployOptions): Outcome {
  let deployment: DeploymentPackage;
  try {
    deployment = readPackage(zip);
  } catch (error) {
    if (error instanceof PackageError) return { messages: [], refusal: error.message };
    throw error;
  }
  const problems = [...checkDeployment(org, deployment), ...checkTests(org, deployment, options)];
  const fails = problems.some(({ severity }) => severity === "Error");
  const ignored = new Set(
    problems.filter(({ message }) => message === "Not in package.xml").map(({ fileName }) => fileName),
  );
  const components = listComponents(deployment).filter(({ fileName }) => !ignored.has(fileName));
  const removals = fails ? [] : removalMessages(org, deployment);
  const messages = [
    ...problems.map((problem) => problemMessage(org, problem)),
    ...components.flatMap((component) =>
      successMessages(org, component, { problems, manifest: deployment.manifest }),
    ),
    ...removals,
    manifestMessage(org),
  ];
  const refused = fails || removals.some(({ success }) => !success);
  if (!refused && !options.checkOnly) {
    org.db.transaction(() => {
      applyComponents(org, components, caller.userId);
      for (const removal of removals) removeFromOrg(org, removal.componentType, removal.fullName);
    })();
  }
  return { messages };
}

function problemMessage(org: Org, problem: Problem): DeployMessage {
  return {
    ...blankMessage(org),
    success: problem.severity === "Warning",
    componentType: problem.type,
    fullName: problem.fullName,
    fileName: problem.fileName,
    problem: problem.message,
    problemType: problem.severity,
    ...(problem.line !== undefined && { lineNumber: problem.line }),
    ...(problem.line !== undefined && { columnNumber: problem.column ?? 1 }),
  };
}

/** One line for the component and each part of its file that package.xml names; none where something is wrong with it. */
function successMessages(
  org: Org,
  component: Component,
  { problems, manifest }: { problems: readonly Problem[]; manifest: Manifest },
): DeployMessage[] {
  const failed = problems.some(
    ({ type, fullName }) => type === component.type && fullName === component.fullName,
  );
  if (failed) return [];
  const known = findComponent(org, component.type, component.fullName);
  const changed = !known || !sameFiles(known, component);
  return namesIn(component)
    .filter((name) => isNamed(name, manifest))
    .map((name) => {
      const componentType = name.split(":")[0] ?? "";
      return {
        ...blankMessage(org),
        componentType,
        fullName: name.slice(componentType.length + 1),
        fileName: component.fileName,
        changed,
        created: !known,
        ...(known && { id: known.id }),
      };
    });
}

function sameFiles(one: Component, other: Component): boolean {
  return (
    one.files.size === other.files.size &&
    [...one.files].every(([path, content]) => other.files.get(path)?.equals(content))
  );
}

function manifestMessage(org: Org): DeployMessage {
  return {
    ...blankMessage(org),
    componentType: "",
    fullName: "package.xml",
    fileName: "package.xml",
    changed: true,
  };
}

function toResult(
  org: Org,
  caller: Caller,
  {
    id,
    started,
    options,
    messages,
    refusal,
  }: Outcome & { id: string; started: string; options: DeployOptions },
): DeployResult {
  const failures = messages.filter(({ success }) => !success);
  const successes = messages.filter(({ success }) => success);
  const success = failures.length === 0 && refusal === undefined;
  const counted = successes.filter(({ componentType }) => componentType !== "");
  const now = org.now().toISOString();
  return {
    id,
    status: success ? "Succeeded" : "Failed",
    success,
    done: true,
    checkOnly: options.checkOnly,
    ignoreWarnings: options.ignoreWarnings,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: options.runTests.length > 0,
    createdBy: caller.userId,
    createdByName: userName(org, caller.userId),
    createdDate: started,
    startDate: started,
    completedDate: now,
    lastModifiedDate: now,
    numberComponentErrors: failures.length,
    numberComponentsDeployed: success ? counted.length : 0,
    numberComponentsTotal: counted.length + failures.length,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    ...(refusal !== undefined && { errorMessage: refusal, errorStatusCode: "UNKNOWN_EXCEPTION" }),
    details: {
      componentSuccesses: successes,
      componentFailures: failures,
      runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
    },
  };
}
