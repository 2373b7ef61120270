import { readSf } from "./sf.ts";
import { StepError } from "./stepError.ts";
import { nextStepOfText } from "./unreached.ts";
import type { OrgTarget } from "./orgSession.ts";

/** The org behind an alias of the Salesforce CLI, with a session of the CLI's user. */
export interface FoundOrg extends OrgTarget {
  /** 18 characters. */
  id: string;
  /** Names by which the CLI knows it: aliases, and the user's. */
  names: string[];
}

/** Where people sign in to any org, for the next step where the CLI is not signed in. */
const anyLoginHost = "https://login.salesforce.com";

const commands = (alias: string) => [
  ["org", "display", "--target-org", alias],
  ["org", "auth", "show-access-token", "--target-org", alias],
];

/** Two starts of the CLI, at once. Throws StepError where it is not signed in. */
export async function findTarget(
  alias: string,
  apiVersion: string,
  loginHost = anyLoginHost,
): Promise<FoundOrg> {
  const [display = [], showToken = []] = commands(alias);
  try {
    const [{ id, instanceUrl, alias: aliases = "", username }, { accessToken }] = await Promise.all([
      readSf<{ id: string; instanceUrl: string; alias?: string; username: string }>(display),
      readSf<{ accessToken: string }>(showToken),
    ]);
    const names = [...new Set([alias, ...aliases.split(","), username])].filter((name) => name !== "");
    return { id, instanceUrl: new URL(instanceUrl).origin, accessToken, apiVersion, names };
  } catch (error) {
    if (error instanceof StepError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const reachIt = nextStepOfText(message, "the org");
    if (reachIt !== undefined) {
      throw new StepError(`The Salesforce CLI does not reach ${alias}: ${message}`, reachIt, {
        cause: error,
      });
    }
    throw new StepError(
      `The Salesforce CLI is not signed in to ${alias}: ${message}`,
      signInAgain(alias, loginHost),
      { cause: error },
    );
  }
}

/** How to sign the CLI in, as a next step. */
export const signInAgain = (alias: string, loginHost = anyLoginHost): string =>
  `Sign in with: npm run sf -- org login web --alias ${alias} --instance-url ${loginHost}`;
