import { readSf } from "../deploy/sf.ts";
import { StepError } from "../deploy/step.ts";
import type { TargetOrg } from "../deploy/checkTargetOrg.ts";
import type { OrgTarget } from "./orgSession.ts";

/** The org behind an alias of the Salesforce CLI, with a session of the CLI's user. Two starts of the CLI. */
export async function findTarget(alias: string, apiVersion: string): Promise<OrgTarget> {
  const target = ["--target-org", alias];
  try {
    const [{ instanceUrl }, { accessToken }] = await Promise.all([
      readSf<TargetOrg>(["org", "display", ...target]),
      readSf<{ accessToken: string }>(["org", "auth", "show-access-token", ...target]),
    ]);
    return { instanceUrl: new URL(instanceUrl).origin, accessToken, apiVersion };
  } catch (error) {
    throw new StepError(
      `The Salesforce CLI is not signed in to ${alias}: ${error instanceof Error ? error.message : String(error)}`,
      `Sign in with: npx sf org login web --alias ${alias} --instance-url https://login.salesforce.com`,
      { cause: error },
    );
  }
}
