import invalid from "@salesforce/label/c.Crosswalk_Form_Invalid";
import { isReasonOfFields } from "c/problemKinds";

/** The problem of a form in which something is missing or wrong. */
export function incomplete(fields) {
  return { code: "form-incomplete", title: invalid, fields, isIncomplete: true };
}

/**
 * The problem as a box above the form: without the fields that were changed since, and null once all were.
 * A single field of the form says itself what is wrong with it.
 */
export function summaryOf(problem, corrected, fieldLabels) {
  const fields = problem?.fields ?? [];
  if (fields.length === 0 || !isOfValues(problem)) {
    return problem;
  }
  const [{ field }] = fields;
  const left = fields.filter((each) => !corrected.includes(each.field));
  const isSaidThere = fields.length === 1 && field in fieldLabels;
  return isSaidThere || left.length === 0 ? null : { ...problem, fields: left };
}

/** What the rep can change in the form. */
function isOfValues({ isIncomplete, code }) {
  return isIncomplete || isReasonOfFields(code);
}
