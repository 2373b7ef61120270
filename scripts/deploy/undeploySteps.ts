import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { projectFolder, runSf, SfEnded } from "../org/sf.ts";
import { takenAssignments, type TakenAssignments } from "./assignments.ts";
import type { TargetOrgHolder } from "./checkTargetOrg.ts";
import type { Step } from "./runSteps.ts";
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
 * permission set, and come back where it fails or is interrupted: the package is still there then, and people
 * need it.
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
      run: async (report) => {
        const found = await findCrosswalk(org);
        if (found === "managed") {
          throw new Error(
            "The org has Crosswalk as a managed package, which is uninstalled in Setup, Installed Packages.",
          );
        }
        const assignments = takenAssignments(org, taken);
        if (found === "none") {
          report("The org has nothing of Crosswalk: there was nothing to remove.");
          return assignments.forget();
        }
        const isGone = () =>
          findCrosswalk(org).then(
            (left) => left === "none",
            () => false,
          );
        await withoutAssignments(assignments, report, isGone, (ending) => run(remove, ending));
        await assignments.forget();
      },
      nextStep:
        "Remove by hand what is named above, e.g. the panel from other apps' utility bars, and run this again. Where the " +
        "connection was lost, look at Setup, Deployment Status, first: the org may go on with the removal.",
    },
  ];
}

/**
 * Whose Crosswalk the org has, by its permission sets, which nobody else names so. An org without them keeps
 * its own components whose names the package has, too.
 */
async function findCrosswalk({ open }: Pick<TargetOrgHolder, "open">): Promise<"own" | "managed" | "none"> {
  const soql = "SELECT NamespacePrefix FROM PermissionSet WHERE Name IN ('Crosswalk_Rep', 'Crosswalk_Admin')";
  const sets = await (await open()).query<{ NamespacePrefix: string | null }>(soql);
  if (sets.some(({ NamespacePrefix }) => NamespacePrefix === null)) return "own";
  return sets.length > 0 ? "managed" : "none";
}

/**
 * Takes the assignments while `work` removes the package. Gives them back where that fails or a signal ends
 * it, unless the org has removed all the same: the CLI may lose an org that goes on.
 */
async function withoutAssignments(
  assignments: TakenAssignments,
  report: (line: string) => void,
  isGone: () => Promise<boolean>,
  work: (ending: AbortSignal) => Promise<void>,
): Promise<void> {
  let taking = Promise.resolve();
  let isRemoving = false;
  let givenBack: Promise<void> | undefined;
  const giveBackNow = async (mayGoOn: boolean) => {
    // What is on its way to the org would be taken after it was given back.
    await taking.catch(() => {});
    const said = await assignments.giveBack(mayGoOn).catch((error: Error) => {
      return `The permission sets could not be given back (${error.message}): deploying gives them back.`;
    });
    report(said);
  };
  const giveBack = (mayGoOn: boolean) => (givenBack ??= giveBackNow(mayGoOn));
  await untilSignal(
    () => giveBack(isRemoving),
    async (ending) => {
      try {
        taking = assignments.take(ending);
        await taking;
        ending.throwIfAborted();
        isRemoving = true;
        await work(ending);
      } catch (error) {
        if (isRemoving && !ending.aborted && (await isGone())) {
          return report("The org has removed it all the same.");
        }
        // The CLI stops waiting with another status than for a refusal.
        await giveBack(error instanceof SfEnded && error.status !== 1);
        throw error;
      }
    },
  );
}

/**
 * Types that Salesforce removes with their parent and refuses to remove alone: layouts and records with their
 * object, an app's settings with the app, translations with the translated component. CustomLabels is the
 * container of all labels of the org; ours are named one by one.
 */
const goWithOthers =
  /^(?:CustomLabels|CustomMetadata|ExtlClntAppGlobalOauthSettings|ExtlClntAppOauth(?:ConfigurablePolicies|Settings)|Layout|Translations)$/;

/** A destructive manifest without components that are removed with others, such as fields of removed objects. */
export function removableOnly(manifest: string): string {
  const blocks = [...manifest.matchAll(/ *<types>[\s\S]*?<\/types>\n?/g)].map(([block]) => block);
  const typeOf = (block: string) => /<name>(\w+)<\/name>/.exec(block)?.[1] ?? "";
  const objects = blocks.find((block) => typeOf(block) === "CustomObject") ?? "";
  return blocks
    .filter((block) => goWithOthers.test(typeOf(block)))
    .reduce((left, block) => left.replace(block, ""), manifest)
    .replace(/ *<members>(\w+)\.\w+<\/members>\n?/g, (line, object: string) =>
      objects.includes(`<members>${object}</members>`) ? "" : line,
    );
}

/** A deployment needs a manifest even if it only removes. */
const emptyManifest = `<?xml version="1.0" encoding="UTF-8" ?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
  <version>67.0</version>
</Package>
`;
