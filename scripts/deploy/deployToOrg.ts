import { appInOrg } from "./appInOrg.ts";
import { runScript } from "./main.ts";
import { assignStep, translationsStep, validateAndQuickDeploySteps } from "./packageSteps.ts";
import { enteredAddressStep } from "./enteredAddressStep.ts";
import { environmentFileOf } from "./environmentFile.ts";
import { giveBackStep } from "./giveBack.ts";
import { ownAppStep } from "./ownAppStep.ts";
import { ownFileStep } from "./ownFileStep.ts";
import { panelOriginStep } from "./panelOriginStep.ts";
import { proveStep } from "./proveStep.ts";
import { registerAppSteps } from "./registerAppSteps.ts";
import { registrationOf, registrationOptions } from "./registration.ts";
import { checkTargetOrg } from "./checkTargetOrg.ts";
import { writableFileStep } from "./writableFileStep.ts";

/**
 * The script that deploys to a sandbox or to production. The package comes first, because the app's policy
 * names its permission sets. The translations come last, because many orgs accept none.
 */
export async function deployToOrg(kind: "sandbox" | "production", loginHost: string): Promise<void> {
  await runScript({
    command: `npm run deploy:${kind} --`,
    purpose: `Deploys Crosswalk to a ${kind} org.`,
    options: registrationOptions,
    required: ["target-org", "connector-url", "contact-email"],
    plan: (options) => {
      const targetOrg = options["target-org"] ?? "";
      const org = checkTargetOrg(targetOrg, loginHost);
      const environmentFile = options["environment-file"] ?? environmentFileOf(targetOrg);
      const registration = registrationOf({ ...options, "environment-file": environmentFile }, org);
      const app = appInOrg(registration);
      return {
        purpose: `Deploys Crosswalk to the ${kind} org ${targetOrg}:`,
        steps: [
          writableFileStep(registration),
          org.step,
          panelOriginStep(registration),
          ownFileStep(registration),
          ownAppStep(app),
          giveBackStep(org, "before"),
          ...validateAndQuickDeploySteps(targetOrg, registration),
          giveBackStep(org, "after"),
          assignStep(targetOrg),
          enteredAddressStep(registration.connectorUrl, org.open),
          ...registerAppSteps(registration, app),
          translationsStep(targetOrg),
          proveStep(registration, app),
        ],
        ending: `Deployed. Start the connector with ${environmentFile}, then open the Crosswalk page in the org.`,
      };
    },
  });
}
