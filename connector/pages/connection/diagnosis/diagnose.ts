import type { RequestContext } from "../../../context.ts";
import { AppError } from "../../../errors.ts";
import { minutesApart } from "../../../privacy/clocksApart.ts";
import { say } from "../../../reasons/sentence.ts";
import { readSettings } from "../../../settings/settings.ts";
import { type Check, readEvidence, warning } from "./check.ts";
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

/**
 * Every precondition of adding a lead for the caller: what is there, what is missing, who can fix it and
 * where.
 */
interface Diagnosis {
  /** Whether no check failed. */
  isReady: boolean;
  checks: (Check & { group: CheckGroup })[];
}

/** What checks are about, in the order in which they are told. */
export const checkGroups = ["connection", "contacts", "objects", "fields", "limits"] as const;

type CheckGroup = (typeof checkGroups)[number];

/**
 * Makes three API calls, up to five in an org with a managed package, and writes nothing. What Salesforce
 * does not answer is left out; the checks of API and app say why.
 */
export async function diagnose(ctx: RequestContext): Promise<Diagnosis> {
  const evidence = await readEvidence(ctx);
  const describes = evidence.describes instanceof AppError ? null : evidence.describes;
  const settings = await readSettings(ctx.database, ctx.caller.orgId);
  const byGroup: Record<CheckGroup, Check[]> = {
    connection: [...checkApi(evidence), ...checkPackage(evidence), await checkBinding(ctx)],
    contacts: [
      ...checkSettings(settings, describes),
      ...(describes
        ? [
            checkExternalId(describes),
            checkRequiredFields(describes),
            checkCountryPicklists(describes),
            checkDuplicateRules(evidence),
          ]
        : []),
    ],
    objects: describes ? checkObjects(describes) : [],
    fields: describes ? checkFields(describes, settings) : [],
    limits: [...(await checkLimits(ctx)), ...checkErasing(ctx)],
  };
  const checks = checkGroups.flatMap((group) => byGroup[group].map((check) => ({ ...check, group })));
  return { isReady: checks.every(({ state }) => state !== "failed"), checks };
}

/** For admins: that nothing is erased by its age while the clocks are apart. */
function checkErasing(ctx: RequestContext): Check[] {
  const minutes = ctx.caller.isAdmin ? minutesApart(ctx) : 0;
  if (minutes === 0) return [];
  const subject = { id: "erasing", title: say("check-erasing") };
  return [warning(subject, say("check-erasing-apart", { minutes }), say("mend-clock"))];
}
