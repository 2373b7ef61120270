import { readSf } from "./sf.ts";
import type { Step } from "./step.ts";

/** The Salesforce CLI's details of the target org. */
export interface TargetOrg {
  /** 18 characters. */
  id: string;
  instanceUrl: string;
  username: string;
}

/** Set by one step for later ones. */
export interface TargetOrgHolder {
  step: Step;
  read: () => TargetOrg;
}

export function checkTargetOrg(alias: string, loginHost: string): TargetOrgHolder {
  let org: TargetOrg | undefined;
  const args = ["org", "display", "--target-org", alias];
  return {
    step: {
      title: `Check that the Salesforce CLI is signed in to ${alias}`,
      shown: `sf ${args.join(" ")}`,
      run: async () => {
        org = await readSf<TargetOrg>(args);
      },
      nextStep: `Sign in with: npx sf org login web --alias ${alias} --instance-url ${loginHost}`,
    },
    read: () => {
      if (!org) throw new Error("The org has not been looked up yet.");
      return org;
    },
  };
}
