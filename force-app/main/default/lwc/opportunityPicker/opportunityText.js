import closes from "@salesforce/label/c.Crosswalk_Opportunity_Closes";
import CURRENCY from "@salesforce/i18n/currency";
import LOCALE from "@salesforce/i18n/locale";
import { formatDay, formatLabel, joinParts } from "c/textFormat";

/** Stage, close date and amount of the one with this id; empty where there is none. */
export function aboutOpportunity(opportunities, chosenId) {
  const chosen = opportunities.find(({ id }) => id === chosenId);
  return chosen ? joinParts(chosen.stage, formatCloseDate(chosen), formatAmount(chosen)) : "";
}

/** The same as short as a line of a list has to be. */
export function detailOf(opportunity) {
  const { stage, closeDate } = opportunity;
  return joinParts(stage, closeDate && formatDay(closeDate), formatAmount(opportunity));
}

function formatCloseDate({ closeDate }) {
  return closeDate ? formatLabel(closes, formatDay(closeDate)) : null;
}

/** What an opportunity is worth. An org with a single currency does not say which, but the user's is it. */
function formatAmount({ amount, currency }) {
  if (typeof amount !== "number") {
    return null;
  }
  const style = { style: "currency", currency: currency ?? CURRENCY, maximumFractionDigits: 0 };
  return new Intl.NumberFormat(LOCALE, style).format(amount);
}
