import { randomBytes } from "node:crypto";
import type { AppInOrg } from "./appInOrg.ts";
import { readEnvironmentFile, readKeys, writeEnvironmentFile, writeKeys } from "./environmentFile.ts";
import type { Registration } from "./registration.ts";
import { isSameOrg } from "../org/isSameOrg.ts";
import { StepError } from "../org/stepError.ts";
import type { Step } from "./step.ts";

/**
 * An app that the org has already keeps its key, wherever the file with it is: a new one would end the
 * sign-ins of everybody.
 */
export function keyStep(registration: Registration, app: AppInOrg): Step | undefined {
  const { readOrg, environmentFile, orgMakesKey, replacesKey } = registration;
  if (orgMakesKey) return undefined;
  return {
    title: "Make the app's consumer key and secret",
    shown: `writes SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET into ${environmentFile}`,
    done: async () => {
      const keys = await readKeys(environmentFile);
      if (replacesKey || keys === undefined) return undefined;
      const isRight = !(await app.isThere()) || (await app.takes(keys));
      return isRight ? `${environmentFile} has them already.` : undefined;
    },
    run: async (report) => {
      if (!(await app.isThere()) || replacesKey) return writeNewKeys(environmentFile, readOrg().id);
      const keys = await app.readKeys();
      if (keys !== undefined) {
        report(`The org has the app already: ${environmentFile} gets its key and secret.`);
        return writeKeys(environmentFile, keys);
      }
      if (await isMadeFor(readOrg().id, environmentFile)) {
        return report(`The org does not take the key of ${environmentFile} yet: the app keeps its own.`);
      }
      throw new StepError(
        `The org has the app already, and ${environmentFile} does not know its key.`,
        `Write its key and secret into SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET of ${environmentFile}, ` +
          "from the connector's environment or from Setup, External Client App Manager, and run this again. " +
          "With --replace-key the app gets new ones: everybody must sign in again then.",
      );
    },
    nextStep: `Check that ${environmentFile} can be written.`,
  };
}

/** The org stands beside its key: a new app may be unknown for a while, and nothing else tells it is that. */
async function writeNewKeys(environmentFile: string, orgId: string): Promise<void> {
  await writeEnvironmentFile(
    environmentFile,
    new Map([
      ["SALESFORCE_CLIENT_ID", `Crosswalk${randomBytes(32).toString("hex")}`],
      ["SALESFORCE_CLIENT_SECRET", randomBytes(32).toString("hex").toUpperCase()],
      ["SALESFORCE_ORG_ID", orgId],
    ]),
  );
}

/** Whether the file has a key that an earlier run has written for the org. */
async function isMadeFor(orgId: string, environmentFile: string): Promise<boolean> {
  const own = (await readEnvironmentFile(environmentFile)).get("SALESFORCE_ORG_ID");
  return own !== undefined && isSameOrg(own, orgId) && (await readKeys(environmentFile)) !== undefined;
}
