import { randomBytes } from "node:crypto";
import type { AppInOrg } from "./appInOrg.ts";
import { isMadeFor, readKeys, writeKeys } from "./environmentFile.ts";
import type { Registration } from "./registration.ts";
import type { Step } from "./step.ts";

/**
 * An app that the org has already keeps its key, wherever the file with it is: another one would end the
 * sign-ins of everybody. So a run stops where nobody knows that key.
 */
export function keyStep({ environmentFile, ownKey, readOrg }: Registration, app: AppInOrg): Step {
  return {
    title: "Look for the app's consumer key and secret",
    shown: `reads them in ${environmentFile}, or in the org where it has the app; the org makes those of a new one`,
    run: async (report) => {
      const keys = await readKeys(environmentFile);
      if (!(await app.isThere())) {
        if (!ownKey) return report("The org makes them with the app.");
        if (keys === undefined) await writeKeys(environmentFile, newKeys(), readOrg().id);
        return report(`The app gets those of ${environmentFile}.`);
      }
      if (keys !== undefined && (await app.takes(keys))) {
        return report(`${environmentFile} has them already.`);
      }
      const judged = keys && (await app.judge(keys));
      const isShown = (await app.findKeys()) !== undefined;
      const isUnknown = judged?.whose === "not its app's" && !isShown && judged.saw !== "invalid_client";
      if (isUnknown && (await isMadeFor(readOrg().id, environmentFile))) {
        const answers = `The org answers ${judged.saw} to the key of ${environmentFile}`;
        return report(`${answers}, as it may to a new app: the app keeps its own.`);
      }
      await app.takeKeys(report);
    },
    nextStep: `Check that ${environmentFile} can be written.`,
  };
}

const newKeys = () => ({
  key: `Crosswalk${randomBytes(32).toString("hex")}`,
  secret: randomBytes(32).toString("hex").toUpperCase(),
});
