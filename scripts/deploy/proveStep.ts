import { oauthScopes } from "../../connector/salesforce/oauth.ts";
import { StepError } from "../org/stepError.ts";
import { takeKeys, type Tools } from "./orgsKeys.ts";
import { answerToApp, type AppKeys } from "./proveApp.ts";
import { callbackOf, provableApp, settingsOfApp, type Registration } from "./registration.ts";
import type { Step } from "./runSteps.ts";

const pauseMs = 20_000;

const notProven = "All is deployed, but key, secret and callback are not proven";

/**
 * Proves that the org knows key, secret and callback, and waits for an app that it does not know yet. Where
 * it has another secret than the file, or its answers say nothing, it is asked for its own. Where they say
 * nothing even so, the step fails without waiting, and names the command that tells.
 */
export function proveStep(
  registration: Registration,
  app: { keys: AppKeys | undefined; isOrgsOwn: boolean },
  tools: Tools,
): Step {
  const { targetOrg, environmentFile, waitMinutes } = registration;
  const { clock } = tools;
  const signIn =
    "Have somebody with the permission set Crosswalk Rep sign in once, which says what Salesforce answers there: npm run check-org -- " +
    `--target-org ${targetOrg} --sign-in --environment-file ${environmentFile}`;
  const nextSteps: Record<string, string> = {
    redirect_uri_mismatch: `Set the app's Callback URL to ${callbackOf(registration)} in ${settingsOfApp}, and run this again.`,
    invalid_scope: `Add the scopes ${oauthScopes} to the app's OAuth Scopes in ${settingsOfApp}, and run this again.`,
  };
  return {
    title: "Prove that the org knows the key, the secret and the callback",
    nextStep: `Run this again. ${signIn}`,
    run: async (report) => {
      let keys = app.keys ?? (await takeKeys(registration, report, tools));
      let { isOrgsOwn } = app;
      const begun = clock.now();
      for (;;) {
        const answer = await answerToApp(provableApp(registration, keys), isOrgsOwn);
        if (answer.outcome === "proved") return report("Proven.");
        const saw = answer.outcome === "refused" ? answer.word : answer.saw;
        const waitedMs = clock.now() - begun;
        const isOver = waitedMs >= waitMinutes * 60_000;
        const still = `After ${waitMinutes} min the org still answers ${saw} to the app's key, secret and callback.`;
        const isUntold = answer.outcome === "unknown" && !answer.mayPass;
        const hasOtherKeys =
          answer.outcome === "refused" && (answer.isOfSecret || (isOver && nextSteps[saw] === undefined));
        if (!isOrgsOwn && (isUntold || hasOtherKeys)) {
          const why = isUntold
            ? `${notProven}: the org answers ${saw}.`
            : `The org has another pair: it answers ${saw}.`;
          keys = await takeKeys(registration, report, tools).catch((error: unknown) => {
            if (!(error instanceof StepError)) throw error;
            const nextStep = isUntold ? `${error.nextStep} Or: ${signIn}` : error.nextStep;
            throw new StepError(`${why} ${error.message}`, nextStep, { cause: error });
          });
          isOrgsOwn = true;
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
  };
}
