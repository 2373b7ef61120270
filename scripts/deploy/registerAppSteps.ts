import { randomBytes } from "node:crypto";
import type { AppInOrg } from "./appInOrg.ts";
import { deployAppStep } from "./deployAppStep.ts";
import { readEnvironmentFile, writeEnvironmentFile } from "./environmentFile.ts";
import { keyStep } from "./keyStep.ts";
import { panelOriginOf } from "./panelOriginStep.ts";
import type { Registration } from "./registration.ts";
import type { Step } from "./step.ts";

/**
 * Registers the External Client App and writes its key for the connector. A second run keeps the key. The
 * permission sets must be in the org before, because the app's policy names them.
 */
export function registerAppSteps(registration: Registration, app: AppInOrg): Step[] {
  return [keyStep(registration, app), deployAppStep(registration, app), environmentStep(registration)];
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
          ["PANEL_ORIGINS", panelOriginOf(registration)],
          ["SALESFORCE_LOGIN_URL", new URL(org.instanceUrl).origin],
          ["SALESFORCE_ORG_ID", org.id],
          ...(present.get("DATABASE_URL") ? [] : ifMissing("DATABASE_FILE", () => ".data/connector.db")),
          ...ifMissing("TOKEN_KEYS", () => `k1:${randomBytes(32).toString("base64")}`),
        ]),
      );
    },
    nextStep: `Fill in ${environmentFile} by hand; config/connector.env.example explains each variable.`,
  };
}
