import { readdir } from "node:fs/promises";
import path from "node:path";
import { assignSf, deploySf, projectFolder } from "../org/sf.ts";
import { sfStep } from "./sfStep.ts";
import type { Step } from "./step.ts";

/** Values that the Salesforce CLI puts into the package's files while deploying (sfdx-project.json). */
export interface PackageValues {
  connectorUrl: string;
  contactEmail: string;
}

const appTests = ["CrosswalkAccessTest", "CrosswalkSettingsTest"];
export const runAppTests = [
  "--test-level",
  "RunSpecifiedTests",
  ...appTests.flatMap((name) => ["--tests", name]),
];

/** A step that deploys the package, or validates it, and runs its tests. */
function packageStep(
  title: string,
  command: "start" | "validate",
  waitMinutes: number,
  targetOrg: string,
  { connectorUrl, contactEmail }: PackageValues,
): Step {
  return sfStep(
    title,
    [
      ...["project", "deploy", command, "--source-dir", "force-app", "--target-org", targetOrg],
      ...runAppTests,
      ...["--wait", String(waitMinutes)],
    ],
    "Correct what the CLI names above and run this again: nothing was changed, as a deployment is all or nothing.",
    { environment: { CROSSWALK_CONNECTOR_URL: connectorUrl, CROSSWALK_CONTACT_EMAIL: contactEmail } },
  );
}

/** Deploys the package at once and runs its tests. */
export function deployStep(targetOrg: string, values: PackageValues): Step {
  return packageStep("Deploy the package and run its tests", "start", 30, targetOrg, values);
}

/** Validates first and then deploys the validated package, so that the org is locked for seconds only. */
export function validateAndQuickDeploySteps(targetOrg: string, values: PackageValues): Step[] {
  const title = "Validate the package and run its tests, changing nothing";
  return [
    packageStep(title, "validate", 60, targetOrg, values),
    sfStep(
      "Deploy what was validated",
      ["project", "deploy", "quick", "--use-most-recent", "--target-org", targetOrg, "--wait", "30"],
      "Run this again; a validation stays deployable for ten days.",
    ),
  ];
}

/** What Salesforce answers where the user has the permission set already. */
const isAssigned = /^Duplicate PermissionSetAssignment\b/;

/** Assigns both permission sets to the CLI's user, if they are not assigned. */
export function assignStep(targetOrg: string, assign = assignSf): Step {
  const args = [
    ...["org", "assign", "permset", "--name", "Crosswalk_Rep", "--name", "Crosswalk_Admin"],
    ...["--target-org", targetOrg],
  ];
  return {
    title: "Assign Crosswalk Rep and Crosswalk Admin to yourself",
    shown: `sf ${args.join(" ")}`,
    run: async (report) => {
      const refusals = await assign(args);
      const others = refusals.filter((words) => !isAssigned.test(words));
      if (others.length > 0) throw new Error(others.join("\n  "));
      if (refusals.length > 0) report("You had them already, or one of them.");
    },
    nextStep: "Assign the permission sets in Setup, under Permission Sets, Manage Assignments.",
  };
}

/** What an org without Translation Language Settings answers to each translation. */
export const takesNoTranslations = /^Not available for deploy for this organization/;

const translations = "config/translations/main/default/translations";

/** Deploys each language alone, as one that the org refuses would keep out all. English is in the package. */
export function translationsStep(targetOrg: string, deploy = deploySf): Step {
  const argsOf = (file: string) => [
    ...["project", "deploy", "start", "--source-dir", `${translations}/${file}`],
    ...["--target-org", targetOrg, "--wait", "30"],
  ];
  return {
    title: "Deploy the translations, where the org takes them",
    shown: `for each language, sf ${argsOf("xx.translation-meta.xml").join(" ")}`,
    run: async (report) => {
      const refused = new Map<string, string[]>();
      for (const file of await readdir(path.join(projectFolder, translations))) {
        const [first] = await deploy(argsOf(file));
        if (first) refused.set(first.problem, [...(refused.get(first.problem) ?? []), first.fullName]);
      }
      for (const [problem, languages] of refused) {
        report(`Left out, so that the panel speaks English in place of ${languages.join(", ")}: ${problem}`);
      }
      if (refused.size === 0) return;
      report(
        "Setup, Translation Language Settings, turns them on, and each language there. Then run this again.",
      );
    },
    nextStep: "Correct what stopped it and run this again: all else is deployed.",
  };
}
