import { checkFileStep, checkOrgSteps } from "./deploy/checkSteps.ts";
import { checkTargetOrg } from "./deploy/checkTargetOrg.ts";
import { readOptions } from "./deploy/options.ts";
import { registerAppSteps } from "./deploy/registerApp.ts";
import { registrationOf, registrationTexts } from "./deploy/registration.ts";
import { deployCommand, runPlan } from "./deploy/runSteps.ts";

/**
 * `npm run register-app -- --target-org ALIAS --connector-url URL --contact-email YOU`: registers the app in an
 * org that has the package, so that people can sign in; for instance after the connector moved. It writes
 * config/connector.env, or `--environment-file FILE`. The other options are those of `deploy:sandbox`.
 */
await deployCommand(async (print) => {
  const required = ["target-org", "connector-url", "contact-email"] as const;
  const options = readOptions(registrationTexts, ["yes"], required);
  const org = checkTargetOrg(options["target-org"] ?? "", "https://login.salesforce.com");
  const registration = registrationOf(options, org);
  const plan = {
    purpose: `Registers the Crosswalk app in ${registration.targetOrg}:`,
    steps: [
      checkFileStep(registration),
      ...checkOrgSteps(registration, org),
      ...registerAppSteps(registration),
    ],
    ending: `Registered. ${registration.environmentFile} is ready for the connector: npm run connector.`,
  };
  await runPlan(plan, print);
});
