import { appInOrg } from "./deploy/appInOrg.ts";
import { runScript } from "./deploy/main.ts";
import { assignStep, deployStep, translationsStep } from "./deploy/packageSteps.ts";
import { giveBackStep } from "./deploy/giveBack.ts";
import { ownFileStep } from "./deploy/ownFileStep.ts";
import { panelOriginStep } from "./deploy/panelOriginStep.ts";
import { proveStep } from "./deploy/proveStep.ts";
import { registerAppSteps } from "./deploy/registerAppSteps.ts";
import { registrationOf, registrationOptions } from "./deploy/registration.ts";
import { createScratchStep, importSampleStep, openStep } from "./deploy/scratchSteps.ts";
import { checkTargetOrg } from "./deploy/checkTargetOrg.ts";
import { writableFileStep } from "./deploy/writableFileStep.ts";

await runScript({
  command: "npm run deploy:scratch --",
  purpose: "Makes a scratch org with Crosswalk and sample records, ready to try.",
  options: [...registrationOptions, "dev-hub", "days", "no-open"],
  required: ["contact-email"],
  plan: (options) => {
    const targetOrg = options["target-org"] ?? "crosswalk";
    const org = checkTargetOrg(targetOrg, "https://test.salesforce.com");
    const connectorUrl = options["connector-url"] ?? "http://localhost:4002";
    const registration = registrationOf(
      { ...options, "target-org": targetOrg, "connector-url": connectorUrl },
      org,
    );
    const app = appInOrg(registration);
    return {
      purpose: `Makes the scratch org ${targetOrg} with Crosswalk in it:`,
      steps: [
        writableFileStep(registration),
        createScratchStep(targetOrg, options["dev-hub"], options.days ?? "30"),
        org.step,
        panelOriginStep(registration),
        ownFileStep(registration),
        deployStep(targetOrg, registration),
        giveBackStep(org, "after"),
        assignStep(targetOrg),
        ...registerAppSteps(registration, app),
        translationsStep(targetOrg),
        importSampleStep(targetOrg, org.open),
        proveStep(registration, app),
        ...(options["no-open"] ? [] : [openStep(targetOrg)]),
      ],
      ending: `Ready. Start the connector with ${registration.environmentFile} (npm run connector), then choose the Crosswalk app in the org.`,
    };
  },
});
