import type { RequestContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { readSettings } from "../../settings/readSettings.ts";
import type { Check } from "./check.ts";
import {
  checkCountryPicklists,
  checkExternalId,
  checkFields,
  checkObjects,
  checkRequiredFields,
} from "./checkAccess.ts";
import { checkApi, checkBinding, checkDuplicateRules, checkLimits, checkSettings } from "./checkOrg.ts";
import { readEvidence } from "./readEvidence.ts";

/**
 * Everything that adding a lead to the CRM depends on, for the user who asks: what is there, what is missing,
 * who mends it and where.
 */
export interface Diagnosis {
  /** Nothing failed. */
  isReady: boolean;
  checks: Check[];
}

/**
 * Two API calls, no writes. What Salesforce would not tell is left out, with the reason in the checks of API
 * and app.
 */
export async function diagnose(ctx: RequestContext): Promise<Diagnosis> {
  const evidence = await readEvidence(ctx);
  const describes = evidence.describes instanceof AppError ? null : evidence.describes;
  const settings = readSettings(ctx.database, ctx.caller.orgId);
  const checks = [
    ...checkApi(evidence),
    checkBinding(ctx),
    ...checkSettings(settings, describes),
    ...(describes
      ? [
          ...checkObjects(describes),
          ...checkFields(describes),
          checkExternalId(describes),
          checkRequiredFields(describes),
          checkCountryPicklists(describes),
          checkDuplicateRules(evidence),
        ]
      : []),
    ...checkLimits(ctx),
  ];
  return { isReady: checks.every(({ state }) => state !== "failed"), checks };
}
