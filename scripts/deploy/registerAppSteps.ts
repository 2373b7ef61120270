import { randomBytes } from "node:crypto";
import { readEnvironmentFile, writeEnvironmentFile, writeKeys } from "./environmentFile.ts";
import { filledFolder, withAppFiles } from "./appFiles.ts";
import { findPolicy, namesTaken, policyType } from "./appNames.ts";
import { egressIps } from "./egress.ts";
import { connectorOrigin } from "./connectorOrigin.ts";
import type { Options } from "./options.ts";
import { lightningOrigin } from "./lightningOrigin.ts";
import { findApp, readOrgsKeys } from "./readOrgsKeys.ts";
import type { PackageValues } from "./packageSteps.ts";
import { deploySf, listFailures } from "../org/sf.ts";
import { StepError } from "../org/stepError.ts";
import type { Step } from "./step.ts";
import type { TargetOrg, TargetOrgHolder } from "./checkTargetOrg.ts";
import type { OrgSession } from "../org/orgSession.ts";

export interface Registration extends PackageValues {
  targetOrg: string;
  /** The connector's environment file, with the key and secret. */
  environmentFile: string;
  /** Whether Salesforce makes key and secret, which are read from the org or copied from Setup. */
  orgMakesKey: boolean;
  /** The connector's outgoing addresses; empty where the profiles' login ranges hold for it. */
  egressIps: string[];
  /** Whether an app that the org has already gets a new key. */
  replacesKey: boolean;
  /** Origin of the org's Lightning pages, where the org's address does not tell it. */
  panelOrigin: string | undefined;
  /** How long to wait until Salesforce knows a new app. */
  waitMinutes: number;
  readOrg: () => TargetOrg;
  openOrg: () => Promise<OrgSession>;
}

/** The options of each script that registers the app. */
export const registrationOptions = [
  "target-org",
  "connector-url",
  "contact-email",
  "panel-origin",
  "environment-file",
  "egress-ip",
  "org-makes-key",
  "replace-key",
  "wait",
] as const;

/** The registration that a script's options ask for. */
export function registrationOf(
  options: Options<(typeof registrationOptions)[number]>,
  org: TargetOrgHolder,
): Registration {
  return {
    targetOrg: options["target-org"] ?? "",
    connectorUrl: connectorOrigin(options["connector-url"] ?? ""),
    contactEmail: options["contact-email"] ?? "",
    environmentFile: options["environment-file"] ?? "config/connector.env",
    orgMakesKey: options["org-makes-key"],
    egressIps: egressIps(options["egress-ip"]),
    replacesKey: options["replace-key"],
    panelOrigin: options["panel-origin"],
    waitMinutes: minutes(options.wait ?? "30"),
    readOrg: org.read,
    openOrg: org.open,
  };
}

function minutes(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new StepError(`--wait ${text} is no number of minutes.`, "Give --wait a whole number, e.g. 30.");
}

/** Where Salesforce calls the connector back. */
export const callbackOf = ({ connectorUrl }: PackageValues) => `${connectorUrl}/oauth/callback`;

/**
 * Registers the External Client App and writes its key for the connector. A second run keeps the key. The
 * permission sets must be in the org before, because the app's policy names them.
 */
export function registerAppSteps(registration: Registration): Step[] {
  return [keyStep(registration), deployAppStep(registration), environmentStep(registration)].filter(
    (step) => step !== undefined,
  );
}

/**
 * An app that the org has already keeps its key, wherever the file with it is: a new one would end the
 * sign-ins of everybody.
 */
function keyStep({ openOrg, environmentFile, orgMakesKey, replacesKey }: Registration): Step | undefined {
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

/** How often the app is deployed again under names that the org has already. */
const renamesMax = 2;

function deployAppStep(registration: Registration): Step {
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

function environmentStep(registration: Registration): Step {
  const { environmentFile, connectorUrl } = registration;
  return {
    title: "Write the connector's environment",
    shown: `writes PUBLIC_URL, PANEL_ORIGINS, SALESFORCE_LOGIN_URL, SALESFORCE_ORG_ID into ${environmentFile}`,
    run: async () => {
      const org = registration.readOrg();
      const present = await readEnvironmentFile(environmentFile);
      const ifMissing = (name: string, make: () => string): [string, string][] =>
        present.get(name) ? [] : [[name, make()]];
      await writeEnvironmentFile(
        environmentFile,
        new Map([
          ["PUBLIC_URL", connectorUrl],
          ["PANEL_ORIGINS", registration.panelOrigin ?? originOf(org)],
          ["SALESFORCE_LOGIN_URL", new URL(org.instanceUrl).origin],
          ["SALESFORCE_ORG_ID", org.id],
          ...ifMissing("DATABASE_FILE", () => ".data/connector.db"),
          ...ifMissing("TOKEN_KEYS", () => `k1:${randomBytes(32).toString("base64")}`),
        ]),
      );
    },
    nextStep: `Fill in ${environmentFile} by hand; config/connector.env.example explains each variable.`,
  };
}

function originOf(org: TargetOrg): string {
  const origin = lightningOrigin(org.instanceUrl);
  if (origin) return origin;
  throw new StepError(
    `${org.instanceUrl} does not tell where the org's Lightning pages are.`,
    "Give --panel-origin the origin that the browser shows on a Lightning page, e.g. https://acme.lightning.force.com",
  );
}
