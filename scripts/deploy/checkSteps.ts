import type { TargetOrgHolder } from "./checkTargetOrg.ts";
import { refuseOtherOrgs, tryEnvironmentFile } from "./environmentFile.ts";
import { findOwnApp } from "./findApp.ts";
import { panelOriginOf, type Registration } from "./registration.ts";
import type { Step } from "./runSteps.ts";

/** Refuses an environment file that could not take the key later, before anything is asked of the org. */
export const checkFileStep = ({ environmentFile }: Registration): Step => ({
  title: "Check that the connector's environment file can be written",
  run: () => tryEnvironmentFile(environmentFile),
  nextStep: `See that ${environmentFile} can be read and written, or give --environment-file another file.`,
});

/** Refuses an org before anything is deployed to it: a package's sets and pages would stand beside ours. */
export const checkOrgSteps = (registration: Registration, org: TargetOrgHolder): Step[] => [
  org.step,
  {
    title: "Check that org and environment file belong together, and whose app the org has",
    run: async () => {
      panelOriginOf(registration);
      await refuseOtherOrgs(registration.environmentFile, registration.readOrg());
      await findOwnApp(await registration.openOrg());
    },
    nextStep:
      "Check that the CLI's user may see metadata. If the org knows no External Client Apps, turn them on in Setup, " +
      "under External Client Apps, Settings; config/README.md says when to use a Connected App instead.",
  },
];
