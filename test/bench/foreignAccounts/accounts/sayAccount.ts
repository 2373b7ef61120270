import type { Firm } from "../firms/firm.ts";
import { withoutAccents, withoutUmlauts } from "../names/fold.ts";
import type { City, Country } from "../places/countries.ts";
import { spellingsOf, withForm } from "../places/spellings.ts";
import type { Random } from "../random.ts";
import type { Level } from "./account.ts";

export interface Entity {
  level: Level;
  country: Country;
  city: City;
  form: string;
  /** The name as it is registered, without legal form. */
  name: string;
}

const siteWords: Record<Country["language"], readonly string[]> = {
  en: ["Plant", "Warehouse", "Office"],
  de: ["Werk", "Niederlassung", "Standort"],
  fr: ["Usine", "Agence"],
  es: ["Planta", "Delegación"],
  it: ["Stabilimento", "Sede di"],
  pt: ["Unidade", "Filial"],
  nl: ["Vestiging", "Magazijn"],
  pl: ["Oddział", "Zakład"],
  sv: ["Kontor", "Fabrik"],
};

export function headquarters(random: Random, firm: Firm, word: string): Entity {
  const { core, country, form } = firm;
  return {
    level: "headquarters",
    country,
    city: random.pick(country.cities),
    form,
    name: word === "" ? core : `${core} ${word}`,
  };
}

export function subsidiary(random: Random, firm: Firm, country: Country): Entity {
  const word = random.pick(country.words);
  const name = random.chance(0.12) ? `${firm.core} (${word})` : `${firm.core} ${word}`;
  return {
    level: "subsidiary",
    country,
    city: random.pick(country.cities),
    form: random.pick(country.forms),
    name,
  };
}

export function site(random: Random, { country, name, form }: Entity, city: City): Entity {
  const word = random.pick(siteWords[country.language]);
  const place = random.chance(0.6) ? city.own : city.english;
  const said = random.weighted([
    [`${name} ${word} ${place}`, 3],
    [`${name} - ${place}`, 2],
    [`${name}, ${place}`, 1],
  ]);
  return { level: "site", country, city, form: random.chance(0.3) ? form : "", name: said };
}

/** The name as somebody typed it into the CRM. */
export function sayAccount(random: Random, { level, name, form }: Entity): string {
  const written = random.chance(0.3) ? random.pick(spellingsOf(form)) : form;
  const withoutForm = level === "site" || random.chance(0.25);
  const full = withoutForm ? name : withForm(name, written);
  return random.weighted([
    [full, 78],
    [full.toUpperCase(), 6],
    [withoutUmlauts(full), 4],
    [withoutAccents(full), 3],
    [swapAnd(full), 4],
    [full.replace(" ", "  "), 1],
    [` ${full} `, 1],
    [full.toLowerCase(), 1],
  ]);
}

const ands: readonly [RegExp, string][] = [
  [/ & /, " and "],
  [/ & /, " + "],
  [/ und /, " & "],
  [/ e /, " & "],
  [/ y /, " & "],
];

export function swapAnd(text: string): string {
  const found = ands.find(([pattern]) => pattern.test(text));
  return found ? text.replace(...found) : text;
}
