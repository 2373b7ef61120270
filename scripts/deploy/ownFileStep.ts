import { readEnvironmentFile } from "./environmentFile.ts";
import type { Registration } from "./registration.ts";
import { isSameOrg } from "../org/isSameOrg.ts";
import { StepError } from "../org/stepError.ts";
import type { Step } from "./step.ts";

/**
 * Refuses another org's environment file before anything is deployed: its key would go to this org, and what
 * that org's connector needs would be written over. A refreshed sandbox has a new id under its old address.
 */
export function ownFileStep({ targetOrg, environmentFile, readOrg }: Registration): Step {
  return {
    title: "Check that the environment file is this org's",
    shown: `reads SALESFORCE_ORG_ID in ${environmentFile}`,
    run: async () => {
      const values = await readEnvironmentFile(environmentFile);
      const id = values.get("SALESFORCE_ORG_ID");
      const org = readOrg();
      if (!id || isSameOrg(id, org.id)) return;
      const loginUrl = values.get("SALESFORCE_LOGIN_URL");
      if (loginUrl === new URL(org.instanceUrl).origin) return;
      throw new StepError(
        `${environmentFile} belongs to the org ${id}${loginUrl ? ` (${loginUrl})` : ""}, ` +
          `and ${targetOrg} is the org ${org.id} (${org.instanceUrl}).`,
        "Give --environment-file another file, or remove this one where its org is gone.",
      );
    },
    nextStep: `Check that ${environmentFile} can be read.`,
  };
}
