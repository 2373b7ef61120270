import { readComponent } from "../org/metadataApi.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { deploySf, listFailures } from "../org/sf.ts";
import { StepError } from "../org/stepError.ts";
import { untilSignal } from "./untilSignal.ts";

/** The switch as Setup calls it. */
export const secretsSwitch =
  "Setup, External Client Apps, Settings, Allow access to External Client App consumer secrets via REST API";

/** Whether the org lets consumer secrets be read over REST; undefined where it does not show that. */
export async function areSecretsOverRest(org: OrgSession): Promise<boolean | undefined> {
  const settings = await readComponent(org, "ExternalClientAppSettings", "ExternalClientApp");
  const value = settings?.get("enableClientSecretInRestApiAccess");
  return value === undefined ? undefined : value === "true";
}

/** Reads while the switch is on, and turns it off again, also where reading fails or a signal ends it. */
export function withSecretsOverRest<T>(
  targetOrg: string,
  read: () => Promise<T>,
  deploy = deploySf,
): Promise<T> {
  /** Changes nothing else: settings that a file leaves out stay. */
  const turn = async (onOrOff: "on" | "off"): Promise<void> => {
    const args = ["--source-dir", `config/secrets-over-rest/${onOrOff}`, "--target-org", targetOrg];
    const refused = await deploy(["project", "deploy", "start", ...args, "--wait", "30"]).then(
      listFailures,
      (error: Error) => error.message,
    );
    if (refused === "") return;
    throw new StepError(
      `The command cannot turn ${onOrOff} ${secretsSwitch}: ${refused}`,
      `Turn it ${onOrOff} there yourself, and run this again. See that it is off at the end.`,
    );
  };
  return untilSignal(
    () => turn("off"),
    async () => {
      try {
        await turn("on");
        return await read();
      } finally {
        await turn("off");
      }
    },
  );
}
