import { giveBackStep } from "./deploy/assignments.ts";
import { checkFileStep, checkOrgSteps } from "./deploy/checkSteps.ts";
import { checkTargetOrg } from "./deploy/checkTargetOrg.ts";
import { readOptions } from "./deploy/options.ts";
import { assignStep, deployStep, translationsStep } from "./deploy/packageSteps.ts";
import { registerAppSteps } from "./deploy/registerApp.ts";
import { registrationOf, registrationTexts } from "./deploy/registration.ts";
import { deployCommand, runPlan, sfStep } from "./deploy/runSteps.ts";
import { readSf } from "./org/sf.ts";

/**
 * `npm run deploy:scratch -- --contact-email YOU`: makes a scratch org with Crosswalk and sample records, ready
 * to try.
 *
 * `--target-org ALIAS` names it, `crosswalk` where left out. An org of that name is filled as it is.
 * `--dev-hub ALIAS`, `--days 1` to `30`, `--connector-url URL` (http://localhost:4002 where left out).
 * `--no-open` does not open it in the browser. The other options are those of `deploy:sandbox`.
 */
await deployCommand(async (print) => {
  const texts = [...registrationTexts, ...(["dev-hub", "days"] as const)];
  const options = readOptions(texts, ["no-open", "yes"], ["contact-email"]);
  const targetOrg = options["target-org"] ?? "crosswalk";
  const connectorUrl = options["connector-url"] ?? "http://localhost:4002";
  const org = checkTargetOrg(targetOrg, "https://test.salesforce.com");
  const registration = registrationOf(
    { ...options, "target-org": targetOrg, "connector-url": connectorUrl },
    org,
  );
  const create = sfStep(
    `Create the scratch org ${targetOrg}`,
    [
      ...["org", "create", "scratch", "--definition-file", "config/project-scratch-def.json"],
      ...["--alias", targetOrg, "--duration-days", options.days ?? "30", "--wait", "20"],
      ...(options["dev-hub"] ? ["--target-dev-hub", options["dev-hub"]] : []),
    ],
    "Sign in to your Dev Hub with: npm run sf -- org login web --set-default-dev-hub --alias devhub",
    {
      done: () =>
        readSf(["org", "display", "--target-org", targetOrg]).then(
          () => `${targetOrg} exists; npm run sf -- org delete scratch --target-org ${targetOrg} removes it.`,
          () => undefined,
        ),
    },
  );
  const importSample = sfStep(
    "Import sample accounts and opportunities",
    ["data", "import", "tree", "--plan", "config/data/plan.json", "--target-org", targetOrg],
    "Check that your user may create accounts and opportunities, then run this again.",
    {
      done: async () => {
        const query = "SELECT Id FROM Account WHERE Name = 'Halvorsen Maritime AS'";
        const found = await (await org.open()).query(query);
        return found.length > 0 ? "the sample is there." : undefined;
      },
    },
  );
  const openOrg = sfStep(
    "Open the org at the Crosswalk page",
    ["org", "open", "--path", "lightning/n/Crosswalk", "--target-org", targetOrg],
    `Open the org yourself with: npm run sf -- org open --target-org ${targetOrg}`,
  );
  const plan = {
    purpose: `Makes the scratch org ${targetOrg} with Crosswalk in it:`,
    steps: [
      checkFileStep(registration),
      create,
      ...checkOrgSteps(registration, org),
      deployStep(targetOrg, registration),
      giveBackStep(org),
      assignStep(targetOrg),
      translationsStep(targetOrg),
      importSample,
      ...registerAppSteps(registration),
      ...(options["no-open"] ? [] : [openOrg]),
    ],
    ending: `Ready. Start the connector with ${registration.environmentFile} (npm run connector), then choose the Crosswalk app in the org.`,
  };
  await runPlan(plan, print);
});
