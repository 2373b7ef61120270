import { appName, findApp } from "./findApp.ts";
import { isMadeFor } from "./environmentFile.ts";
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
  /** Whose key and secret are: as the org shows its own, or as it answers these. */
  judge(keys: AppKeys): Promise<KeyJudgement>;
  /**
   * Whether key and secret of the environment file count as the app's. Where the org does not tell, the file
   * does, if it says that it is this org's.
   */
  takes(keys: AppKeys): Promise<boolean>;
}

export function appInOrg(registration: Registration): AppInOrg {
  const { openOrg } = registration;
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
  const judge = (keys: AppKeys): Promise<KeyJudgement> => {
    const pair = JSON.stringify([keys.key, keys.secret]);
    const known = asked.get(pair) ?? judgeNow(keys);
    asked.set(pair, known);
    return known;
  };
  return {
    isThere,
    readKeys,
    judge,
    takes: async (keys) => {
      const { whose } = await judge(keys);
      if (whose !== "cannot be told") return whose === "its app's";
      return isMadeFor(registration.readOrg().id, registration.environmentFile);
    },
  };

  async function judgeNow(keys: AppKeys): Promise<KeyJudgement> {
    const own = await readKeys();
    if (own === undefined) return judgeKeys(provableApp(registration, keys));
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
