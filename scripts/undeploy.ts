import { checkTargetOrg } from "./deploy/checkTargetOrg.ts";
import { readOptions } from "./deploy/options.ts";
import { announce, deployCommand, runPlan } from "./deploy/runSteps.ts";
import { undeploySteps } from "./deploy/undeploySteps.ts";

/**
 * `npm run undeploy -- --target-org ALIAS`: says what it would remove from an org, and removes it with `--yes`:
 * app, pages, permission sets, settings, and the lead's id on contacts.
 */
await deployCommand(async (print) => {
  const options = readOptions(["target-org"], ["yes"], ["target-org"]);
  const targetOrg = options["target-org"] ?? "";
  const org = checkTargetOrg(targetOrg, "https://login.salesforce.com");
  const plan = {
    purpose:
      `Removes Crosswalk from ${targetOrg}: app, pages, permission sets and settings. Contacts stay; the field ` +
      "Crosswalk Lead and what it holds go, and with it the memory of which contact came from which lead:",
    steps: [org.step, ...undeploySteps(targetOrg, org)],
    ending:
      "The org has nothing of Crosswalk now. Stop the connector, and delete its database if nobody needs " +
      "the leads any more.",
  };
  if (options.yes) return runPlan(plan, print);
  announce(plan, print);
  print("Nothing was done. Add --yes to do it.");
});
