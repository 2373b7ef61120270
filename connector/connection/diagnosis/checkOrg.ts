import type { RequestContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { readQuota } from "../../quota/readQuota.ts";
import { fieldOf } from "../../salesforce/describeTypes.ts";
import { describeOrg, readOrgBinding } from "../../signIn/orgBinding.ts";
import { leadSourcesIn } from "../../settings/leadSourceFor.ts";
import type { Settings } from "../../settings/settingsTable.ts";
import { failed, passed, unknown, warning, type Check } from "./check.ts";
import type { Describes, Evidence } from "./readEvidence.ts";

const apiAccess = { id: "api-access", title: "API Enabled" };
const appAllowed = { id: "app-allowed", title: "Crosswalk app installed and allowed" };

/** Whether Salesforce lets the user and the app use its API, judged by its having answered. */
export function checkApi({ describes }: Evidence): Check[] {
  if (!(describes instanceof AppError)) {
    return [
      passed(apiAccess, "Salesforce answers you over its API."),
      passed(appAllowed, "You are signed in."),
    ];
  }
  const { code, message, action } = describes;
  if (code === "app-blocked") return [unknown(apiAccess, message), failed(appAllowed, message, action)];
  const check = code === "api-disabled" ? failed : unknown;
  return [check(apiAccess, message, action), passed(appAllowed, "You are signed in.")];
}

/** Which org is served, and whether that has been confirmed. */
export function checkBinding(ctx: RequestContext): Check {
  const subject = { id: "org-bound", title: "Org bound" };
  const state = readOrgBinding(ctx)?.state;
  const { name, id } = describeOrg(ctx, ctx.caller.orgId);
  if (state === "configured" || state === "confirmed")
    return passed(subject, `Crosswalk serves ${name ?? id}.`);
  return failed(
    subject,
    `${name ?? id} is proposed and not confirmed yet.`,
    "An admin confirms it on the Crosswalk page in Lightning.",
  );
}

/** The admin's switch, and the values it depends on. */
export function checkSettings(settings: Settings, describes: Describes | null): Check[] {
  const switchSubject = { id: "creation-on", title: "Create contacts" };
  return [
    settings.createContacts
      ? passed(switchSubject, "On.")
      : failed(
          switchSubject,
          "Off.",
          "An admin turns on Create contacts on the Crosswalk page in Lightning.",
        ),
    checkLeadSource(settings, describes),
  ];
}

function checkLeadSource({ leadSource }: Settings, describes: Describes | null): Check {
  const subject = { id: "lead-source", title: "Lead Source" };
  const choose = "An admin chooses another on the Crosswalk page in Lightning";
  if (leadSource.default === null) return failed(subject, "None is chosen.", `${choose}.`);
  const field = describes?.Contact && fieldOf(describes.Contact, "LeadSource");
  if (!field)
    return unknown(subject, `"${leadSource.default}" is chosen; whether it is active could not be seen.`);
  const active = new Set(field.picklistValues.filter((value) => value.active).map(({ value }) => value));
  const inactive = leadSourcesIn(leadSource).filter(({ value }) => !active.has(value));
  if (inactive.length === 0) return passed(subject, `"${leadSource.default}" is chosen, and active.`);
  const values = [...new Set(inactive.map(({ value }) => `"${value}"`))].join(", ");
  return failed(
    subject,
    `Not active in the org any more: ${values}.`,
    `${choose}, or activates it in Setup, under Object Manager, Contact, Fields & Relationships, Lead Source.`,
  );
}

/** Whether Salesforce compares new contacts with those that are there. */
export function checkDuplicateRules({ duplicateRules }: Evidence): Check {
  const subject = { id: "duplicate-rules", title: "Duplicate Rules" };
  if (!duplicateRules)
    return unknown(subject, "You may not see the org's duplicate rules; they apply all the same.");
  if (duplicateRules.length > 0) {
    return passed(subject, `Active on Contact: ${duplicateRules.map(({ label }) => label).join(", ")}.`);
  }
  return warning(
    subject,
    "None is active on Contact: Salesforce itself will not object to a second contact for the same person.",
    "Activate one in Setup, under Duplicate Rules.",
  );
}

/** Where Salesforce's daily limit counts as nearly used up, in percent left. */
const lowPercent = 10;

/** What is left of Salesforce's limit and of the user's quota. */
export function checkLimits(ctx: RequestContext): Check[] {
  const quota = readQuota(ctx.database, ctx.caller, ctx.clock());
  const quotaSubject = { id: "quota", title: "Monthly quota" };
  const left = `${quota.remaining} of ${quota.limit} contacts left this month.`;
  return [
    checkAllowance(ctx),
    quota.remaining > 0
      ? passed(quotaSubject, left)
      : failed(quotaSubject, left, `Wait until it resets on ${quota.resetsAt.slice(0, 10)} (UTC).`),
  ];
}

function checkAllowance({ salesforce: { allowance } }: RequestContext): Check {
  const subject = { id: "api-allowance", title: "API requests left" };
  if (!allowance) return unknown(subject, "Salesforce has not said yet.");
  const left = `${allowance.remaining} of ${allowance.limit} left; the count is of the last 24 hours.`;
  const remedy = "See what uses them in Setup, under System Overview, API Usage.";
  if (allowance.remaining === 0) return failed(subject, left, remedy);
  return (allowance.remaining / allowance.limit) * 100 < lowPercent
    ? warning(subject, left, remedy)
    : passed(subject, left);
}
