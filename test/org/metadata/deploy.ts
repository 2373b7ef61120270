import { nextId } from "../storage/nextId.ts";
import type { Caller, Org } from "../types.ts";
import { applyComponents, removeFromOrg } from "./apply/applyComponents.ts";
import { checkDeployment } from "./checkDeployment.ts";
import type { Problem } from "./problem.ts";
import { checkTests } from "./checkTests.ts";
import { listComponents, type Component } from "../components/components.ts";
import { blankMessage } from "./blankMessage.ts";
import type { DeployMessage, DeployOptions, DeployResult } from "./deployTypes.ts";
import { namesIn } from "./inventory.ts";
import { findComponent, saveJob } from "../components/componentStore.ts";
import { removalMessages } from "./removalMessages.ts";
import { userName } from "./userName.ts";
import {
  PackageError,
  isNamed,
  readPackage,
  type DeploymentPackage,
  type Manifest,
} from "../components/readPackage.ts";

/**
 * Checks a deployment and, unless it is only validated, applies it: all or nothing, or the components without
 * errors.
 */
export function deploy(org: Org, caller: Caller, zip: Buffer, options: DeployOptions): DeployResult {
  const id = nextId(org, "0Af");
  return completeDeployment(org, {
    id,
    userId: caller.userId,
    started: org.now().toISOString(),
    zip,
    options,
  });
}

/** An accepted deployment. */
interface AcceptedDeployment {
  id: string;
  userId: string;
  /** When it was accepted, ISO 8601. */
  started: string;
  zip: Buffer;
  options: DeployOptions;
}

/** Completes an accepted deployment, which has its id already. */
export function completeDeployment(
  org: Org,
  { id, userId, started, zip, options }: AcceptedDeployment,
): DeployResult {
  const outcome = attempt(org, userId, zip, options);
  const result = toResult(org, { id, userId, started, options, ...outcome });
  saveJob(org, id, { kind: "deploy", result, zip });
  return result;
}

interface Outcome {
  messages: DeployMessage[];
  /** Why the zip was refused. */
  refusal?: string;
  /** Whether components without errors were deployed beside others with errors. */
  partial?: boolean;
}

function attempt(org: Org, userId: string, zip: Buffer, options: DeployOptions): Outcome {
  let deployment: DeploymentPackage;
  try {
    deployment = readPackage(zip);
  } catch (error) {
    if (error instanceof PackageError) return { messages: [], refusal: error.message };
    throw error;
  }
  const brought = listComponents(deployment);
  const problems = [...checkDeployment(org, deployment, brought), ...checkTests(org, deployment, options)];
  const fails = problems.some(({ severity }) => severity === "Error");
  const ignored = new Set(
    problems.filter(({ message }) => message === "Not in package.xml").map(({ fileName }) => fileName),
  );
  const components = brought.filter(({ fileName }) => !ignored.has(fileName));
  const isPartial = fails && !options.rollbackOnError;
  const removals = fails && !isPartial ? [] : removalMessages(org, deployment);
  const messages = [
    ...problems.map((problem) => problemMessage(org, problem)),
    ...components.flatMap((component) =>
      successMessages(org, component, { problems, manifest: deployment.manifest }),
    ),
    ...removals,
    manifestMessage(org),
  ];
  const sound = components.filter((component) => !hasProblem(component, problems));
  const refused = fails || removals.some(({ success }) => !success);
  if ((!refused || !options.rollbackOnError) && !options.checkOnly) {
    org.db.transaction(() => {
      applyComponents(org, sound, userId);
      for (const removal of removals.filter(({ success }) => success)) {
        removeFromOrg(org, removal.componentType, removal.fullName);
      }
    })();
  }
  return { messages, partial: refused && !options.rollbackOnError && sound.length > 0 };
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

const hasProblem = (component: Component, problems: readonly Problem[]) =>
  problems.some(
    ({ type, fullName, severity }) =>
      severity === "Error" && type === component.type && fullName === component.fullName,
  );

/** A line for the component and each named part of its file; none where it has errors. */
function successMessages(
  org: Org,
  component: Component,
  { problems, manifest }: { problems: readonly Problem[]; manifest: Manifest },
): DeployMessage[] {
  if (hasProblem(component, problems)) return [];
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

interface Accepted {
  id: string;
  userId: string;
  started: string;
  options: DeployOptions;
}

/** The result of a deployment that was just accepted. */
export function unfinishedResult(org: Org, { id, userId, started, options }: Accepted): DeployResult {
  return {
    id,
    status: "Pending",
    success: false,
    done: false,
    checkOnly: options.checkOnly,
    ignoreWarnings: options.ignoreWarnings,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: options.runTests.length > 0,
    createdBy: userId,
    createdByName: userName(org, userId),
    createdDate: started,
    lastModifiedDate: started,
    numberComponentErrors: 0,
    numberComponentsDeployed: 0,
    numberComponentsTotal: 0,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    details: {
      componentSuccesses: [],
      componentFailures: [],
      runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
    },
  };
}

function toResult(org: Org, { messages, refusal, partial, ...accepted }: Outcome & Accepted): DeployResult {
  const failures = messages.filter(({ success }) => !success);
  const successes = messages.filter(({ success }) => success);
  const success = failures.length === 0 && refusal === undefined;
  const counted = successes.filter(({ componentType }) => componentType !== "");
  const now = org.now().toISOString();
  return {
    ...unfinishedResult(org, accepted),
    status: success ? "Succeeded" : partial ? "SucceededPartial" : "Failed",
    success,
    done: true,
    startDate: accepted.started,
    completedDate: now,
    lastModifiedDate: now,
    numberComponentErrors: failures.length,
    numberComponentsDeployed: success || partial ? counted.length : 0,
    numberComponentsTotal: counted.length + failures.length,
    ...(refusal !== undefined && { errorMessage: refusal, errorStatusCode: "UNKNOWN_EXCEPTION" }),
    details: {
      componentSuccesses: successes,
      componentFailures: failures,
      runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
    },
  };
}
