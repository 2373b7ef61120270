import type { RequestContext } from "../../../context.ts";
import { AppError } from "../../../errors.ts";
import { listed } from "../../../reasons/fieldErrors.ts";
import { instantIn } from "../../../reasons/inLanguage.ts";
import { say } from "../../../reasons/sentence.ts";
import { mappingErrors } from "../../../form/contactForm.ts";
import { mappedFields } from "../../../form/fieldMapping.ts";
import { fieldOf } from "../../../salesforce/describeTypes.ts";
import { readOwnQuota } from "../../../settings/readQuota.ts";
import { leadSourcesIn, type Settings } from "../../../settings/settings.ts";
import { describeOrg, readOrgBinding } from "../../../signIn/orgBinding.ts";
import { type Check, type Describes, type Evidence, failed, met, passed, unknown, warning } from "./check.ts";

const apiAccess = { id: "api-access", title: say("check-api") };
const appAllowed = { id: "app-allowed", title: say("check-app") };

/** Whether Salesforce lets user and app use its API: it has answered. */
export function checkApi({ describes }: Evidence): Check[] {
  if (!(describes instanceof AppError)) {
    return [passed(apiAccess, say("check-api-answers")), passed(appAllowed, say("check-app-signed-in"))];
  }
  return [checkApiAccess(describes), checkAppAllowed(describes)];
}

function checkApiAccess(error: AppError): Check {
  return met(apiAccess, error.code === "api-disabled" ? "failed" : "unknown", error);
}

function checkAppAllowed(error: AppError): Check {
  return error.code === "app-blocked"
    ? met(appAllowed, "failed", error)
    : passed(appAllowed, say("check-app-signed-in"));
}

/**
 * Whether the package's class answers. Without it nobody becomes an admin; reps can work on, as long as they
 * hold a permission set of the package.
 */
export function checkPackage({ packageAccess }: Evidence): Check[] {
  const subject = { id: "package", title: say("check-package") };
  if (packageAccess === null) return [];
  if (packageAccess.isAdmin !== null) return [passed(subject, say("check-package-answers"))];
  const { obstacle } = packageAccess;
  return obstacle.members["reason"] === "package-not-assigned"
    ? [warning(subject, say("team-permission-set-none"), say("team-permission-set-assign"))]
    : [met(subject, "warning", obstacle)];
}

/** Which org is served, and whether that has been confirmed. */
export async function checkBinding(ctx: RequestContext): Promise<Check> {
  const subject = { id: "org-bound", title: say("check-org") };
  const state = (await readOrgBinding(ctx))?.state;
  const { name, id } = await describeOrg(ctx, ctx.caller.orgId);
  const org = name ?? id;
  return state === "configured" || state === "confirmed"
    ? passed(subject, say("check-org-confirmed", { org }))
    : failed(subject, say("check-org-proposed", { org }), say("check-org-confirm"));
}

/** The admin's switch and the values it needs. */
export function checkSettings(settings: Settings, describes: Describes | null): Check[] {
  const switchSubject = { id: "creation-on", title: say("check-creation") };
  return [
    settings.createContacts
      ? passed(switchSubject, say("check-creation-on"))
      : failed(switchSubject, say("check-creation-off"), say("check-creation-turn-on")),
    checkLeadSource(settings, describes),
    ...checkMapping(settings, describes),
  ];
}

/** Whether the fields of the admin's mapping are there and can be written: the org may have changed. */
function checkMapping({ fieldMapping }: Settings, describes: Describes | null): Check[] {
  const subject = { id: "field-mapping", title: say("setting-field-mapping") };
  const contact = describes?.Contact;
  if (!contact || mappedFields(fieldMapping, "Contact").length === 0) return [];
  const wrong = mappingErrors(contact, fieldMapping);
  if (wrong.length === 0) return [passed(subject, say("check-mapping-fits"))];
  const problems = listed(wrong.map(({ message }) => message));
  return [failed(subject, say("check-mapping-wrong", { problems }), say("check-mapping-change"))];
}

function checkLeadSource({ leadSource }: Settings, describes: Describes | null): Check {
  const subject = { id: "lead-source", title: say("check-lead-source") };
  const { default: value } = leadSource;
  if (value === null) {
    return failed(subject, say("check-lead-source-none"), say("check-lead-source-select"));
  }
  const field = describes?.Contact && fieldOf(describes.Contact, "LeadSource");
  if (!field) return unknown(subject, say("check-lead-source-unseen", { value }));
  const active = new Set(field.picklistValues.filter((value) => value.active).map(({ value }) => value));
  const inactive = leadSourcesIn(leadSource).filter(({ value }) => !active.has(value));
  if (inactive.length === 0) return passed(subject, say("check-lead-source-active", { value }));
  const values = listed([...new Set(inactive.map((source) => source.value))]);
  return failed(subject, say("check-lead-source-inactive", { values }), say("check-lead-source-replace"));
}

/** Whether duplicate rules compare new contacts with existing ones. */
export function checkDuplicateRules({ duplicateRules }: Evidence): Check {
  const subject = { id: "duplicate-rules", title: say("check-duplicate-rules") };
  if (!duplicateRules) return unknown(subject, say("check-duplicate-rules-unseen"));
  if (duplicateRules.length === 0) {
    return warning(subject, say("check-duplicate-rules-none"), say("check-duplicate-rules-activate"));
  }
  const rules = listed(duplicateRules.map(({ label }) => label));
  return passed(subject, say("check-duplicate-rules-active", { rules }));
}

/** The percentage left at which Salesforce's daily limit counts as nearly used up. */
const lowPercent = 10;

/** What is left of Salesforce's limit and of the user's quota. */
export async function checkLimits(ctx: RequestContext): Promise<Check[]> {
  const quota = await readOwnQuota(ctx);
  const quotaSubject = { id: "quota", title: say("check-quota") };
  const left = say("check-quota-left", { remaining: quota.remaining, limit: quota.limit });
  const wait = say("check-quota-wait", { date: instantIn(new Date(quota.resetsAt), quota.timeZone) });
  return [
    checkAllowance(ctx),
    quota.remaining > 0 ? passed(quotaSubject, left) : failed(quotaSubject, left, wait),
  ];
}

function checkAllowance({ salesforce: { allowance } }: RequestContext): Check {
  const subject = { id: "api-allowance", title: say("check-allowance") };
  if (!allowance) return unknown(subject, say("check-allowance-unknown"));
  const left = say("check-allowance-left", { remaining: allowance.remaining, limit: allowance.limit });
  const remedy = say("check-allowance-usage");
  if (allowance.remaining === 0) return failed(subject, left, remedy);
  return (allowance.remaining / allowance.limit) * 100 < lowPercent
    ? warning(subject, left, remedy)
    : passed(subject, left);
}
