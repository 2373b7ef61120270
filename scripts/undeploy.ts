import { runScript } from "./deploy/main.ts";
import { checkTargetOrg } from "./deploy/checkTargetOrg.ts";
import { undeploySteps } from "./deploy/undeploySteps.ts";

await runScript({
  command: "npm run undeploy --",
  purpose:
    "Removes Crosswalk from an org: app, pages, permission sets, settings, and the lead's id on contacts.",
  options: ["target-org", "yes"],
  required: ["target-org"],
  needsYes: true,
  plan: (options) => {
    const targetOrg = options["target-org"] ?? "";
    const org = checkTargetOrg(targetOrg, "https://login.salesforce.com");
    return {
      purpose:
        `Removes Crosswalk from ${targetOrg}. Contacts stay; the field Crosswalk Lead and what it holds go, ` +
        "and with it the memory of which contact came from which lead:",
      steps: [org.step, ...undeploySteps(targetOrg, org)],
      ending:
        "The org has nothing of Crosswalk now. Stop the connector, and delete its database if nobody needs " +
        "the leads any more.",
    };
  },
});
