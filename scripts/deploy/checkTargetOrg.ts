import { findTarget, type FoundOrg } from "../org/findTarget.ts";
import { openSession, type OrgSession } from "../org/orgSession.ts";
import { sourceApiVersion } from "../org/sourceApiVersion.ts";
import type { Step } from "./runSteps.ts";

/** What other steps need to know of the org. */
export type TargetOrg = Pick<FoundOrg, "id" | "instanceUrl">;

/** The org of a deployment, for the steps after the one that looks it up. */
export interface TargetOrgHolder {
  step: Step;
  read: () => TargetOrg;
  /** A session that remembers no earlier answers: a deployment may have changed them. */
  open: () => Promise<OrgSession>;
}

/** Salesforce may end an idle session after 15 minutes, and a deployment takes longer. */
const tokenBelievedMs = 10 * 60_000;

export function checkTargetOrg(alias: string, loginHost: string): TargetOrgHolder {
  let org: FoundOrg | undefined;
  let foundAt = 0;
  const find = async (): Promise<FoundOrg> => {
    org = await findTarget(alias, await sourceApiVersion(), loginHost);
    foundAt = Date.now();
    return org;
  };
  return {
    step: {
      title: `Check that the Salesforce CLI is signed in to ${alias}`,
      run: async () => void (await find()),
      nextStep: `Sign in with: npm run sf -- org login web --alias ${alias} --instance-url ${loginHost}`,
    },
    read: () => {
      if (!org) throw new Error("The org has not been looked up yet.");
      return org;
    },
    open: async () => openSession(org && Date.now() - foundAt < tokenBelievedMs ? org : await find()),
  };
}
