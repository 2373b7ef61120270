import email from "@salesforce/label/c.Crosswalk_Form_BadEmail";
import required from "@salesforce/label/c.Crosswalk_Form_Required";
import tooLong from "@salesforce/label/c.Crosswalk_Form_TooLong";
import { formatLabel, formatNumber } from "c/textFormat";

/** Deliberately loose, because Salesforce decides. Catches only texts that cannot be an address. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Errors that can be found without Salesforce: [{field, message}]. */
export function checkFields(fields, contact) {
  return fields.flatMap((field) => {
    const message = field.editable ? checkField(field, contact[field.name]) : null;
    return message ? [{ field: field.name, message }] : [];
  });
}

function checkField(field, value) {
  if (value === undefined) {
    return field.required ? required : null;
  }
  if (field.type === "email" && !EMAIL.test(value)) {
    return email;
  }
  if (field.maxLength && typeof value === "string" && value.length > field.maxLength) {
    return formatLabel(tooLong, formatNumber(field.maxLength));
  }
  return null;
}
