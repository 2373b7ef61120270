import { givePanelOrigin, lightningOrigin } from "./lightningOrigin.ts";
import type { Registration } from "./registration.ts";
import { StepError } from "../org/stepError.ts";
import type { Step } from "./step.ts";

type Origins = Pick<Registration, "panelOrigin" | "readOrg">;

/** The origin of the org's Lightning pages. Throws StepError where neither an option nor the org tells it. */
export function panelOriginOf({ panelOrigin, readOrg }: Origins): string {
  const { instanceUrl } = readOrg();
  const origin = panelOrigin ?? lightningOrigin(instanceUrl);
  if (origin !== undefined) return origin;
  throw new StepError(`${instanceUrl} does not tell where the org's Lightning pages are.`, givePanelOrigin);
}

/** Refuses an org whose Lightning pages are not known before anything is deployed to it. */
export function panelOriginStep(registration: Origins): Step {
  return {
    title: "Check where the org's Lightning pages are",
    shown: "takes --panel-origin, or follows from the org's address",
    run: async () => void panelOriginOf(registration),
    nextStep: "Give --panel-origin the origin of the org's Lightning pages.",
  };
}
