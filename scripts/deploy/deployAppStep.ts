import { withAppFiles, type AppParts } from "./appFiles.ts";
import type { AppInOrg } from "./appInOrg.ts";
import { ipRules } from "./egress.ts";
import { readKeys } from "./environmentFile.ts";
import { findOfApp, policyType } from "./findApp.ts";
import { namesTaken } from "./namesTaken.ts";
import type { AppKeys } from "./proveApp.ts";
import { callbackOf, type Registration } from "./registration.ts";
import { deploySf, listFailures, type DeployFailure } from "../org/sf.ts";
import { StepError } from "../org/stepError.ts";
import { nextStepOfText } from "../org/unreached.ts";
import type { Step } from "./step.ts";

/** How often the app is deployed again under names that the org has already. */
const renamesMax = 2;

/** Deploys by the Salesforce CLI; tests give their own. */
type Deploy = (args: string[]) => Promise<DeployFailure[]>;

export function deployAppStep(registration: Registration, app: AppInOrg, deploy: Deploy = deploySf): Step {
  const { targetOrg } = registration;
  const deployment = (folder: string) => [
    ...["project", "deploy", "start", "--target-org", targetOrg],
    ...["--source-dir", folder, "--wait", "30"],
  ];
  return {
    title: "Register the External Client App with its policy, in one deployment",
    shown: `asks the org for the name of the app's policy, then sf ${deployment("config/generated/app-registration-…").join(" ")}`,
    run: async (report) => {
      const keys = await readKeys(registration.environmentFile);
      const isThere = await app.isThere();
      const keepsConsumer = await app.keepsConsumer(keys);
      if (keepsConsumer && keys !== undefined) {
        report(
          `The key of ${registration.environmentFile} is not known to be the app's: the app keeps its key, secret and callback.`,
        );
      }
      const found = isThere ? await findOfApp(await registration.openOrg(), policyType) : undefined;
      const names = new Map<string, string>();
      const takeName = (type: string, name: string) => {
        report(`The org has this app's ${type} as ${name} already: deploying under that name.`);
        names.set(type, name);
      };
      if (found !== undefined) takeName(policyType, found.name);
      const inOrg = found?.component.get("ipRelaxationPolicyType");
      const { rules, note } = ipRules(registration.egressIps, keepsConsumer, inOrg);
      if (note !== undefined) report(note);
      const present = { names, isThere, keys, keepsConsumer, ipRules: rules };
      for (let renames = 0; ; renames++) {
        const failures = await deployApp(registration, present, (folder) =>
          deploy(deployment(folder)).catch((error: unknown) => {
            throw unreachedByCli(error, registration);
          }),
        );
        if (failures.length === 0) return;
        const taken = namesTaken(failures);
        if (taken.size === 0 || renames === renamesMax) throw new Error(listFailures(failures));
        for (const [type, name] of taken) takeName(type, name);
      }
    },
    nextStep:
      "If a permission set is missing, deploy or install the package first. If it knows no " +
      "External Client Apps, turn them on in Setup, under External Client Apps, Settings; config/README.md says when to use a Connected App instead.",
  };
}

/** The Salesforce CLI tells a network's failure by its words alone. Anything else stays as it is. */
function unreachedByCli(error: unknown, { readOrg }: Registration): unknown {
  if (!(error instanceof Error)) return error;
  const nextStep = nextStepOfText(error.message, new URL(readOrg().instanceUrl).host);
  return nextStep === undefined ? error : new StepError(error.message, nextStep, { cause: error });
}

/** What the org has of the app, and what of it stays. */
interface Present extends AppParts {
  isThere: boolean;
  keys: AppKeys | undefined;
}

async function deployApp(
  registration: Registration,
  { isThere, keys, ...parts }: Present,
  deploy: (folder: string) => Promise<DeployFailure[]>,
) {
  const { ownKey, contactEmail } = registration;
  const filled = {
    contactEmail,
    callbackUrl: callbackOf(registration),
    ...((ownKey || isThere) && { consumerKey: keys?.key, consumerSecret: keys?.secret }),
  };
  return withAppFiles(filled, parts, deploy);
}
