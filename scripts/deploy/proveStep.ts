import { oauthScopes } from "../../connector/salesforce/oauth.ts";
import { machineClock } from "../org/clock.ts";
import type { AppInOrg } from "./appInOrg.ts";
import { readKeys } from "./environmentFile.ts";
import { answerToApp } from "./proveApp.ts";
import { callbackOf, provableApp, settingsOfApp, type Registration } from "./registration.ts";
import { StepError } from "../org/stepError.ts";
import { quote } from "./quote.ts";
import type { Step } from "./step.ts";

const pauseMs = 20_000;

const notProven = "All is deployed, but key, secret and callback are not proven";

/**
 * Proves that the org knows the key, the secret and the callback in the environment file, and waits for an
 * app that it does not know yet. What the org gives over REST is its own, and comes first; where it has
 * another secret than the file, or does not tell, it is asked for that. Where its answers say nothing even
 * so, the step fails without waiting, and names the command that tells.
 */
export function proveStep(
  registration: Registration,
  app: Pick<AppInOrg, "isThere" | "findKeys" | "takeKeys">,
  clock = machineClock,
): Step {
  const { targetOrg, environmentFile, waitMinutes, ownKey } = registration;
  const signIn =
    "Have somebody with the permission set Crosswalk Rep sign in once, which says what Salesforce answers there: npm run check-org -- " +
    `--target-org ${quote(targetOrg)} --sign-in --environment-file ${quote(environmentFile)}`;
  const nextSteps: Record<string, string> = {
    redirect_uri_mismatch: `Set the app's Callback URL to ${callbackOf(registration)} in ${settingsOfApp}, and run this again.`,
    invalid_scope: `Add the scopes ${oauthScopes} to the app's OAuth Scopes in ${settingsOfApp}, and run this again.`,
  };
  return {
    title: "Prove that the org knows the key, the secret and the callback",
    shown: `asks the org's authorize and token addresses, for at most ${waitMinutes} minutes`,
    run: async (report) => {
      let keys = await readKeys(environmentFile);
      const isOrgsOwn = !ownKey && !(await app.isThere());
      let isTaken = keys === undefined || isOrgsOwn || (await app.findKeys()) !== undefined;
      if (isTaken) keys = await app.takeKeys(report);
      const begun = clock.now();
      while (keys !== undefined) {
        const answer = await answerToApp(provableApp(registration, keys), isTaken);
        if (answer.outcome === "proved") return report("Proven.");
        const saw = answer.outcome === "refused" ? answer.word : answer.saw;
        const waitedMs = clock.now() - begun;
        const isOver = waitedMs >= waitMinutes * 60_000;
        const still = `After ${waitMinutes} min the org still answers ${saw} to the app's key, secret and callback.`;
        const isUntold = answer.outcome === "unknown" && !answer.mayPass;
        const hasOtherSecret = answer.outcome === "refused" && answer.isOfSecret;
        const hasOtherKey = answer.outcome === "refused" && isOver && nextSteps[saw] === undefined;
        if (!isTaken && (isUntold || hasOtherSecret || hasOtherKey)) {
          const ofSecret = `The app's key is right, and the org has another secret: it answers ${saw}.`;
          const untold = `${notProven}: the org answers ${saw}.`;
          const why = isUntold ? untold : hasOtherSecret ? ofSecret : still;
          keys = await app.takeKeys(report).catch((error: unknown) => {
            if (!(error instanceof StepError)) throw error;
            const nextStep = isUntold ? `${error.nextStep} Or: ${signIn}` : error.nextStep;
            throw new StepError(`${why} ${error.message}`, nextStep, { cause: error });
          });
          isTaken = true;
          continue;
        }
        if (isUntold) {
          throw new StepError(`${notProven}: the org answers ${saw}, which says nothing of the app.`, signIn);
        }
        if (answer.outcome === "unknown" && answer.unreached?.isNever) {
          throw new StepError(`${notProven}: ${answer.unreached.message}.`, answer.unreached.nextStep);
        }
        if (isOver) throw new StepError(still, nextSteps[saw] ?? `Run this again later. ${signIn}`);
        const isFault = answer.outcome === "unknown" && answer.mayPass === "fault";
        const mayTake = isFault ? "" : " It may take up to 30 minutes to know a new app.";
        report(`${Math.floor(waitedMs / 1000)} s: the org answers ${saw}.${mayTake}`);
        await clock.wait(pauseMs);
      }
    },
    nextStep: `Run this again. ${signIn}`,
  };
}
