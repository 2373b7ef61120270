import closes from "@salesforce/label/c.Crosswalk_Opportunity_Closes";
import LOCALE from "@salesforce/i18n/locale";
import { formatLabel, joinParts } from "c/textFormat";

/** Stage, close date and amount of the one with this id; empty where there is none. */
export function aboutOpportunity(opportunities, chosenId) {
  const chosen = opportunities.find(({ id }) => id === chosenId);
  return chosen ? joinParts(chosen.stage, formatCloseDate(chosen), formatAmount(chosen)) : "";
}

/** When an opportunity closes; a date without a time, so that no time zone moves it. */
function formatCloseDate({ closeDate }) {
  if (!closeDate) {
    return null;
  }
  const format = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" });
  return formatLabel(closes, format.format(new Date(`${closeDate}T00:00:00Z`)));
}

/** What an opportunity is worth, in its currency where the org says which. */
function formatAmount({ amount, currency }) {
  if (typeof amount !== "number") {
    return null;
  }
  const style = currency ? { style: "currency", currency, maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(LOCALE, style).format(amount);
}
