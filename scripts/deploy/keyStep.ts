import { randomBytes } from "node:crypto";
import type { AppInOrg } from "./appInOrg.ts";
import { isMadeFor, readKeys, writeEnvironmentFile, writeKeys } from "./environmentFile.ts";
import type { KeyJudgement } from "./proveApp.ts";
import type { Registration } from "./registration.ts";
import { StepError } from "../org/stepError.ts";
import type { Step } from "./step.ts";

/**
 * An app that the org has already keeps its key, wherever the file with it is: a new one would end the
 * sign-ins of everybody. So a run stops where it does not know that key, and where it cannot tell.
 */
export function keyStep(registration: Registration, app: AppInOrg): Step | undefined {
  const { readOrg, environmentFile, orgMakesKey, replacesKey } = registration;
  if (orgMakesKey) return undefined;
  return {
    title: "Make the app's consumer key and secret",
    shown: `writes SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET into ${environmentFile}`,
    done: async (report) => {
      const keys = await readKeys(environmentFile);
      if (replacesKey || keys === undefined) return undefined;
      const isRight = !(await app.isThere()) || (await app.takes(keys, report));
      return isRight ? `${environmentFile} has them already.` : undefined;
    },
    run: async (report) => {
      if (!(await app.isThere()) || replacesKey) return writeNewKeys(environmentFile, readOrg().id);
      const own = await app.readKeys();
      if (own !== undefined) {
        report(`The org has the app already: ${environmentFile} gets its key and secret.`);
        return writeKeys(environmentFile, own);
      }
      const keys = await readKeys(environmentFile);
      const judged = keys && (await app.judge(keys, report));
      const saw = judged === undefined || judged.whose === "its app's" ? undefined : judged.saw;
      if (saw !== undefined && (await isMadeFor(readOrg().id, environmentFile))) {
        return report(
          `The org answers ${saw} to the key of ${environmentFile}, as it may to a new app: the app keeps its own.`,
        );
      }
      throw judged?.whose === "cannot be told"
        ? notTold(registration, judged)
        : notKnown(environmentFile, saw);
    },
    nextStep: `Check that ${environmentFile} can be written.`,
  };
}

/** The org stands beside its key: a new app may be unknown for a while, and nothing else tells it is that. */
async function writeNewKeys(environmentFile: string, orgId: string): Promise<void> {
  await writeEnvironmentFile(
    environmentFile,
    new Map([
      ["SALESFORCE_CLIENT_ID", `Crosswalk${randomBytes(32).toString("hex")}`],
      ["SALESFORCE_CLIENT_SECRET", randomBytes(32).toString("hex").toUpperCase()],
      ["SALESFORCE_ORG_ID", orgId],
    ]),
  );
}

/** The org does not tell, and neither does the file: a wrong pair would take the place of the app's. */
function notTold(
  { readOrg, environmentFile }: Registration,
  { saw, why }: Extract<KeyJudgement, { whose: "cannot be told" }>,
): StepError {
  const then =
    why === "the secret is not looked at" ? "the app gets these then" : "the app keeps its own then";
  return new StepError(
    `It cannot be told whether key and secret of ${environmentFile} are those of the app in the org, which answers ${saw}.`,
    `Use the connector's own environment file, which says whose it is. If you are sure of key and secret, write ` +
      `SALESFORCE_ORG_ID=${readOrg().id} beside them, and run this again: ${then}.`,
  );
}

/** `refusal`: what the org answers to the file's key; undefined where the file has none. */
function notKnown(environmentFile: string, refusal: string | undefined): StepError {
  const isUnknown = refusal !== undefined && refusal !== "invalid_client";
  return new StepError(
    `The org has the app already, and ${environmentFile} does not know its key${refusal === undefined ? "" : `: the org answers ${refusal}`}.`,
    `Write its key and secret into SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET of ${environmentFile}, ` +
      "from the connector's environment or from Setup, External Client App Manager, and run this again. " +
      (isUnknown ? "An app that is younger than 30 minutes may not be known yet: then only wait. " : "") +
      "Only where nobody has them any more, --replace-key gives the app new ones: everybody must sign in again then.",
  );
}
