import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  assignmentsMax,
  assignmentsQuery,
  giveBackAssignments,
  readAssignments,
  takeAssignments,
  type Assignment,
} from "./assignments.ts";
import { removableOnly } from "./removableOnly.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { projectFolder, runSf } from "../org/sf.ts";
import type { Step } from "./step.ts";

/** What the steps use; tests give their own. */
interface UndeployTools {
  /** Runs the Salesforce CLI. */
  run: (args: string[]) => Promise<void>;
  /** Holds the manifests. */
  folder: string;
}

/**
 * Removes the package's components. Assignments go before the removal, because Salesforce keeps an assigned
 * permission set, and come back where it is refused: the package is still there then, and people need it.
 */
export function undeploySteps(
  targetOrg: string,
  openOrg: () => Promise<OrgSession>,
  { run, folder }: UndeployTools = { run: (args) => runSf(args), folder: "config/generated/undeploy" },
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
      shown: `asks the org: ${assignmentsQuery}; deletes them, ${assignmentsMax} a request; then sf ${remove.join(" ")}`,
      run: async (report) => {
        const org = await openOrg();
        const assignments = await readAssignments(org);
        try {
          await takeAssignments(org, assignments);
          await run(remove);
        } catch (error) {
          report(await giveBackSafely(openOrg, assignments));
          throw error;
        }
      },
      nextStep:
        "Remove by hand what is named above, e.g. the panel from other apps' utility bars, and run this again.",
    },
  ];
}

/** What became of the assignments, in a sentence; it never hides why the removal failed. */
async function giveBackSafely(
  openOrg: () => Promise<OrgSession>,
  assignments: readonly Assignment[],
): Promise<string> {
  const byHand = "make them in Setup, under Permission Sets, Manage Assignments.";
  try {
    const refusals = await giveBackAssignments(await openOrg(), assignments);
    const [first] = refusals;
    if (first === undefined) return "Everybody has their permission sets again.";
    return `${refusals.length} assignments could not be given back (${first}): ${byHand}`;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `The ${assignments.length} assignments may not be there any more (${why}): ${byHand}`;
  }
}

/** A deployment needs a manifest even if it only removes. */
const emptyManifest = `<?xml version="1.0" encoding="UTF-8" ?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
  <version>67.0</version>
</Package>
`;
