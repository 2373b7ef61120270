import { filledFolder, withAppFiles } from "./appFiles.ts";
import { findPolicy, namesTaken, policyType } from "./appNames.ts";
import { readEnvironmentFile } from "./environmentFile.ts";
import { findApp } from "./readOrgsKeys.ts";
import { callbackOf, type Registration } from "./registration.ts";
import { deploySf, listFailures } from "../org/sf.ts";
import type { Step } from "./step.ts";

/** How often the app is deployed again under names that the org has already. */
const renamesMax = 2;

export function deployAppStep(registration: Registration): Step {
  const { targetOrg } = registration;
  const deployment = [
    ...["project", "deploy", "start", "--target-org", targetOrg],
    ...["--source-dir", filledFolder, "--wait", "30"],
  ];
  return {
    title: "Register the External Client App with its policy, in one deployment",
    shown: `asks the org for the name of the app's policy, then sf ${deployment.join(" ")}`,
    run: async (report) => {
      const org = await registration.openOrg();
      const isThere = (await findApp(org)) !== undefined;
      const found = isThere ? await findPolicy(org) : undefined;
      const names = new Map<string, string>();
      const takeName = (type: string, name: string) => {
        report(`The org has this app's ${type} as ${name} already: deploying under that name.`);
        names.set(type, name);
      };
      if (found !== undefined) takeName(policyType, found.name);
      for (let renames = 0; ; renames++) {
        const failures = await deployApp(registration, { names, isThere }, deployment);
        if (failures.length === 0) return;
        const taken = namesTaken(failures);
        if (taken.size === 0 || renames === renamesMax) throw new Error(listFailures(failures));
        for (const [type, name] of taken) takeName(type, name);
      }
    },
    nextStep:
      "If a permission set is missing, deploy or install the package first. If the org refuses the consumer key, run " +
      "this again with --org-makes-key. If it knows no External Client Apps, turn them on in Setup, under External " +
      "Client Apps, Settings; config/README.md says when to use a Connected App instead.",
  };
}

async function deployApp(
  registration: Registration,
  { names, isThere }: { names: ReadonlyMap<string, string>; isThere: boolean },
  args: string[],
) {
  const { environmentFile, orgMakesKey, contactEmail } = registration;
  const values = await readEnvironmentFile(environmentFile);
  const hasKeys = values.get("SALESFORCE_CLIENT_ID") && values.get("SALESFORCE_CLIENT_SECRET");
  const parts = {
    names,
    keepsConsumer: orgMakesKey && isThere && !hasKeys,
    egressIps: registration.egressIps,
  };
  const filled = {
    contactEmail,
    callbackUrl: callbackOf(registration),
    ...((!orgMakesKey || isThere) && {
      consumerKey: values.get("SALESFORCE_CLIENT_ID"),
      consumerSecret: values.get("SALESFORCE_CLIENT_SECRET"),
    }),
  };
  return withAppFiles(filled, parts, () => deploySf(args));
}
