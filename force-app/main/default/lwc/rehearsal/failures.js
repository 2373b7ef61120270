import exclude from "@salesforce/label/c.Crosswalk_Rehearsal_Exclude";
import include from "@salesforce/label/c.Crosswalk_Rehearsal_Include";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import { detailOf, titleOf } from "c/problemText";
import { formatCount, listOf, nameValue } from "c/textFormat";

/** So many names are said of those that would fail of the same. */
const NAMED_MAX = 3;

/**
 * What leads would fail of, as the connector tells it, with a button that excludes these leads, or includes
 * them again.
 */
export function toShown(failures, leftOut, canDecide, linked) {
  const excluded = new Set(leftOut);
  return failures.map((failure) => ({
    ...withButtons(failure, excluded, canDecide),
    // What is linked is in the CRM, whatever is excluded.
    canExclude: !failure.leadIds.every((leadId) => linked[leadId]),
  }));
}

/** With what the review has for the leads by now, in the place of what was sent. */
export function withChosen(failures, chosen) {
  return failures.map((failure) => ({
    ...failure,
    rows: failure.rows.map((row) => ({
      ...row,
      contact: { ...row.contact, ...chosen[row.leadId]?.values },
      account: chosen[row.leadId]?.account,
    })),
  }));
}

/** The ids of the leads that would fail and are still included. */
export function leftOf(failures, leftOut) {
  const excluded = new Set(leftOut);
  return failures.flatMap(({ leadIds }) => leadIds).filter((leadId) => !excluded.has(leadId));
}

function withButtons(failure, excluded, canDecide) {
  const { count, leadIds } = failure;
  const isExcluded = leadIds.every((leadId) => excluded.has(leadId));
  const button = isExcluded ? include : exclude;
  const heading = nameValue(formatCount(count, oneLead, leadsLabel), whatOf(failure));
  const canCorrect = canDecide && failure.fields.length > 0;
  return {
    ...failure,
    isExcluded,
    canCorrect,
    button,
    buttonLabel: nameValue(button, heading),
    names: canCorrect ? null : namesOf(failure),
  };
}

function whatOf({ problem }) {
  return detailOf(problem) ?? titleOf(problem);
}

/** Each lead's fields stand by its name. */
function namesOf({ count, rows }) {
  const named = rows.flatMap(({ name }) => name ?? []).slice(0, NAMED_MAX);
  return listOf(count > named.length ? [...named, "…"] : named);
}
