import type { ContactValues } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { ContactDescribe } from "../form/contactDescribe.ts";
import { externalIdOf } from "../form/picklists.ts";
import { checkContact, checkRole, nameOfRole, refuseReference } from "../form/checkContact.ts";
import { nameOfField, type FormField } from "../form/contactFields.ts";
import { fieldError, fieldsRefused } from "../reasons/fieldErrors.ts";
import { say } from "../reasons/sentence.ts";
import type { Value } from "../reasons/template.ts";
import { toId18 } from "../salesforce/recordId.ts";
import type { CheckedContact } from "./ledger/claim.ts";
import { refuseCreation } from "./ledger/refuse.ts";

export interface ContactInput {
  contact: ContactValues;
  opportunityId?: string | undefined;
  role?: string | undefined;
  isPrimary?: boolean | undefined;
}

interface ToValidate {
  describe: ContactDescribe;
  /** The form made from `describe`. */
  form: FormField[];
  lead: Pick<LeadRow, "id" | "profileUrl">;
  leadSource: string;
  input: ContactInput;
}

/** The contact as Salesforce would accept it. Throws what would refuse it. */
export async function validateContact({
  describe,
  form,
  lead,
  leadSource,
  input,
}: ToValidate): Promise<CheckedContact> {
  await refuseCreation({ describe, leadSource });
  const values = checkContact(form, input.contact);
  refuseOtherThanAccount(describe, values);
  const wanted = checkRole(describe, input);
  refuseReferences([
    { field: "LeadSource", name: nameOfField(describe.contact, "LeadSource"), value: leadSource },
    { field: "role", name: nameOfRole(describe), value: wanted.role },
  ]);
  const externalId = externalIdOf(describe, lead);
  return {
    ...wanted,
    values: {
      ...values,
      LeadSource: leadSource,
      ...(describe.contact.isRecordTypeChosen && { RecordTypeId: describe.contact.recordTypeId }),
      ...(externalId && { [externalId.field]: externalId.value }),
    },
    externalId,
  };
}

/** Fields of the form are checked with the form. */
function refuseReferences(values: { field: string; name: Value; value: string | null }[]): void {
  for (const { field, name, value } of values) {
    const refused = refuseReference(name, value ?? "");
    if (refused !== null) throw fieldsRefused([fieldError(field, refused)]);
  }
}

function refuseOtherThanAccount({ contact }: ContactDescribe, values: ContactValues): void {
  if (toId18(String(values["AccountId"]))?.startsWith("001")) return;
  throw fieldsRefused([
    fieldError("AccountId", say("field-account", { field: nameOfField(contact, "AccountId") })),
  ]);
}
