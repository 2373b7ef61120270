import { randomBytes } from "node:crypto";
import { readEnvironmentFile, writeKeys } from "./environmentFile.ts";
import { findApp, readOrgsKeys } from "./readOrgsKeys.ts";
import type { Registration } from "./registration.ts";
import { StepError } from "../org/stepError.ts";
import type { Step } from "./step.ts";

/**
 * An app that the org has already keeps its key, wherever the file with it is: a new one would end the
 * sign-ins of everybody.
 */
export function keyStep({
  openOrg,
  environmentFile,
  orgMakesKey,
  replacesKey,
}: Registration): Step | undefined {
  if (orgMakesKey) return undefined;
  return {
    title: "Make the app's consumer key and secret",
    shown: `writes SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET into ${environmentFile}`,
    done: async () => {
      const values = await readEnvironmentFile(environmentFile);
      const isThere = values.get("SALESFORCE_CLIENT_ID") && values.get("SALESFORCE_CLIENT_SECRET");
      return isThere ? `${environmentFile} has them already.` : undefined;
    },
    run: async (report) => {
      const org = await openOrg();
      if (!replacesKey && (await findApp(org)) !== undefined) {
        const keys = await readOrgsKeys(org);
        if (keys === undefined) {
          throw new StepError(
            `The org has the app already, and ${environmentFile} does not know its key.`,
            `Write its key and secret into SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET of ${environmentFile}, ` +
              "from the connector's environment or from Setup, External Client App Manager, and run this again. " +
              "With --replace-key the app gets new ones: everybody must sign in again then.",
          );
        }
        report(`The org has the app already: ${environmentFile} gets its key and secret.`);
        return writeKeys(environmentFile, keys);
      }
      await writeKeys(environmentFile, {
        key: `Crosswalk${randomBytes(32).toString("hex")}`,
        secret: randomBytes(32).toString("hex").toUpperCase(),
      });
    },
    nextStep: `Check that ${environmentFile} can be written.`,
  };
}
