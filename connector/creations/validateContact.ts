import type { ContactValues } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import { externalIdOf } from "../describe/externalIdField.ts";
import { checkContact } from "../form/checkContact.ts";
import { checkRole } from "../form/checkRole.ts";
import { contactForm } from "../form/contactForm.ts";
import { refuseReference } from "../form/fieldValue.ts";
import { fieldError, fieldsRefused } from "../reasons/fieldErrors.ts";
import { say } from "../reasons/sentence.ts";
import { toId18 } from "../salesforce/recordId.ts";
import type { CheckedContact } from "./ledger/claim.ts";
import { refuseCreation } from "./ledger/refuseCreation.ts";

export interface ContactInput {
  contact: ContactValues;
  opportunityId?: string | undefined;
  role?: string | undefined;
  isPrimary?: boolean | undefined;
}

export interface ValidContact extends CheckedContact {
  /** When the org gave the describe that was checked against, by Salesforce's clock. */
  describedAt: Date | null;
}

interface ToValidate {
  describe: ContactDescribe;
  lead: Pick<LeadRow, "id" | "profileUrl">;
  leadSource: string;
  input: ContactInput;
}

/** The contact as Salesforce would accept it. Throws what would refuse it. */
export function validateContact({ describe, lead, leadSource, input }: ToValidate): ValidContact {
  refuseCreation({ describe, leadSource });
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

/** Fields of the form are checked with the form. */
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
