import { connectorOrigin } from "./deploy/connectorOrigin.ts";
import { runScript } from "./deploy/main.ts";
import { assignStep, deployStep } from "./deploy/packageSteps.ts";
import { defaultEnvironmentFile, registerAppSteps } from "./deploy/registerAppSteps.ts";
import { createScratchStep, importSampleStep, openStep } from "./deploy/scratchSteps.ts";
import { checkTargetOrg } from "./deploy/checkTargetOrg.ts";

await runScript({
  command: "npm run deploy:scratch --",
  purpose: "Makes a scratch org with Crosswalk and sample records, ready to try.",
  options: [
    "target-org",
    "dev-hub",
    "days",
    "connector-url",
    "contact-email",
    "panel-origin",
    "environment-file",
    "org-makes-key",
    "no-open",
  ],
  required: ["contact-email"],
  plan: (options) => {
    const targetOrg = options["target-org"] ?? "crosswalk";
    const values = {
      connectorUrl: connectorOrigin(options["connector-url"] ?? "http://localhost:4002"),
      contactEmail: options["contact-email"] ?? "",
    };
    const org = checkTargetOrg(targetOrg, "https://test.salesforce.com");
    const environmentFile = options["environment-file"] ?? defaultEnvironmentFile;
    return {
      purpose: `Makes the scratch org ${targetOrg} with Crosswalk in it:`,
      steps: [
        createScratchStep(targetOrg, options["dev-hub"], options.days ?? "30"),
        org.step,
        ...registerAppSteps({
          ...values,
          targetOrg,
          environmentFile,
          orgMakesKey: options["org-makes-key"],
          panelOrigin: options["panel-origin"],
          readOrg: org.read,
        }),
        deployStep(targetOrg, values),
        assignStep(targetOrg),
        importSampleStep(targetOrg),
        ...(options["no-open"] ? [] : [openStep(targetOrg)]),
      ],
      ending: `Ready. Start the connector with ${environmentFile} (npm run connector), then choose the Crosswalk app in the org.`,
    };
  },
});
