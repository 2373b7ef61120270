import { createRequire } from "node:module";
import isoCountries from "i18n-iso-countries";

const english: unknown = createRequire(import.meta.url)("i18n-iso-countries/langs/en.json");
isoCountries.registerLocale(english as isoCountries.LocaleData);

/** Where a new org's label is not what the ISO list calls the country. */
const renamed: Record<string, string> = {
  US: "United States",
  GB: "United Kingdom",
  RU: "Russian Federation",
  KR: "Korea, Republic of",
  TR: "Turkey",
};

/** Country labels by ISO code, as an org that has turned State and Country picklists on starts with. */
export const countryLabels: ReadonlyMap<string, string> = new Map(
  Object.entries(isoCountries.getNames("en"))
    .map(([code, name]): [string, string] => [code, renamed[code] ?? name])
    .sort(([, a], [, b]) => a.localeCompare(b, "en")),
);
