import type { Expression } from "./expressions.ts";
import type { SqlValue } from "./showValue.ts";

const locale = "en-US";

/** FORMAT(): numbers, currencies, dates and times as the user's locale writes them. */
export function formatValue(expression: Expression, value: SqlValue, timeZone: string): string | null {
  if (value === null) return null;
  const field = expression.column?.field;
  if (typeof value === "number" && expression.kind === "number") {
    if (field?.type === "currency")
      return value.toLocaleString(locale, { style: "currency", currency: "USD" });
    if (field?.type === "percent") return `${value.toLocaleString(locale)}%`;
    return value.toLocaleString(locale);
  }
  if (expression.kind === "date") {
    return new Date(`${String(value)}T00:00:00Z`).toLocaleDateString(locale, { timeZone: "UTC" });
  }
  if (expression.kind === "datetime") {
    return new Date(String(value))
      .toLocaleString(locale, { timeZone, dateStyle: "short", timeStyle: "short" })
      .replaceAll("\u202f", " ");
  }
  return String(value);
}
