import type { AppInOrg } from "./appInOrg.ts";
import type { Step } from "./step.ts";

/**
 * Refuses an org that has the app from a managed package, before anything is deployed: permission sets and
 * pages of ours would stand beside those of the package.
 */
export function ownAppStep(app: AppInOrg): Step {
  return {
    title: "Check that the app is not a managed package's",
    shown: "asks the org for its External Client Apps",
    run: async () => void (await app.isThere()),
    nextStep:
      "Check that the CLI's user may see metadata. If the org knows no External Client Apps, turn them on in Setup, " +
      "under External Client Apps, Settings; config/README.md says when to use a Connected App instead.",
  };
}
