import { appName, findApp } from "./findApp.ts";
import { isMadeFor } from "./environmentFile.ts";
import { machineClock } from "../org/clock.ts";
import { judgeKeys, type AppKeys, type KeyJudgement } from "./proveApp.ts";
import { readOrgsKeys } from "./readOrgsKeys.ts";
import { provableApp, type Registration } from "./registration.ts";
import { StepError } from "../org/stepError.ts";

/**
 * What the org says of its app before a deployment changes it. Each question is asked once, whichever step
 * has it first.
 */
export interface AppInOrg {
  /** Whether the org has the app. Throws StepError where it has a managed package's. */
  isThere(): Promise<boolean>;
  /** Its key and secret; undefined where the org does not show them. */
  readKeys(): Promise<AppKeys | undefined>;
  /**
   * Whose key and secret are: as the org shows its own, or as it answers these. An org with a passing fault
   * is asked again for two minutes. Throws StepError where the fault stays.
   */
  judge(keys: AppKeys, report: Report): Promise<KeyJudgement>;
  /**
   * Whether key and secret of the environment file count as the app's. Where the org takes the key and does
   * not look at the secret, the file tells, if it says that it is this org's. Throws as `judge` does.
   */
  takes(keys: AppKeys, report: Report): Promise<boolean>;
  /**
   * Whether a deployment leaves an app that is there its key, secret and callback: keys of which nobody knows
   * that they are its own would end the sign-ins of everybody. `keys` are the environment file's.
   */
  keepsConsumer(keys: AppKeys | undefined, report: Report): Promise<boolean>;
}

/** Prints a line below the step that asks. */
type Report = (line: string) => void;

const faultMsMax = 120_000;
const pauseMs = 20_000;

export function appInOrg(registration: Registration, clock = machineClock): AppInOrg {
  const { openOrg, environmentFile } = registration;
  const isThere = once(async () => {
    const app = await findApp(await openOrg());
    if (app === undefined || app.name === appName) return app !== undefined;
    throw new StepError(
      `The org has the app from a managed package, as ${app.name}: its key is that of the package.`,
      "Ask who made the package for its key and secret, and set the app's policy in Setup, External Client App " +
        "Manager: config/guides/packages.md.",
    );
  });
  const readKeys = once(async () => readOrgsKeys(await openOrg()));
  const asked = new Map<string, Promise<KeyJudgement>>();
  const judge: AppInOrg["judge"] = (keys, report) => {
    const pair = JSON.stringify([keys.key, keys.secret]);
    const known = asked.get(pair) ?? judgeNow(keys, report);
    asked.set(pair, known);
    return known;
  };
  const takes: AppInOrg["takes"] = async (keys, report) => {
    const judged = await judge(keys, report);
    if (judged.whose !== "cannot be told") return judged.whose === "its app's";
    const isOfFile = judged.why === "the secret is not looked at";
    return isOfFile && isMadeFor(registration.readOrg().id, environmentFile);
  };
  const keepsConsumer: AppInOrg["keepsConsumer"] = async (keys, report) => {
    if (!(await isThere())) return false;
    return keys === undefined || !(registration.replacesKey || (await takes(keys, report)));
  };
  return { isThere, readKeys, judge, takes, keepsConsumer };

  async function judgeAtOrg(keys: AppKeys, report: Report): Promise<KeyJudgement> {
    const begun = clock.now();
    for (;;) {
      const judged = await judgeKeys(provableApp(registration, keys));
      if (judged.whose !== "cannot be told" || judged.why !== "a fault") return judged;
      if (clock.now() - begun >= faultMsMax) {
        throw new StepError(
          `It cannot be told whether key and secret of ${environmentFile} are those of the app in the org, which answers ${judged.saw}.`,
          "Run this again later.",
        );
      }
      report(`The org answers ${judged.saw}. Asking again in ${pauseMs / 1000} s.`);
      await clock.wait(pauseMs);
    }
  }

  async function judgeNow(keys: AppKeys, report: Report): Promise<KeyJudgement> {
    const own = await readKeys();
    if (own === undefined) return judgeAtOrg(keys, report);
    const isSame = own.key === keys.key && own.secret === keys.secret;
    return isSame
      ? { whose: "its app's" }
      : { whose: "not its app's", saw: "another key or secret over REST" };
  }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}
