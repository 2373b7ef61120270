import { connectorOrigin } from "./deploy/connectorOrigin.ts";
import { runScript } from "./deploy/main.ts";
import { defaultEnvironmentFile, registerAppSteps } from "./deploy/registerAppSteps.ts";
import { checkTargetOrg } from "./deploy/checkTargetOrg.ts";

await runScript({
  command: "npm run register-app --",
  purpose: "Registers the Crosswalk app in an org, so that people can sign in.",
  options: [
    "target-org",
    "connector-url",
    "contact-email",
    "panel-origin",
    "environment-file",
    "org-makes-key",
  ],
  required: ["target-org", "connector-url", "contact-email"],
  plan: (options) => {
    const targetOrg = options["target-org"] ?? "";
    const org = checkTargetOrg(targetOrg, "https://login.salesforce.com");
    const environmentFile = options["environment-file"] ?? defaultEnvironmentFile;
    return {
      purpose: `Registers the Crosswalk app in ${targetOrg}:`,
      steps: [
        org.step,
        ...registerAppSteps({
          targetOrg,
          connectorUrl: connectorOrigin(options["connector-url"] ?? ""),
          contactEmail: options["contact-email"] ?? "",
          environmentFile,
          orgMakesKey: options["org-makes-key"],
          panelOrigin: options["panel-origin"],
          readOrg: org.read,
        }),
      ],
      ending: options["org-makes-key"]
        ? `Registered. Copy key and secret from Setup, External Client App Manager, Crosswalk, Settings, OAuth Settings into ${environmentFile}.`
        : `Registered. ${environmentFile} is ready for the connector: npm run connector.`,
    };
  },
});
