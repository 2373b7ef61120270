import { askPerson } from "../askPerson.ts";
import { machineClock, type Clock } from "../org/clock.ts";
import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";
import { StepError } from "../org/stepError.ts";
import { readKeys, writeKeys } from "./environmentFile.ts";
import { findApp } from "./findApp.ts";
import type { AppKeys } from "./proveApp.ts";
import { settingsOfApp, type Registration } from "./registration.ts";
import type { Report } from "./runSteps.ts";
import { areSecretsOverRest, secretsSwitch, withSecretsOverRest } from "./secretsOverRest.ts";

/** The first API version that has the resource. */
const resources = "/services/data/v60.0/apps/oauth/credentials";

/**
 * The key and secret that the org has for the app, over REST. In their place Salesforce's refusal, where
 * Setup or the user's permissions do not allow it, or where the org does not know the app yet.
 */
export async function readOrgsKeys(org: OrgSession): Promise<AppKeys | OrgRefusal> {
  try {
    const app = await findApp(org);
    const ofApp = `${resources}/${app?.id}`;
    const { consumers } = await org.read<{ consumers?: { id: string }[] }>(ofApp);
    const [consumer] = consumers ?? [];
    if (consumer === undefined) return noKeysYet;
    const { key, secret } = await org.read<Partial<AppKeys>>(`${ofApp}/${consumer.id}?part=keyandsecret`);
    return key && secret ? { key, secret } : noKeysYet;
  } catch (error) {
    if (error instanceof OrgRefusal) return error;
    throw error;
  }
}

const noKeysYet = new OrgRefusal(404, [
  { errorCode: "NOT_FOUND", message: "it shows no consumer of the app" },
]);

/** A new app may not be shown at once. */
const shownMsMax = 120_000;
const pauseMs = 10_000;

/** What it asks of the world beside the org; tests give their own. */
export interface Tools {
  clock: Clock;
  ask: (question: string, nextStep: string) => Promise<string>;
  withSecretsOverRest: typeof withSecretsOverRest;
}

export const usualTools: Tools = {
  clock: machineClock,
  ask: (question, nextStep) =>
    askPerson(question, { input: process.stdin, output: process.stdout }, nextStep),
  withSecretsOverRest,
};

/**
 * Reads the app's key and secret in the org into the environment file. Where Setup's switch keeps the org
 * from giving them, asks whether to turn it on, and puts it back. Throws StepError where they are not given.
 */
export async function takeKeys(registration: Registration, report: Report, tools: Tools): Promise<AppKeys> {
  const found = await readInAnyWay(registration, report, tools);
  if (!(found instanceof OrgRefusal)) return keepKeys(registration, found, report);
  throw new StepError(
    `The org does not give the app's key and secret: Salesforce answers ${found.message}.`,
    howToGoOn(registration),
  );
}

/** Writes the org's pair into the environment file, where that has another one. */
export async function keepKeys(
  { environmentFile, readOrg }: Registration,
  keys: AppKeys,
  report: Report,
): Promise<AppKeys> {
  const inFile = await readKeys(environmentFile);
  if (inFile?.key === keys.key && inFile.secret === keys.secret) {
    report(`${environmentFile} has them already.`);
    return keys;
  }
  await writeKeys(environmentFile, keys, readOrg().id);
  report(`The org made the key and secret: ${environmentFile} has them now.`);
  return keys;
}

async function readInAnyWay(
  registration: Registration,
  report: Report,
  { clock, ask, withSecretsOverRest: withSwitch }: Tools,
): Promise<AppKeys | OrgRefusal> {
  const { openOrg, targetOrg, answersYes } = registration;
  const found = await readWhenShown();
  const isOff = found instanceof OrgRefusal && (await areSecretsOverRest(await openOrg())) === false;
  if (!isOff) return found;
  if (!answersYes) {
    const nextStep = `Run this again with --yes, or answer. ${howToGoOn(registration)}`;
    const question = `To read the app's secret, turn on ${secretsSwitch}, and off again at once? yes or no: `;
    if (!/^y(es)?$/i.test(await ask(question, nextStep))) return found;
  }
  report(`Turns on ${secretsSwitch}, and off again.`);
  return withSwitch(targetOrg, readWhenShown);

  async function readWhenShown(): Promise<AppKeys | OrgRefusal> {
    const begun = clock.now();
    for (;;) {
      const keys = await readOrgsKeys(await openOrg());
      const isUnknown = keys instanceof OrgRefusal && keys.status === 404;
      if (!isUnknown || clock.now() - begun >= shownMsMax) return keys;
      report("The org does not show the app's key and secret yet.");
      await clock.wait(pauseMs);
    }
  }
}

/** How somebody comes by key and secret where the command cannot read them. */
const howToGoOn = ({ environmentFile, readOrg }: Registration): string =>
  `Turn on ${secretsSwitch}, as a user with View Client Secret, and run this again. Or copy Consumer Key and Secret ` +
  `from ${settingsOfApp} into SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET of ${environmentFile}, with ` +
  `SALESFORCE_ORG_ID=${readOrg().id} beside them, and run this again.`;
