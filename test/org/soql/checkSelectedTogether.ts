import { type ObjectDefinition, SalesforceError } from "../types.ts";
import type { ParsedSoql } from "./parseSoql.ts";

/** Refuses a query that selects one of several fields that an object wants selected together. */
export function checkSelectedTogether(
  { name, selectedTogether }: ObjectDefinition,
  parsed: ParsedSoql,
): void {
  if (selectedTogether === undefined) return;
  const selected = new Set(
    (parsed.query.fields ?? []).flatMap((field) =>
      field.type === "Field" ? [field.field.toLowerCase()] : [],
    ),
  );
  const missing = selectedTogether.filter((field) => !selected.has(field.toLowerCase()));
  if (missing.length === 0 || missing.length === selectedTogether.length) return;
  throw new SalesforceError(
    400,
    "MALFORMED_QUERY",
    `${name}: ${selectedTogether.join(" and ")} must both be in the SELECT list; without ${missing.join(", ")}`,
  );
}
