import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  assignmentsMax,
  assignmentsQuery,
  isSameAssignment,
  readAssignments,
  takeAssignments,
} from "./assignments.ts";
import type { TargetOrgHolder } from "./checkTargetOrg.ts";
import { giveBack } from "./giveBack.ts";
import { hasEnded, ownDeployments, type DeploymentInOrg } from "./deploymentInOrg.ts";
import { removableOnly } from "./removableOnly.ts";
import { findCrosswalk } from "./findCrosswalk.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { projectFolder, runSf, SfEnded } from "../org/sf.ts";
import { StepError } from "../org/stepError.ts";
import type { Step } from "./step.ts";
import { takenFile, type TakenFile } from "./takenFile.ts";
import { untilSignal } from "./untilSignal.ts";

/** What the steps use; tests give their own. */
interface UndeployTools {
  /** Runs the Salesforce CLI, until `ending` tells. */
  run: (args: string[], ending?: AbortSignal) => Promise<void>;
  /** Holds the manifests. */
  folder: string;
  /** Holds the list of what was taken. */
  taken?: string;
}

/**
 * Removes the package's components. Assignments go before the removal, because Salesforce keeps an assigned
 * permission set, and come back where it is refused or interrupted: the package is still there then, and
 * people need it. Where the org may go on, the next deployment gives them back.
 */
export function undeploySteps(
  targetOrg: string,
  org: Pick<TargetOrgHolder, "read" | "open">,
  { run, folder, taken }: UndeployTools = {
    run: (args, ending) => runSf(args, { ending }),
    folder: "config/generated/undeploy",
  },
): Step[] {
  const list = [
    ...["project", "generate", "manifest", "--source-dir", "force-app"],
    ...["--source-dir", "config/app-registration", "--type", "destroy", "--output-dir", folder],
  ];
  const remove = [
    ...["project", "deploy", "start", "--manifest", `${folder}/package.xml`],
    ...["--post-destructive-changes", `${folder}/destructiveChanges.xml`],
    ...["--target-org", targetOrg, "--wait", "30"],
  ];
  const inFolder = (name: string) => path.resolve(projectFolder, folder, name);
  return [
    {
      title: "List what to remove",
      shown: `sf ${list.join(" ")}`,
      run: async () => {
        await run(list);
        const file = inFolder("destructiveChanges.xml");
        await writeFile(file, removableOnly(await readFile(file, "utf8")));
        await writeFile(inFolder("package.xml"), emptyManifest);
      },
      nextStep: "Check that config/generated can be written.",
    },
    {
      title: "Take the permission sets from everybody who has them, and remove the package",
      shown:
        `asks the org: ${assignmentsQuery}; lists them in config/generated until the removal has ended; ` +
        `deletes them, ${assignmentsMax} a request; then sf ${remove.join(" ")}`,
      run: async (report) => {
        const file = takenFile(org.read().id, taken);
        const manifest = await readFile(inFolder("destructiveChanges.xml"), "utf8");
        const found = await findCrosswalk(await org.open(), manifest);
        if (found === "own") {
          const isThere = async () => (await findCrosswalk(await org.open(), manifest)) === "own";
          return withoutAssignments({ openOrg: org.open, isThere }, file, report, (ending) =>
            run(remove, ending),
          );
        }
        if (found === "managed") {
          throw new Error(
            "The org has Crosswalk as a managed package, which is uninstalled in Setup, Installed Packages.",
          );
        }
        report("The org has nothing of Crosswalk: there was nothing to remove.");
        await file.write([]);
      },
      nextStep:
        "Remove by hand what is named above, e.g. the panel from other apps' utility bars, and run this again.",
    },
  ];
}

interface PackageInOrg {
  openOrg: () => Promise<OrgSession>;
  /** Whether the org still has anything of it. */
  isThere: () => Promise<boolean>;
}

/**
 * Takes the assignments while `work` removes the package, and gives them back where that fails or a signal
 * ends it.
 */
async function withoutAssignments(
  found: PackageInOrg,
  file: TakenFile,
  report: (line: string) => void,
  work: (ending: AbortSignal) => Promise<void>,
): Promise<void> {
  const { openOrg } = found;
  const org = await openOrg();
  const there = await readAssignments(org);
  const owed = (await file.read()).filter((each) => !there.some((other) => isSameAssignment(each, other)));
  await file.write([...there, ...owed]);
  let taking = Promise.resolve();
  let isRemoving = false;
  const giveBackNow = async (mayGoOn: boolean) => {
    // What is on its way to the org would be taken after it was given back.
    await taking.catch(() => {});
    report(await giveBack(openOrg, file, mayGoOn));
  };
  let givingBack: Promise<void> | undefined;
  const giveBackOnce = (mayGoOn: boolean) => (givingBack ??= giveBackNow(mayGoOn));
  const before = await ownDeployments(org).catch(() => "untold" as const);
  await untilSignal(
    () => giveBackOnce(isRemoving),
    async (ending) => {
      try {
        taking = takeAssignments(org, there, ending);
        await taking;
        ending.throwIfAborted();
        isRemoving = true;
        await work(ending);
      } catch (error) {
        const stands = isRemoving && !ending.aborted ? await standOf(found, before, error) : undefined;
        if (stands === "removed") return report("The org has removed it all the same.");
        await giveBackOnce(isRemoving && stands !== "over");
        throw stands instanceof StepError ? stands : error;
      }
    },
  );
  await file.write([]);
}

/**
 * How a removal stands in the org after the CLI ended with an error, which it does for a refusal as for a
 * lost network: an error with the next step where it may go on. `before` are the user's deployments from
 * before it. Those after it may be others of the same user, so that none tells alone that it has succeeded.
 */
async function standOf(
  { openOrg, isThere }: PackageInOrg,
  before: readonly DeploymentInOrg[] | "untold",
  cause: unknown,
): Promise<"removed" | "over" | StepError> {
  const look =
    "Look at Setup, Deployment Status, and when the removal has ended there, run this again, or deploy to give " +
    "everybody their permission sets again.";
  const mayGoOn = (saw: string) => new StepError(`${saw} ${wordsOf(cause)}`, look, { cause });
  try {
    if (before === "untold") throw new Error("it did not list its deployments before");
    const since = (await ownDeployments(await openOrg())).filter(
      ({ id }) => !before.some((each) => each.id === id),
    );
    if (since.length === 0) {
      // The org does not have the removal yet. The CLI stops waiting only for one that the org has taken.
      if (cause instanceof SfEnded && cause.status === 1) return "over";
      return mayGoOn("The removal is not told of in the org.");
    }
    const running = since.find((each) => !hasEnded(each));
    if (running) {
      return mayGoOn(`The removal is ${running.status} in the org, and the Salesforce CLI has ended.`);
    }
    if (!since.some(({ status }) => status.startsWith("Succeeded"))) return "over";
    if (!(await isThere())) return "removed";
    return mayGoOn("Another deployment has ended in the org, and Crosswalk is still there.");
  } catch (error) {
    return mayGoOn(`The org does not tell how the removal stands (${wordsOf(error)}), which is no refusal.`);
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A deployment needs a manifest even if it only removes. */
const emptyManifest = `<?xml version="1.0" encoding="UTF-8" ?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
  <version>67.0</version>
</Package>
`;
