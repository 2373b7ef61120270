import { sayTitle } from "../firms/titles.ts";
import { addressLetters, type Person } from "../people/person.ts";
import type { Random } from "../random.ts";
import type { LeadDraft } from "./draft.ts";
import { sayFirm } from "./sayFirm.ts";

/** The lead as somebody without any oddity appears on LinkedIn. */
export function draftLead(random: Random, person: Person, source: LeadDraft["source"]): LeadDraft {
  const { firm, city } = person;
  const navigator = source === "navigator";
  const language = titleLanguage(random, person);
  const [first, last] = [addressLetters(person.given.latin[0]), addressLetters(person.family.latin[0])];
  const hash = random.between(0x1000000, 0xfffffff).toString(16);
  return {
    source,
    given: person.given.latin[0],
    family: person.family.latin[0],
    email: random.chance(navigator ? 0.25 : 0.04)
      ? random.chance(0.75)
        ? person.workMail
        : person.privateMail
      : "",
    phone: navigator && random.chance(0.08) ? person.phone : "",
    title: sayTitle(person.role, language, random.chance(0.6) ? 0 : random.between(0, 5)),
    role: person.role,
    company: sayFirm(firm, random.chance(0.35)),
    website: navigator && random.chance(0.6) ? website(random, firm.domain) : "",
    city,
    cityText: navigator && random.chance(0.95) ? location(random, person) : "",
    slug: random.chance(navigator ? 0.5 : 1) ? `${first}-${last}${random.chance(0.6) ? `-${hash}` : ""}` : "",
  };
}

export function titleLanguage(random: Random, { firm, culture }: Person): string {
  return random.chance(0.55) ? "en" : firm.culture.key === culture.key ? firm.culture.language : "en";
}

function location(random: Random, { city, firm }: Person): string {
  const { local, english, region } = city;
  const isLatin = /^[\p{Script=Latin}\s.'-]+$/u.test(local);
  const name = isLatin && random.chance(0.2) ? local : english;
  return [name, random.chance(0.7) ? region : undefined, firm.culture.country[0]].filter(Boolean).join(", ");
}

export function website(random: Random, domain: string): string {
  return random.pick([
    `https://www.${domain}`,
    `http://www.${domain}/`,
    domain,
    `www.${domain}`,
    `https://${domain}`,
  ]);
}
