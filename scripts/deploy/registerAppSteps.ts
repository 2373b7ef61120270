import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { readEnvironmentFile, writeEnvironmentFile } from "./environmentFile.ts";
import { connectorOrigin } from "./connectorOrigin.ts";
import type { Options } from "./options.ts";
import { renderGlobalSettings } from "./renderGlobalSettings.ts";
import { lightningOrigin } from "./lightningOrigin.ts";
import { packageEnvironment, type PackageValues } from "./packageSteps.ts";
import { projectFolder, runSf } from "./sf.ts";
import { StepError, type Step } from "./step.ts";
import type { TargetOrg } from "./checkTargetOrg.ts";

export interface Registration extends PackageValues {
  targetOrg: string;
  /** The connector's environment file, with the key and secret. */
  environmentFile: string;
  /** Whether Salesforce makes key and secret, which an admin then copies from Setup. */
  orgMakesKey: boolean;
  /** Origin of the org's Lightning pages, where the org's address does not tell it. */
  panelOrigin: string | undefined;
  readOrg: () => TargetOrg;
}

/** The options of each script that registers the app. */
export const registrationOptions = [
  "target-org",
  "connector-url",
  "contact-email",
  "panel-origin",
  "environment-file",
  "org-makes-key",
] as const;

/** The registration that a script's options ask for. `readOrg`: the org, once a step has looked it up. */
export function registrationOf(
  options: Options<(typeof registrationOptions)[number]>,
  readOrg: () => TargetOrg,
): Registration {
  return {
    targetOrg: options["target-org"] ?? "",
    connectorUrl: connectorOrigin(options["connector-url"] ?? ""),
    contactEmail: options["contact-email"] ?? "",
    environmentFile: options["environment-file"] ?? "config/connector.env",
    orgMakesKey: options["org-makes-key"],
    panelOrigin: options["panel-origin"],
    readOrg,
  };
}

const appFolder = "force-app/main/default";
const generatedFolder = "config/generated/app-registration/main/default/extlClntAppGlobalOauthSets";
const template = "config/app-registration/Crosswalk_Global.ecaGlblOauth-meta.xml";

/** Registers the External Client App and writes its key for the connector. A second run keeps the key. */
export function registerAppSteps(registration: Registration): Step[] {
  return [keyStep(registration), deployAppStep(registration), environmentStep(registration)].filter(
    (step) => step !== undefined,
  );
}

function keyStep({ environmentFile, orgMakesKey }: Registration): Step | undefined {
  if (orgMakesKey) return undefined;
  return {
    title: "Make the app's consumer key and secret",
    shown: `writes SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET into ${environmentFile}`,
    done: async () => {
      const values = await readEnvironmentFile(environmentFile);
      const isThere = values.get("SALESFORCE_CLIENT_ID") && values.get("SALESFORCE_CLIENT_SECRET");
      return isThere ? `${environmentFile} has them already.` : undefined;
    },
    run: () =>
      writeEnvironmentFile(
        environmentFile,
        new Map([
          ["SALESFORCE_CLIENT_ID", `Crosswalk${randomBytes(32).toString("hex")}`],
          ["SALESFORCE_CLIENT_SECRET", randomBytes(32).toString("hex").toUpperCase()],
        ]),
      ),
    nextStep: `Check that ${environmentFile} can be written.`,
  };
}

function deployAppStep(registration: Registration): Step {
  const args = [
    ...["project", "deploy", "start", "--target-org", registration.targetOrg],
    ...[
      "--source-dir",
      `${appFolder}/externalClientApps`,
      "--source-dir",
      `${appFolder}/extlClntAppOauthSettings`,
    ],
    ...["--source-dir", generatedFolder, "--wait", "30"],
  ];
  return {
    title: "Register the External Client App",
    shown: `sf ${args.join(" ")}`,
    run: async () => {
      const file = path.join(projectFolder, generatedFolder, path.basename(template));
      await mkdir(path.dirname(file), { recursive: true });
      try {
        await writeFile(file, await globalSettings(registration), { mode: 0o600 });
        await runSf(args, { environment: packageEnvironment(registration) });
      } finally {
        // The file is deleted because it holds the secret, which the connector's environment file keeps.
        await rm(file, { force: true });
      }
    },
    nextStep:
      "If the org refuses the consumer key, run this again with --org-makes-key. If it knows no External Client Apps, " +
      "turn them on in Setup, under External Client Apps, Settings; config/README.md says when to use a Connected App instead.",
  };
}

async function globalSettings({ environmentFile, orgMakesKey, connectorUrl }: Registration): Promise<string> {
  const values = await readEnvironmentFile(environmentFile);
  return renderGlobalSettings(await readFile(path.join(projectFolder, template), "utf8"), {
    callbackUrl: `${connectorUrl}/oauth/callback`,
    ...(!orgMakesKey && {
      consumerKey: values.get("SALESFORCE_CLIENT_ID"),
      consumerSecret: values.get("SALESFORCE_CLIENT_SECRET"),
    }),
  });
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
