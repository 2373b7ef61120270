import { createRequire } from "node:module";
import isoCountries from "i18n-iso-countries";
import type { Org } from "../types.ts";

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
const countries: ReadonlyMap<string, string> = new Map(
  Object.entries(isoCountries.getNames("en"))
    .map(([code, name]): [string, string] => [code, renamed[code] ?? name])
    .sort(([, a], [, b]) => a.localeCompare(b, "en")),
);

/** Country labels by ISO code as the org has them, with those that an admin has renamed. */
export const countryLabels = (org: Pick<Org, "settings">): Map<string, string> =>
  new Map([...countries].map(([code, label]) => [code, org.settings.countryLabels[code] ?? label]));
