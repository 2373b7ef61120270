import { sayTitle } from "../firms/titles.ts";
import type { Person } from "../people/person.ts";
import type { Random } from "../random.ts";
import { contactId } from "./contactId.ts";
import type { ContactDraft } from "./draft.ts";
import { titleLanguage, website } from "./draftLead.ts";
import { sayFirm } from "./sayFirm.ts";

/** The contact as a rep without any oddity has written it. */
export function draftContact(random: Random, person: Person, number: number): ContactDraft {
  const { firm, city } = person;
  const saysCity = random.chance(0.65);
  const isLatin = /^[\p{Script=Latin}\s.'-]+$/u.test(city.local);
  const country = firm.culture.country;
  return {
    id: contactId(number),
    given: person.given.latin[0],
    family: person.family.latin[0],
    email: random.chance(0.72) ? (random.chance(0.93) ? person.workMail : person.privateMail) : "",
    phone: random.chance(0.5) ? writePhone(random, person.phone) : "",
    title: random.chance(0.82)
      ? sayTitle(person.role, titleLanguage(random, person), random.chance(0.6) ? 0 : random.between(0, 5))
      : "",
    role: person.role,
    company: sayFirm(firm, random.chance(0.7)),
    website: random.chance(0.65) ? website(random, firm.domain) : "",
    ...(saysCity && { city }),
    cityText: saysCity ? (isLatin && random.chance(0.5) ? city.local : city.english) : "",
    country: saysCity || random.chance(0.2) ? (isLatin && random.chance(0.3) ? country[1] : country[0]) : "",
  };
}

/** The same number as people type it. */
function writePhone(random: Random, phone: string): string {
  const [prefix = "", area = "", rest = ""] = phone.split(" ");
  return random.pick([
    phone,
    `${prefix} (${area}) ${rest}`,
    `${prefix.replace("+", "00")}${area}${rest}`,
    `0${area}/${rest}`,
    `${prefix}-${area}-${rest.slice(0, 3)}-${rest.slice(3)}`,
  ]);
}
