import type { Company } from "./makeCompanies.ts";
import { cultures, cultureShares, type Culture } from "./names.ts";
import type { Chance } from "./chanceOf.ts";

/** A made-up person with all facts. A source such as LinkedIn or the CRM has a part of them. */
export interface MadeUp {
  culture: Culture;
  /** Spellings of the given name. */
  given: string[];
  nicknames: string[];
  family: string[];
  company: number;
  title: string;
  country: string;
  countryName: string;
  city: string;
  workEmail: string;
  privateEmail: string;
  phone: string;
}

const ranks = "Head of,Director,VP,Senior,Lead,Junior,Chief,Regional".split(",");
const trades =
  "Procurement,Operations,Finance,Marketing,Engineering,Sales,Logistics,Quality,IT,Legal,Research,Human Resources".split(
    ",",
  );
const jobs = "Manager,Officer,Engineer,Analyst,Consultant,Partner,Buyer,Controller".split(",");
const callingCodes: Record<string, string> = {
  US: "+1 415",
  CA: "+1 416",
  GB: "+44 20",
  IE: "+353 1",
  AU: "+61 7",
  DE: "+49 89",
  AT: "+43 1",
  CH: "+41 44",
  ES: "+34 91",
  FR: "+33 1",
};

export function makePerson(chance: Chance, companies: Company[]): MadeUp {
  const culture = pickCulture(chance);
  const [given = "", ...nicknames] = chance.pick(culture.given).split(":");
  const family = chance.pick(culture.family).split("/");
  const [country, countryName, city] = chance.pick(culture.homes);
  const company = chance.below(companies.length);
  const spelled = { first: latin(given.split("/")), last: latin(family) };
  const local = chance.pick([
    `${spelled.first}.${spelled.last}`,
    `${spelled.first.charAt(0)}${spelled.last}`,
    `${spelled.first}`,
    `${spelled.last}.${spelled.first.charAt(0)}`,
  ]);
  return {
    culture,
    given: given.split("/"),
    nicknames,
    family,
    company,
    title: makeTitle(chance),
    country,
    countryName,
    city,
    workEmail: newAddress(companies[company], local),
    privateEmail: `${spelled.first}.${spelled.last}${chance.below(99)}@${chance.pick(["gmail.com", "outlook.com", "web.de", "yahoo.com"])}`,
    phone: `${callingCodes[country] ?? "+49 30"} ${5_550_000 + chance.below(9_999)}`,
  };
}

export function makeTitle(chance: Chance): string {
  return `${chance.pick(ranks)} ${chance.pick(trades)}${chance.is(0.6) ? ` ${chance.pick(jobs)}` : ""}`;
}

function pickCulture(chance: Chance): Culture {
  let left = chance.next() * cultureShares.reduce((sum, [, share]) => sum + share, 0);
  for (const [id, share] of cultureShares) {
    left -= share;
    const culture = cultures.find((each) => each.id === id);
    if (left < 0 && culture) return culture;
  }
  throw new Error("the shares name a culture that is not there");
}

/** The first spelling in Latin letters, as it stands in an e-mail address. */
export function latin(spellings: string[]): string {
  const found = spellings.find((spelling) => /\p{Script=Latin}/u.test(spelling)) ?? spellings[0] ?? "";
  return found
    .normalize("NFKD")
    .replace(/ß/g, "ss")
    .replace(/[øØ]/g, "o")
    .replace(/[łŁ]/g, "l")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
}

/** A new e-mail address at a company. Nobody else has it. */
export function newAddress(company: Company | undefined, local: string): string {
  const domain = company?.domain ?? "nowhere.example";
  let address = `${local}@${domain}`;
  for (let number = 2; company?.addresses.has(address); number++) address = `${local}${number}@${domain}`;
  company?.addresses.add(address);
  return address;
}
