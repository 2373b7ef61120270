import { contactFieldsOf, nameInSetup, nameOfField, type ContactRules } from "../../form/contactFields.ts";
import type { Value } from "../../reasons/template.ts";
import { fieldOf, type ObjectDescribe } from "../../salesforce/describeTypes.ts";
import { leadIdField } from "../../salesforce/externalLeadId.ts";

/** A field of Contact that Crosswalk writes and that field-level security may lock. */
export interface SecuredField {
  /** The field that has the security, e.g. `Contact.MailingAddress`. */
  right: string;
  label: Value;
  /** Its row under Fields & Relationships in Setup. */
  row: Value;
  required: boolean;
}

/**
 * The fields of the form that field-level security can lock, and the package's own. An address has one row of
 * security for all its parts, and a name has none. A field that the describe lacks is hidden from the admin,
 * so that it has security.
 */
export function securedFields(contact: ObjectDescribe | null, rules: ContactRules): SecuredField[] {
  const fields = contactFieldsOf(contact, rules).flatMap(({ name, setupRow, required }) => {
    const secured = setupRow === undefined ? name : setupRow.name;
    const described = secured === undefined ? undefined : contact && fieldOf(contact, secured);
    if (secured === undefined || described?.permissionable === false) return [];
    const label = nameOfField(contact, name);
    return [{ right: `Contact.${secured}`, label, row: nameInSetup(contact, name), required }];
  });
  const own = contact ? leadIdField(contact) : undefined;
  if (own) fields.push({ right: `Contact.${own.name}`, label: own.label, row: own.label, required: false });
  return fields;
}
