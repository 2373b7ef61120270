import closes from "@salesforce/label/c.Crosswalk_Opportunity_Closes";
import LOCALE from "@salesforce/i18n/locale";
import { formatDay, formatLabel, joinParts } from "c/textFormat";

/** Stage, close date and amount of the one with this id; empty where there is none. */
export function aboutOpportunity(opportunities, chosenId) {
  const chosen = opportunities.find(({ id }) => id === chosenId);
  return chosen ? joinParts(chosen.stage, formatCloseDate(chosen), formatAmount(chosen)) : "";
}

function formatCloseDate({ closeDate }) {
  return closeDate ? formatLabel(closes, formatDay(closeDate)) : null;
}

/** What an opportunity is worth, in its currency where the org says which. */
function formatAmount({ amount, currency }) {
  if (typeof amount !== "number") {
    return null;
  }
  const style = currency ? { style: "currency", currency, maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(LOCALE, style).format(amount);
}
