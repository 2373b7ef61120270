import { readdir } from "node:fs/promises";
import path from "node:path";
import { assignSf, deploySf, projectFolder } from "../org/sf.ts";
import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";
import { sfStep, type Step } from "./runSteps.ts";

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

function packageStep(
  title: string,
  command: "start" | "validate",
  targetOrg: string,
  { connectorUrl, contactEmail }: PackageValues,
): Step {
  return sfStep(
    title,
    [
      ...["project", "deploy", command, "--source-dir", "force-app", "--target-org", targetOrg],
      ...[...runAppTests, "--wait", "60"],
    ],
    "Correct what the CLI names above and run this again: nothing was changed, as a deployment is all or nothing.",
    { environment: { CROSSWALK_CONNECTOR_URL: connectorUrl, CROSSWALK_CONTACT_EMAIL: contactEmail } },
  );
}

/** Deploys the package at once and runs its tests. */
export const deployStep = (targetOrg: string, values: PackageValues): Step =>
  packageStep("Deploy the package and run its tests", "start", targetOrg, values);

/** Validates first and then deploys the validated package, so that the org is locked for seconds only. */
export const validateAndDeploySteps = (targetOrg: string, values: PackageValues): Step[] => [
  packageStep("Validate the package and run its tests, changing nothing", "validate", targetOrg, values),
  sfStep(
    "Deploy what was validated",
    ["project", "deploy", "quick", "--use-most-recent", "--target-org", targetOrg, "--wait", "30"],
    "Run this again; a validation stays deployable for ten days.",
  ),
];

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

/**
 * Reports an address that an admin entered and that differs from the deployed one, because the panel prefers
 * it. A sandbox refresh copies custom settings, so that a sandbox then has production's address.
 */
export function enteredAddressStep(connectorUrl: string, openOrg: () => Promise<OrgSession>): Step {
  const look = "look at Connector URL on the Crosswalk page";
  return {
    title: "Compare the connector's address that an admin entered",
    run: async (report) => {
      const query = "SELECT URL__c FROM Crosswalk_Connector__c WHERE URL__c != null";
      const entered = await (await openOrg()).query<{ URL__c: string }>(query).catch((error: unknown) => {
        if (!(error instanceof OrgRefusal)) throw error;
        report(`It can't be read (${error.code}): ${look}.`);
        return [];
      });
      const other = entered.find(({ URL__c: url }) => URL.parse(url)?.origin !== connectorUrl);
      if (other === undefined) return;
      report(`The panel still calls ${other.URL__c}, which an admin entered, and not ${connectorUrl}.`);
      report("A refreshed sandbox has production's address. Change Connector URL on the Crosswalk page.");
    },
    nextStep: `Run this again, and ${look}: it must be the connector's address.`,
  };
}
