import LOCALE from "@salesforce/i18n/locale";

const MONTHS = 12;

/**
 * This month and those before it, newest first, in UTC as the quota counts them: [{value: "2026-03", label}].
 */
export function recentMonths(now) {
  const format = new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" });
  return Array.from({ length: MONTHS }, (_, index) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - index, 1));
    return { value: month.toISOString().slice(0, 7), label: format.format(month) };
  });
}
