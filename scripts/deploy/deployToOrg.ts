import { connectorOrigin } from "./connectorOrigin.ts";
import { runScript } from "./main.ts";
import { assignStep, validateAndQuickDeploySteps } from "./packageSteps.ts";
import { registerAppSteps } from "./registerAppSteps.ts";
import { checkTargetOrg } from "./checkTargetOrg.ts";

/**
 * The script that deploys to a sandbox or to production: registers the app, validates, then quick-deploys.
 */
export async function deployToOrg(kind: "sandbox" | "production", loginHost: string): Promise<void> {
  await runScript({
    command: `npm run deploy:${kind} --`,
    purpose: `Deploys Crosswalk to a ${kind} org.`,
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
      const values = {
        connectorUrl: connectorOrigin(options["connector-url"] ?? ""),
        contactEmail: options["contact-email"] ?? "",
      };
      const org = checkTargetOrg(targetOrg, loginHost);
      const environmentFile = options["environment-file"] ?? `config/generated/${targetOrg}.env`;
      return {
        purpose: `Deploys Crosswalk to the ${kind} org ${targetOrg}:`,
        steps: [
          org.step,
          ...registerAppSteps({
            ...values,
            targetOrg,
            environmentFile,
            orgMakesKey: options["org-makes-key"],
            panelOrigin: options["panel-origin"],
            readOrg: org.read,
          }),
          ...validateAndQuickDeploySteps(targetOrg, values),
          assignStep(targetOrg),
        ],
        ending: `Deployed. Start the connector with ${environmentFile}, then open the Crosswalk page in the org.`,
      };
    },
  });
}
