import type { PicklistOption } from "../describe/picklistOptions.ts";
import countries from "i18n-iso-countries";

/**
 * The org's country code for a country's name or code: by the org's own labels first, which an admin may have
 * renamed or translated, then by the English name. Null unless the org has it.
 */
export function findCountry(options: PicklistOption[], text: string): string | null {
  const wanted = fold(text);
  const labelled = options.filter((option) => fold(option.label) === wanted);
  if (labelled[0] && labelled.length === 1) return labelled[0].value;
  const code = wanted.length === 2 ? wanted.toUpperCase() : countries.getAlpha2Code(text.trim(), "en");
  return options.some((option) => option.value === code) ? (code ?? null) : null;
}

function fold(text: string): string {
  return text.trim().normalize("NFC").toLowerCase();
}
