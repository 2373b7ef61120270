import type { RequestContext } from "../context.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import { fieldError, fieldsRefused } from "../reasons/fieldErrors.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { toId18 } from "../salesforce/recordId.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import { withFreshDescribe } from "../describe/withFreshDescribe.ts";
import { contactDescribe } from "../describe/contactDescribe.ts";
import { contactForm } from "../form/contactForm.ts";
import { checkContact } from "../form/checkContact.ts";
import { checkRole, type WantedRole } from "../form/checkRole.ts";
import { requireActiveLeadSource } from "./chooseLeadSource.ts";
import { externalIdOf } from "../describe/externalIdField.ts";
import { refuseReference } from "../form/fieldValue.ts";

export interface ContactInput {
  contact: ContactValues;
  opportunityId?: string | undefined;
  role?: string | undefined;
  isPrimary?: boolean | undefined;
}

/** All that Salesforce is going to be sent, checked against what the org says of itself. */
export interface PreparedContact extends WantedRole {
  values: ContactValues;
  externalId: { field: string; value: string } | null;
  /** When the org said what it was checked against, by Salesforce's clock. */
  describedAt: Date | null;
}

/** Checks a contact before anything is written or sent. */
export async function prepareContact(
  ctx: RequestContext,
  lead: { id: string; profileUrl: string | null },
  leadSource: string,
  input: ContactInput,
): Promise<PreparedContact> {
  return withFreshDescribe(
    (options) => contactDescribe(ctx, options),
    (describe) => prepare(describe, lead, leadSource, input),
  );
}

export function prepare(
  describe: ContactDescribe,
  lead: { id: string; profileUrl: string | null },
  leadSource: string,
  input: ContactInput,
): PreparedContact {
  requireCreate(describe);
  requireActiveLeadSource(describe, leadSource);
  const values = checkContact(contactForm(describe.contact), input.contact);
  refuseOtherThanAccount(values);
  const wanted = checkRole(describe, input);
  refuseReferences({ LeadSource: leadSource, role: wanted.role });
  const externalId = externalIdOf(describe, lead);
  return {
    ...wanted,
    values: {
      ...values,
      LeadSource: leadSource,
      ...(externalId && { [externalId.field]: externalId.value }),
    },
    externalId,
    describedAt: describe.describedAt,
  };
}

export function requireCreate({ contact }: ContactDescribe): void {
  if (contact.createable) return;
  throw refusal("no-create", { values: { object: "Contact" } });
}

/** The form's own fields are checked with the form. */
function refuseReferences(values: Record<string, string | null>): void {
  for (const [field, value] of Object.entries(values)) {
    const refused = refuseReference(field, value ?? "");
    if (refused !== null) throw fieldsRefused([fieldError(field, refused)]);
  }
}

function refuseOtherThanAccount(values: ContactValues): void {
  if (toId18(String(values["AccountId"]))?.startsWith("001")) return;
  throw fieldsRefused([fieldError("AccountId", say("field-account", { field: "Account Name" }))]);
}
