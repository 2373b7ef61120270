import { formatDateTime, formatDay, formatLabel, formatNumber } from "c/textFormat";
import { details } from "./details";
import { nextSteps } from "./nextSteps";
import { sentences } from "./sentences";
import { titles } from "./titles";

/** The title of an error code, in the user's language; undefined for a code that is not known here. */
export function titleOfCode(code) {
  return titles[code];
}

/**
 * What happened, by the connector's reason, in the user's language; undefined for a reason that is not known
 * here.
 */
export function detailOfReason(reason, values) {
  return fill(details[reason], values);
}

/**
 * What to do next, by the connector's reason or an error's code, in the user's language; undefined where it
 * is not known here.
 */
export function nextStepOf(key, values) {
  return fill(nextSteps[key], values);
}

/**
 * A sentence of the connector's, in the user's language; as the connector says it where its reason is not
 * known here. What is said beside a field may be the detail of the refusal, and a cause the title of a code.
 */
export function textOf({ text, reason, values }) {
  return fill(sentences[reason] ?? details[reason] ?? titles[reason], values) ?? text;
}

/** What is wrong with a field: `message` is the connector's or Salesforce's own. */
export function messageOf({ message, reason, values }) {
  return textOf({ text: message, reason, values });
}

/** Fields of the contact form, each with its label in the user's language. */
export function withLabels(fields) {
  return fields.map((field) => ({ ...field, label: textOf({ text: field.label, ...field.labelSaid }) }));
}

/** Reasons that come as English texts, with `said` for each in the same order. */
export function reasonsOf({ reasons, said = [] }) {
  return reasons.map((text, index) => textOf({ text, ...said[index] }));
}

function fill(label, values = []) {
  return label && formatLabel(label, ...values.map(formatValue));
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A number, day or instant as the user's language writes it; a sentence within another in that language. */
function formatValue(value) {
  if (typeof value === "number") {
    return formatNumber(value);
  }
  if (typeof value === "object") {
    return value.instant ? formatDateTime(value.instant) : textOf(value);
  }
  return DAY.test(value) ? formatDay(value) : value;
}
