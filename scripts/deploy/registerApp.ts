import { randomBytes } from "node:crypto";
import { deploySf, listFailures } from "../org/sf.ts";
import { OrgRefusal } from "../org/orgSession.ts";
import { StepError } from "../org/stepError.ts";
import { withAppFiles } from "./appFiles.ts";
import { ipRules } from "./egress.ts";
import { isMadeFor, readEnvironmentFile, readKeys, writeEnvironmentFile } from "./environmentFile.ts";
import { findOfApp, findOwnApp, policyType } from "./findApp.ts";
import { keepKeys, readOrgsKeys, takeKeys, usualTools, type Tools } from "./orgsKeys.ts";
import { answerAtToken, type AppKeys } from "./proveApp.ts";
import { proveStep } from "./proveStep.ts";
import type { AppAnswer } from "./readAuthorizeAnswer.ts";
import { callbackOf, panelOriginOf, provableApp, type Registration } from "./registration.ts";
import type { Report, Step } from "./runSteps.ts";

/** What the first step finds of the app, for those after it. */
interface AppState {
  /** Whether the org had the app before the run. */
  isThere: boolean;
  /** The key and secret that the connector will have; undefined until the org has made them. */
  keys: AppKeys | undefined;
  /** Whether the org itself gave them, in this run. */
  isOrgsOwn: boolean;
  /**
   * Whether a deployment leaves the app its key, secret and callback: keys of which nobody knows that they
   * are the app's would end the sign-ins of everybody.
   */
  keepsConsumer: boolean;
}

/** Deploys by the Salesforce CLI; tests give their own. */
type Deploy = typeof deploySf;

/**
 * Registers the External Client App, writes its key for the connector, and proves it. A second run keeps the
 * key. The permission sets must be in the org before, because the app's policy names them.
 */
export function registerAppSteps(
  registration: Registration,
  tools: Tools = usualTools,
  deploy: Deploy = deploySf,
): Step[] {
  const app: AppState = { isThere: false, keys: undefined, isOrgsOwn: false, keepsConsumer: false };
  return [
    {
      title: "Look for the app's consumer key and secret",
      run: async (report) => void Object.assign(app, await lookForKeys(registration, report, tools)),
      nextStep: `Check that ${registration.environmentFile} can be written.`,
    },
    {
      title: "Register the External Client App with its policy, in one deployment",
      run: (report) => deployApp(registration, app, report, deploy),
      nextStep:
        "If a permission set is missing, deploy or install the package first. If it knows no " +
        "External Client Apps, turn them on in Setup, under External Client Apps, Settings; config/README.md says when to use a Connected App instead.",
    },
    environmentStep(registration),
    proveStep(registration, app, tools),
  ];
}

/**
 * What the org gives over REST is the app's own, and comes first. Else the pair of the environment file
 * counts where the org takes it. An org that does not look at the secret proves nothing: there the file
 * tells, if it says that it is this org's.
 */
async function lookForKeys(registration: Registration, report: Report, tools: Tools): Promise<AppState> {
  const { environmentFile, readOrg, openOrg } = registration;
  const app: AppState = { isThere: true, keys: undefined, isOrgsOwn: true, keepsConsumer: false };
  const org = await openOrg();
  if ((await findOwnApp(org)) === undefined) {
    report("The org makes them with the app.");
    return { ...app, isThere: false };
  }
  const shown = await readOrgsKeys(org);
  if (!(shown instanceof OrgRefusal)) return { ...app, keys: await keepKeys(registration, shown, report) };
  const keys = await readKeys(environmentFile);
  if (keys !== undefined) {
    const isThisOrgs = await isMadeFor(readOrg().id, environmentFile);
    const answer = await answerAtToken(provableApp(registration, keys));
    refuseFault(answer);
    const isUntold = answer.outcome === "unknown" && !answer.mayPass;
    if (answer.outcome === "proved" || (isUntold && isThisOrgs)) {
      report(`${environmentFile} has them already.`);
      return { ...app, keys, isOrgsOwn: false };
    }
    if (answer.outcome === "refused" && answer.word !== "invalid_client" && isThisOrgs) {
      report(`The org answers ${answer.word} to the key of ${environmentFile}, as it may to a new app.`);
      report("The app keeps its key, secret and callback.");
      return { ...app, keys, isOrgsOwn: false, keepsConsumer: true };
    }
  }
  return { ...app, keys: await takeKeys(registration, report, tools) };
}

/** A fault says nothing, and passes. */
function refuseFault(answer: AppAnswer): void {
  if (answer.outcome !== "unknown" || answer.mayPass !== "fault") return;
  throw (
    answer.unreached ??
    new StepError(
      `The org answers ${answer.saw}, so that nothing tells whether key and secret are its app's.`,
      "Run this again later.",
    )
  );
}

async function deployApp(registration: Registration, app: AppState, report: Report, deploy: Deploy) {
  const { targetOrg, contactEmail, egressIps } = registration;
  const { isThere, keys, keepsConsumer } = app;
  const policy = isThere ? await findOfApp(await registration.openOrg(), policyType) : undefined;
  if (policy) report(`The org has the app's policy as ${policy.name} already: deploying under that name.`);
  const { rules, note } = ipRules(egressIps, keepsConsumer, policy?.component.get("ipRelaxationPolicyType"));
  if (note !== undefined) report(note);
  const names = new Map(policy && [[policyType, policy.name]]);
  const filled = {
    contactEmail,
    callbackUrl: callbackOf(registration),
    ...(isThere && { consumerKey: keys?.key, consumerSecret: keys?.secret }),
  };
  const failures = await withAppFiles(filled, { names, keepsConsumer, ipRules: rules }, (folder) => {
    const args = [
      "project",
      "deploy",
      "start",
      "--target-org",
      targetOrg,
      "--source-dir",
      folder,
      "--wait",
      "30",
    ];
    report(`sf ${args.join(" ")}`);
    return deploy(args);
  });
  if (failures.length > 0) throw new Error(listFailures(failures));
}

function environmentStep(registration: Registration): Step {
  const { environmentFile, connectorUrl } = registration;
  return {
    title: "Write the connector's environment",
    run: async () => {
      const { id, instanceUrl } = registration.readOrg();
      const present = await readEnvironmentFile(environmentFile);
      const hasDatabase = present.get("DATABASE_URL") || present.get("DATABASE_FILE");
      const values = {
        PUBLIC_URL: connectorUrl,
        PANEL_ORIGINS: panelOriginOf(registration),
        SALESFORCE_LOGIN_URL: new URL(instanceUrl).origin,
        SALESFORCE_ORG_ID: id,
        ...(!hasDatabase && { DATABASE_FILE: ".data/connector.db" }),
        ...(!present.get("TOKEN_KEYS") && { TOKEN_KEYS: `k1:${randomBytes(32).toString("base64")}` }),
      };
      await writeEnvironmentFile(environmentFile, new Map(Object.entries(values)));
    },
    nextStep: `Fill in ${environmentFile} by hand; config/connector.env.example explains each variable.`,
  };
}
