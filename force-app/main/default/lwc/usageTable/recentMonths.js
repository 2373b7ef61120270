import { formatMonth } from "c/textFormat";

const MONTHS = 12;

/** A month (`2026-03`) and those before it, newest first: [{value: "2026-03", label}]. */
export function recentMonths(newest) {
  const [year, number] = newest.split("-").map(Number);
  return Array.from({ length: MONTHS }, (_, index) => {
    const value = new Date(Date.UTC(year, number - 1 - index, 1)).toISOString().slice(0, 7);
    return { value, label: formatMonth(value) };
  });
}
