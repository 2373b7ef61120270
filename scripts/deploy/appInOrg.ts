import { appName, findApp } from "./findApp.ts";
import { provesKeys, type AppKeys } from "./proveApp.ts";
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
  /** Whether key and secret are the app's: the org gives the same, or takes these. */
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
  const asked = new Map<string, Promise<boolean>>();
  return {
    isThere,
    readKeys,
    takes: (keys) => {
      const pair = JSON.stringify([keys.key, keys.secret]);
      const known = asked.get(pair) ?? takesNow(keys);
      asked.set(pair, known);
      return known;
    },
  };

  async function takesNow(keys: AppKeys): Promise<boolean> {
    const own = await readKeys();
    if (own !== undefined) return own.key === keys.key && own.secret === keys.secret;
    return provesKeys(provableApp(registration, keys));
  }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}
