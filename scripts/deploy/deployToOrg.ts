import { giveBackStep } from "./assignments.ts";
import { checkFileStep, checkOrgSteps } from "./checkSteps.ts";
import { checkTargetOrg } from "./checkTargetOrg.ts";
import { environmentFileOf } from "./environmentFile.ts";
import { readOptions } from "./options.ts";
import { assignStep, enteredAddressStep, translationsStep, validateAndDeploySteps } from "./packageSteps.ts";
import { registerAppSteps } from "./registerApp.ts";
import { registrationOf, registrationTexts } from "./registration.ts";
import { deployCommand, runPlan } from "./runSteps.ts";

/**
 * The command that deploys to a sandbox or to production. The package comes first, because the app's policy
 * names its permission sets.
 */
export function deployToOrg(kind: "sandbox" | "production", loginHost: string): Promise<void> {
  return deployCommand(async (print) => {
    const required = ["target-org", "connector-url", "contact-email"] as const;
    const options = readOptions(registrationTexts, ["yes"], required);
    const targetOrg = options["target-org"] ?? "";
    const org = checkTargetOrg(targetOrg, loginHost);
    const environmentFile = options["environment-file"] ?? environmentFileOf(targetOrg);
    const registration = registrationOf({ ...options, "environment-file": environmentFile }, org);
    const plan = {
      purpose: `Deploys Crosswalk to the ${kind} org ${targetOrg}:`,
      steps: [
        checkFileStep(registration),
        ...checkOrgSteps(registration, org),
        ...validateAndDeploySteps(targetOrg, registration),
        giveBackStep(org),
        assignStep(targetOrg),
        enteredAddressStep(registration.connectorUrl, org.open),
        translationsStep(targetOrg),
        ...registerAppSteps(registration),
      ],
      ending: `Deployed. Start the connector with ${environmentFile}, then open the Crosswalk page in the org.`,
    };
    await runPlan(plan, print);
  });
}
