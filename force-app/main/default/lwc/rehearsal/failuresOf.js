import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { formatCount, listOf, nameValue } from "c/textFormat";

/** So many names are said of those that would fail of the same. */
const NAMED_MAX = 3;

/** Leads that would fail, by their cause, the most first: [{key, heading, action, names, leadIds}]. */
export function failuresOf(rows) {
  const causes = new Map();
  for (const { leadId, name, error } of rows) {
    const what = detailOf(error) ?? titleOf(error);
    const cause = causes.get(what) ?? { key: what, what, action: actionOf(error), people: [], leadIds: [] };
    cause.people.push(name);
    cause.leadIds.push(leadId);
    causes.set(what, cause);
  }
  return [...causes.values()]
    .sort((one, other) => other.people.length - one.people.length)
    .map(({ key, what, action, people, leadIds }) => ({
      key,
      action,
      leadIds,
      heading: nameValue(formatCount(people.length, oneLead, leadsLabel), what),
      names: namesOf(people.filter(Boolean)),
    }));
}

function namesOf(people) {
  const named = people.slice(0, NAMED_MAX);
  return people.length > named.length ? listOf([...named, "…"]) : listOf(named);
}
