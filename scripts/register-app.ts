import { appInOrg } from "./deploy/appInOrg.ts";
import { runScript } from "./deploy/main.ts";
import { registerAppSteps } from "./deploy/registerAppSteps.ts";
import { registrationOf, registrationOptions } from "./deploy/registration.ts";
import { checkTargetOrg } from "./deploy/checkTargetOrg.ts";
import { writableFileStep } from "./deploy/writableFileStep.ts";
import { ownFileStep } from "./deploy/ownFileStep.ts";
import { giveBackStep } from "./deploy/giveBack.ts";
import { panelOriginStep } from "./deploy/panelOriginStep.ts";
import { proveStep } from "./deploy/proveStep.ts";

await runScript({
  command: "npm run register-app --",
  purpose: "Registers the Crosswalk app in an org, so that people can sign in.",
  options: registrationOptions,
  required: ["target-org", "connector-url", "contact-email"],
  plan: (options) => {
    const org = checkTargetOrg(options["target-org"] ?? "", "https://login.salesforce.com");
    const registration = registrationOf(options, org);
    const { targetOrg, environmentFile } = registration;
    const app = appInOrg(registration);
    return {
      purpose: `Registers the Crosswalk app in ${targetOrg}:`,
      steps: [
        writableFileStep(registration),
        org.step,
        giveBackStep(org, "before"),
        panelOriginStep(registration),
        ownFileStep(registration),
        ...registerAppSteps(registration, app),
        proveStep(registration, app),
      ],
      ending: `Registered. ${environmentFile} is ready for the connector: npm run connector.`,
    };
  },
});
