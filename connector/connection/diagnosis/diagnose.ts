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
import {
  checkApi,
  checkBinding,
  checkDuplicateRules,
  checkLimits,
  checkPackage,
  checkSettings,
} from "./checkOrg.ts";
import { checkErasing } from "./checkErasing.ts";
import { readEvidence } from "./readEvidence.ts";

/**
 * Every precondition of adding a lead for the caller: what is there, what is missing, who can fix it and
 * where.
 */
interface Diagnosis {
  /** Whether no check failed. */
  isReady: boolean;
  checks: Check[];
}

/**
 * Makes three API calls, up to five in an org with a managed package, and writes nothing. What Salesforce
 * does not answer is left out; the checks of API and app say why.
 */
export async function diagnose(ctx: RequestContext): Promise<Diagnosis> {
  const evidence = await readEvidence(ctx);
  const describes = evidence.describes instanceof AppError ? null : evidence.describes;
  const settings = await readSettings(ctx.database, ctx.caller.orgId);
  const checks = [
    ...checkApi(evidence),
    ...checkPackage(evidence),
    await checkBinding(ctx),
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
    ...(await checkLimits(ctx)),
    ...(await checkErasing(ctx)),
  ];
  return { isReady: checks.every(({ state }) => state !== "failed"), checks };
}
