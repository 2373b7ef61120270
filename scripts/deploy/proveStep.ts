import { oauthScopes } from "../../connector/salesforce/oauth.ts";
import { machineClock, type Clock } from "../org/clock.ts";
import type { AppInOrg } from "./appInOrg.ts";
import { readKeys, writeKeys } from "./environmentFile.ts";
import { answerToApp, type AppKeys } from "./proveApp.ts";
import { readOrgsKeys } from "./readOrgsKeys.ts";
import { callbackOf, provableApp, type Registration } from "./registration.ts";
import { StepError } from "../org/stepError.ts";
import { quote } from "./quote.ts";
import type { Step } from "./step.ts";

const pauseMs = 20_000;

/** What the step asks of the world; tests give their own. */
interface ProofTools {
  clock: Clock;
  readOrgsKeys: () => Promise<AppKeys | undefined>;
}

const notProven = "All is deployed, but key, secret and callback are not proven";
const settingsOfApp = "Setup, External Client App Manager, Crosswalk, Settings, OAuth Settings";

/** A host that is not reached so many times in a row will not know a new app later either. */
const unreachedMax = 3;

/**
 * Proves that the org knows the key, the secret and the callback in the environment file, and waits for an
 * app that it does not know yet. Where the org's answer says neither, it fails without waiting, and names the
 * command that tells. Nor does it wait for a host that it does not reach, or for a callback that the
 * deployment left as it was. An org that made a key of its own gives it over REST, where Setup allows that.
 */
export function proveStep(
  registration: Registration,
  app: Pick<AppInOrg, "keepsConsumer">,
  tools: ProofTools = {
    clock: machineClock,
    readOrgsKeys: async () => readOrgsKeys(await registration.openOrg()),
  },
): Step {
  const { targetOrg, environmentFile, waitMinutes } = registration;
  const copyKeys =
    `Copy Consumer Key and Secret from ${settingsOfApp}, into SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET of ${environmentFile}, ` +
    "and run this again with --org-makes-key.";
  const signIn =
    "Have somebody with the permission set Crosswalk Rep sign in once, which says what Salesforce answers there: npm run check-org -- " +
    `--target-org ${quote(targetOrg)} --sign-in --environment-file ${quote(environmentFile)}`;
  const nextStepOf = (refusal: string, hasKeys: boolean): string => {
    if (refusal === "redirect_uri_mismatch") {
      return `Set the app's Callback URL to ${callbackOf(registration)} in ${settingsOfApp}, and run this again.`;
    }
    if (refusal === "invalid_scope") {
      return `Add the scopes ${oauthScopes} to the app's OAuth Scopes in ${settingsOfApp}, and run this again.`;
    }
    return hasKeys ? "Run this again later: the org has this very key and secret." : copyKeys;
  };
  return {
    title: "Prove that the org knows the key, the secret and the callback",
    shown: `asks the org's authorize and token addresses, for at most ${waitMinutes} minutes`,
    run: async (report) => {
      let keys = await readKeys(environmentFile);
      const keepsCallback = await app.keepsConsumer(keys, report);
      let canRead = false;
      const takeOrgsKeys = async (): Promise<boolean> => {
        const own = await tools.readOrgsKeys();
        canRead = own !== undefined;
        if (own === undefined || (own.key === keys?.key && own.secret === keys.secret)) return false;
        keys = own;
        await writeKeys(environmentFile, own);
        report(`The org made a key and secret of its own: ${environmentFile} has them now.`);
        return true;
      };
      if (keys === undefined && !(await takeOrgsKeys())) {
        throw new StepError("The org does not let its key and secret be read over REST.", copyKeys);
      }
      let unreachedTimes = 0;
      const { now, wait } = tools.clock;
      const begun = now();
      while (keys !== undefined) {
        const answer = await answerToApp(provableApp(registration, keys));
        // An answer may take long, too.
        const waitedMs = now() - begun;
        if (answer.outcome === "proved") return report("Proven.");
        if (answer.outcome === "unknown" && !answer.mayPass) {
          throw new StepError(
            `${notProven}: the org answers ${answer.saw}, which says nothing of the app.`,
            signIn,
          );
        }
        const unreached =
          answer.outcome === "unknown" && answer.unreached?.isNever ? answer.unreached : undefined;
        unreachedTimes = unreached === undefined ? 0 : unreachedTimes + 1;
        if (unreached !== undefined) {
          if (unreachedTimes === unreachedMax || waitedMs >= waitMinutes * 60_000) {
            throw new StepError(`${notProven}: ${unreached.message}.`, unreached.nextStep, {
              cause: unreached,
            });
          }
          report(`${Math.floor(waitedMs / 1000)} s: ${unreached.message}.`);
          await wait(pauseMs);
          continue;
        }
        const refusal = answer.outcome === "refused" ? answer.word : answer.saw;
        if (!canRead && (await takeOrgsKeys())) continue;
        if (keepsCallback && refusal === "redirect_uri_mismatch") {
          throw new StepError(
            `The org knows the app now, but not the callback ${callbackOf(registration)}: the app kept its own.`,
            `Run this again: the app gets the callback where its key is known. If it does not: ${nextStepOf(refusal, canRead)}`,
          );
        }
        if (waitedMs >= waitMinutes * 60_000) {
          throw new StepError(
            `After ${waitMinutes} min the org still answers ${refusal} to the app's key, secret and callback.`,
            answer.outcome === "refused" ? nextStepOf(refusal, canRead) : `Run this again later. ${signIn}`,
          );
        }
        const isFault = answer.outcome === "unknown" && answer.mayPass === "fault";
        const mayTake = isFault ? "" : " It may take up to 30 minutes to know a new app.";
        report(`${Math.floor(waitedMs / 1000)} s: the org answers ${refusal}.${mayTake}`);
        await wait(pauseMs);
      }
    },
    nextStep: copyKeys,
  };
}
