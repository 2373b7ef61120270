import { withoutAccents, withoutUmlauts } from "../../foreignAccounts/names/fold.ts";
import { hostOf, type Firm } from "../../foreignAccounts/firms/firm.ts";
import type { City } from "../../foreignAccounts/places/countries.ts";
import type { Random } from "../../foreignAccounts/random.ts";
import { namesIn } from "./names.ts";

export interface Person {
  given: string;
  family: string;
  firm: Firm;
  /** The firm as its people write it. */
  company: string;
  title: string;
  city: City;
  email: string;
  personalEmail: string;
  /** With the country's code and a space behind it. */
  phone: string;
}

const titles =
  "Head of Sales/Procurement Manager/Chief Technology Officer/Project Engineer/Vice President Operations/Account Executive/IT Manager/Management Consultant/HR Business Partner/Plant Manager/Data Analyst/Chief Financial Officer/Product Owner/Export Manager/Quality Engineer/Marketing Director/Controller/Key Account Manager/Software Developer/Supply Chain Planner/Legal Counsel/Facility Manager/Treasurer/Service Technician".split(
    "/",
  );

const codes: Record<string, string> = {
  DE: "+49",
  AT: "+43",
  CH: "+41",
  FR: "+33",
  BE: "+32",
  NL: "+31",
  GB: "+44",
  IE: "+353",
  US: "+1",
  CA: "+1",
  ES: "+34",
  IT: "+39",
  PL: "+48",
  SE: "+46",
  NO: "+47",
  DK: "+45",
  TR: "+90",
  BR: "+55",
  IN: "+91",
  AU: "+61",
};

const mailName = (text: string) =>
  withoutUmlauts(text)
    .toLowerCase()
    .replace(/[^a-z]/g, "");

/** Somebody who works at the firm. */
export function makePerson(random: Random, firm: Firm, as: Partial<Person> = {}): Person {
  const names = namesIn(firm.country.code);
  const given = as.given ?? random.pick(names.given);
  const family = as.family ?? random.pick(names.family);
  const [one, other] = [mailName(given), mailName(family)];
  const local =
    firm.id % 3 === 0
      ? `${one.slice(0, 1)}.${other}`
      : firm.id % 3 === 1
        ? `${one}.${other}`
        : `${other}${one.slice(0, 2)}`;
  const number = String(random.between(100_0000, 999_9999));
  return {
    given,
    family,
    firm,
    company: firm.core,
    title: random.pick(titles),
    city: random.pick(firm.country.cities),
    email: `${local}@${hostOf(firm)}`,
    personalEmail: `${one}${random.pick(["", ".", "_"])}${other}${random.between(1, 99)}@${random.pick(["gmail.com", "gmx.net", "outlook.com", "web.de", "yahoo.fr"])}`,
    phone: `${codes[firm.country.code] ?? "+352"} ${random.between(20, 89)} ${number}`,
    ...as,
  };
}

/** Two are told apart where they do not look like one. */
export const nameKey = ({ given, family, firm }: Person): string =>
  withoutAccents(`${given} ${family} ${firm.id}`).toLowerCase();
