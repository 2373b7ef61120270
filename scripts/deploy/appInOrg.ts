import { appName, findApp } from "./findApp.ts";
import { askPerson } from "../askPerson.ts";
import { isMadeFor, readKeys, writeKeys } from "./environmentFile.ts";
import { machineClock, type Clock } from "../org/clock.ts";
import { judgeKeys, type AppKeys, type KeyJudgement } from "./proveApp.ts";
import { OrgRefusal } from "../org/orgSession.ts";
import { readOrgsKeys } from "./readOrgsKeys.ts";
import { provableApp, settingsOfApp, type Registration } from "./registration.ts";
import { areSecretsOverRest, secretsSwitch, withSecretsOverRest } from "./secretsOverRest.ts";
import { StepError } from "../org/stepError.ts";

/** What the org says of its app. Each question is asked once, whichever step has it first. */
export interface AppInOrg {
  /** Whether the org had the app before the run. Throws StepError where it has a managed package's. */
  isThere(): Promise<boolean>;
  /** Its key and secret over REST, as Setup stands; undefined where the org does not give them. */
  findKeys(): Promise<AppKeys | undefined>;
  /**
   * Writes its key and secret into the environment file. Where Setup's switch keeps the org from giving them,
   * asks whether to turn it on, and puts it back. Throws StepError where the org does not give them.
   */
  takeKeys(report: Report): Promise<AppKeys>;
  /** Whose key and secret are: as the org shows its own, or as it answers these. */
  judge(keys: AppKeys): Promise<KeyJudgement>;
  /**
   * Whether key and secret of the environment file count as the app's. Where the org takes the key and does
   * not look at the secret, the file tells, if it says that it is this org's.
   */
  takes(keys: AppKeys): Promise<boolean>;
  /**
   * Whether a deployment leaves an app that is there its key, secret and callback: keys of which nobody knows
   * that they are its own would end the sign-ins of everybody. `keys` are the environment file's.
   */
  keepsConsumer(keys: AppKeys | undefined): Promise<boolean>;
}

/** Prints a line below the step that asks. */
type Report = (line: string) => void;

/** What it asks of the world beside the org; tests give their own. */
interface Tools {
  clock: Clock;
  ask: (question: string, nextStep: string) => Promise<string>;
  withSecretsOverRest: typeof withSecretsOverRest;
}

const usualTools: Tools = {
  clock: machineClock,
  ask: (question, nextStep) =>
    askPerson(question, { input: process.stdin, output: process.stdout }, nextStep),
  withSecretsOverRest,
};

/** A new app may not be shown at once. */
const shownMsMax = 120_000;
const pauseMs = 10_000;

export function appInOrg(registration: Registration, tools: Partial<Tools> = {}): AppInOrg {
  const { clock, ask, withSecretsOverRest: withSwitch } = { ...usualTools, ...tools };
  const { openOrg, readOrg, environmentFile, targetOrg } = registration;
  let own: AppKeys | undefined;
  const isThere = once(async () => {
    const app = await findApp(await openOrg());
    if (app === undefined || app.name === appName) return app !== undefined;
    throw new StepError(
      `The org has the app from a managed package, as ${app.name}: its key is that of the package.`,
      "Ask who made the package for its key and secret, and set the app's policy in Setup, External Client App " +
        "Manager: config/guides/packages.md.",
    );
  });
  const read = async () => readOrgsKeys(await openOrg());
  const findKeys = once(async () => {
    const found = await read();
    return (own ??= found instanceof OrgRefusal ? undefined : found);
  });
  const takeKeys: AppInOrg["takeKeys"] = async (report) => {
    const found = own ?? (await readInAnyWay(report));
    if (found instanceof OrgRefusal) {
      throw new StepError(
        `The org does not give the app's key and secret: Salesforce answers ${found.message}.`,
        howToGoOn(registration),
      );
    }
    own = found;
    const inFile = await readKeys(environmentFile);
    if (inFile?.key === own.key && inFile.secret === own.secret) return own;
    await writeKeys(environmentFile, own, readOrg().id);
    report(`The org made the key and secret: ${environmentFile} has them now.`);
    return own;
  };
  const judge = onceFor(async (keys: AppKeys): Promise<KeyJudgement> => {
    const known = own ?? (await findKeys());
    if (known === undefined) return judgeKeys(provableApp(registration, keys));
    const isSame = known.key === keys.key && known.secret === keys.secret;
    return isSame ? { whose: "its app's" } : { whose: "not its app's", saw: "another pair over REST" };
  });
  const takes: AppInOrg["takes"] = async (keys) => {
    const judged = await judge(keys);
    if (judged.whose !== "cannot be told") return judged.whose === "its app's";
    if (judged.why === "a fault") {
      const message = `The org answers ${judged.saw}, so that nothing tells whether key and secret are its app's.`;
      throw new StepError(message, "Run this again later.");
    }
    return judged.why === "the secret is not looked at" && isMadeFor(readOrg().id, environmentFile);
  };
  const keepsConsumer: AppInOrg["keepsConsumer"] = async (keys) =>
    (await isThere()) && (keys === undefined || !(await takes(keys)));
  return { isThere, findKeys, takeKeys, judge, takes, keepsConsumer };

  async function readInAnyWay(report: Report): Promise<AppKeys | OrgRefusal> {
    const found = await readWhenShown(report);
    const isOff = found instanceof OrgRefusal && (await areSecretsOverRest(await openOrg())) === false;
    if (!isOff) return found;
    if (!registration.answersYes) {
      const nextStep = `Run this again with --yes, or answer. ${howToGoOn(registration)}`;
      const question = `To read the app's secret, turn on ${secretsSwitch}, and off again at once? yes or no: `;
      if (!/^y(es)?$/i.test(await ask(question, nextStep))) return found;
    }
    report(`Turns on ${secretsSwitch}, and off again.`);
    return withSwitch(targetOrg, () => readWhenShown(report));
  }

  async function readWhenShown(report: Report): Promise<AppKeys | OrgRefusal> {
    const begun = clock.now();
    for (;;) {
      const found = await read();
      const isUnknown = found instanceof OrgRefusal && found.status === 404;
      if (!isUnknown || clock.now() - begun >= shownMsMax) return found;
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

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}

function onceFor<Asked, T>(ask: (asked: Asked) => Promise<T>): (asked: Asked) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const answer = answers.get(key) ?? ask(asked);
    answers.set(key, answer);
    return answer;
  };
}
