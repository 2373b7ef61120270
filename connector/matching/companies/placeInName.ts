import countries from "i18n-iso-countries";
import { foldText } from "../foldText.ts";
import { areaCities, sureCities } from "../places/knownPlaces.ts";

/** A company's name without the place that it ends with: Acme Norway is Acme in NO. */
export interface PlacedName {
  /** Folded words. All of the name where it ends with no place. */
  base: string[];
  /** ISO 3166-1 alpha-2 of the country or city that the name ends with. */
  country: string | null;
  /** Whether it is a site of a company, such as a plant, or named by a city. */
  isSite: boolean;
  /** Whether the name ends with a place at all. */
  isPlaced: boolean;
}

/** Names of countries that the package lacks, as companies write them. Folded. */
const furtherCountries: Record<string, string> = {
  usa: "US",
  us: "US",
  "u s a": "US",
  america: "US",
  uk: "GB",
  "u k": "GB",
  gb: "GB",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  uae: "AE",
  holland: "NL",
  korea: "KR",
  turkiye: "TR",
  czech: "CZ",
  czechia: "CZ",
  suisse: "CH",
  schweiz: "CH",
  svizzera: "CH",
  brasil: "BR",
  hongkong: "HK",
  viet: "VN",
  ksa: "SA",
};

const regions = new Set(
  `emea apac latam europe europa asia asiapacific americas nordic nordics nordeuropa scandinavia skandinavien iberia benelux dach cee mea
   middleeast africa northamerica southamerica latinamerica centraleurope easterneurope westerneurope oceania anz gulf gcc
   mena baltics baltic caribbean northerneurope southerneurope worldwide global international`.split(/\s+/),
);

const sites = new Set(
  `office offices branch site plant werk factory warehouse depot campus store showroom
   headquarters hq zentrale hauptsitz niederlassung zweigniederlassung filiale standort betriebsstatte agence succursale siege usine
   sucursal planta sede stabilimento filial fabrik kontor avdeling afdeling vestiging oddzial zavod zaklad subsidiary datacenter`.split(
    /\s+/,
  ),
);

const links = new Set("of de do da del della di du d von in and".split(" "));

/** Words that many companies share. With a place they are a name of their own: Bank of Ireland. */
const generic = new Set(
  `bank banco banque banca banka bankasi air airlines airways aero royal telecom telekom telecommunications electricite electric electricity
   energy energie gas oil power water insurance assurance credit national federal state first general central united new north south east west
   university universitat universite universidad universita college school institute institut museum ministry embassy consulate
   government council chamber commerce association federation foundation society club union party church hospital klinik clinic
   consulting consultants group holding port post posten poste postal radio television tv rail railways railway bahn steel food foods
   trust invest investment investments capital partners hotel hotels tourism visit red cross airports airport sparkasse volksbank
   raiffeisenbank stadtwerke hochschule handelskammer reserve development standard data tech technology technologies solutions
   services systems software digital media news times today security studio agency agentur the and of a und et y e for la le el
   motors motor auto cement sugar tea coffee cotton rubber paper glass salt mining minerals petroleum savings mutual life health pharma
   global international american british german french italian swiss team play`.split(/\s+/),
);

const countryByName = indexCountries();

function indexCountries(): Map<string, string | null> {
  const names = new Map<string, string | null>();
  for (const language of countries.langs()) {
    for (const [code, all] of Object.entries(countries.getNames(language, { select: "all" }))) {
      for (const name of all) {
        const key = foldText(name);
        if (key.length < 4) continue;
        // A name that two countries have in two languages tells neither.
        names.set(key, names.has(key) && names.get(key) !== code ? null : code);
      }
    }
  }
  // Iceland in many languages, and a word in English.
  names.delete("island");
  for (const [name, code] of Object.entries(furtherCountries)) names.set(name, code);
  return names;
}

const countryByCity = new Map(
  [areaCities, sureCities].flatMap((byCountry) =>
    Object.entries(byCountry).flatMap(([country, list]) =>
      list.map((name): [string, string] => [foldText(name), country]),
    ),
  ),
);

const phraseWordsMax = 3;

/**
 * The words of a name without the places at its end. `expected`: the country where the company is said to
 * be, whose code of two letters counts as its name.
 */
export function splitPlace(words: readonly string[], expected: string | null): PlacedName {
  let end = words.length;
  let country: string | null = null;
  let isSite = false;
  for (;;) {
    const found = placeAtEnd(words.slice(0, end), expected);
    if (!found) break;
    end -= found.length;
    country ??= found.country;
    isSite ||= found.isSite;
    while (end > 0 && links.has(words[end - 1] ?? "")) end--;
  }
  const base = words.slice(0, end);
  return end === words.length || base.every((word) => generic.has(word) || word.length < 2)
    ? { base: [...words], country: null, isSite: false, isPlaced: false }
    : { base, country, isSite, isPlaced: true };
}

function placeAtEnd(
  words: readonly string[],
  expected: string | null,
): { length: number; country: string | null; isSite: boolean } | null {
  for (let length = Math.min(phraseWordsMax, words.length - 1); length > 0; length--) {
    const phrase = words.slice(-length).join(" ");
    const country = countryByName.get(phrase);
    if (country) return { length, country, isSite: false };
    const city = countryByCity.get(phrase);
    if (city) return { length, country: city, isSite: true };
    if (regions.has(phrase.replace(/ /g, ""))) return { length, country: null, isSite: false };
    if (length > 1) continue;
    if (sites.has(phrase)) return { length, country: null, isSite: true };
    if (expected !== null && phrase === expected.toLowerCase())
      return { length, country: expected, isSite: false };
  }
  return null;
}

/** Whether all words are such as many companies share. */
export const isGeneric = (words: readonly string[]): boolean => words.every((word) => generic.has(word));
