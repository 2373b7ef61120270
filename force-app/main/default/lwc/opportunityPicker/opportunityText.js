import closes from "@salesforce/label/c.Crosswalk_Opportunity_Closes";
import { formatDay, formatLabel, formatMoney, joinParts, rolesText } from "c/textFormat";

/** Stage, close date and amount of the one with this id; empty where there is none. */
export function aboutOpportunity(opportunities, chosenId) {
  const chosen = opportunities.find(({ id }) => id === chosenId);
  return chosen ? joinParts(chosen.stage, formatCloseDate(chosen), formatMoney(chosen)) : "";
}

/** The same as short as a line of a list has to be, after the roles that the contact has there already. */
export function detailOf(opportunity) {
  const { stage, closeDate, roles = [] } = opportunity;
  return joinParts(rolesText(roles), stage, closeDate && formatDay(closeDate), formatMoney(opportunity));
}

function formatCloseDate({ closeDate }) {
  return closeDate ? formatLabel(closes, formatDay(closeDate)) : null;
}
