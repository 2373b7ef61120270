import connection from "@salesforce/label/c.Crosswalk_Diagnosis_GroupConnection";
import contacts from "@salesforce/label/c.Crosswalk_Diagnosis_GroupContacts";
import fields from "@salesforce/label/c.Crosswalk_Diagnosis_GroupFields";
import limits from "@salesforce/label/c.Crosswalk_Diagnosis_GroupLimits";
import objects from "@salesforce/label/c.Crosswalk_Diagnosis_GroupObjects";
import other from "@salesforce/label/c.Crosswalk_Diagnosis_GroupOther";
import { checkStates } from "c/checkStates";
import { formatNumber, listOf, nameValue } from "c/textFormat";

const titles = { connection, contacts, objects, fields, limits };

const order = checkStates.map(({ name }) => name);

const rankOf = ({ state }) => order.indexOf(state);

/**
 * Checks by what they are about, the worst first: [{id, heading, note, isFine, checks}]. Those of a newer
 * connector may be about something that isn't known here.
 */
export function groupsOf(checks) {
  const ids = [...new Set(checks.map(({ group }) => group))];
  return ids
    .map((id) => {
      const own = checks
        .filter(({ group }) => group === id)
        .sort((one, another) => rankOf(one) - rankOf(another));
      return {
        id,
        heading: titles[id] ?? other,
        note: noteOf(own),
        isFine: own.every(({ state }) => state === "passed"),
        checks: own,
      };
    })
    .sort((one, another) => rankOf(one.checks[0]) - rankOf(another.checks[0]));
}

export function countOf(checks, wanted) {
  return checks.filter(({ state }) => state === wanted).length;
}

/** How many there are of each state: "Failed: 1, Passed: 8". */
function noteOf(checks) {
  const counts = checkStates.map(({ name, stateLabel }) => [stateLabel, countOf(checks, name)]);
  return listOf(
    counts.filter(([, count]) => count > 0).map(([label, count]) => nameValue(label, formatNumber(count))),
  );
}
