import closes from "@salesforce/label/c.Crosswalk_Opportunity_Closes";
import LOCALE from "@salesforce/i18n/locale";
import { formatLabel } from "c/textFormat";

/** When an opportunity closes; a date without a time, so that no time zone moves it. */
export function formatCloseDate({ closeDate }) {
  if (!closeDate) {
    return null;
  }
  const format = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" });
  return formatLabel(closes, format.format(new Date(`${closeDate}T00:00:00Z`)));
}

/** What an opportunity is worth, in its currency where the org says which. */
export function formatAmount({ amount, currency }) {
  if (typeof amount !== "number") {
    return null;
  }
  const style = currency ? { style: "currency", currency, maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(LOCALE, style).format(amount);
}
