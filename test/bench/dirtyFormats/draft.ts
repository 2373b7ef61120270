import { spellingsOf, withForm } from "../foreignAccounts/places/spellings.ts";
import { sayCity, sayCountry } from "../foreignAccounts/places/sayPlace.ts";
import { hostOf } from "../foreignAccounts/firms/firm.ts";
import type { Random } from "../foreignAccounts/random.ts";
import type { Person } from "./people/person.ts";

/** What tells who somebody is. */
export type Sign = "given" | "family" | "firm" | "title" | "email" | "phone" | "city";

/** A row before it has columns. */
export interface Draft {
  person: Person;
  side: "lead" | "contact";
  first: string;
  last: string;
  company: string;
  title: string;
  email: string;
  phone: string;
  website: string;
  city: string;
  country: string;
  /** What a careful reader of the row sees. */
  signs: Set<Sign>;
}

/** The person's row, with the fields that such a file has of most people, and no dirt. */
export function draftOf(random: Random, person: Person, side: Draft["side"], isConnection = false): Draft {
  const { firm, given, family, title, email, phone, city } = person;
  const hasEmail = random.chance(side === "contact" ? 0.75 : isConnection ? 0.2 : 0.5);
  const hasPhone = !isConnection && random.chance(side === "contact" ? 0.6 : 0.4);
  const isPlaced = !isConnection && random.chance(0.85);
  const draft: Draft = {
    person,
    side,
    first: given,
    last: family,
    company: random.chance(side === "contact" ? 0.8 : 0.3)
      ? withForm(person.company, random.pick(spellingsOf(firm.form)))
      : person.company,
    title,
    email: hasEmail ? email : "",
    phone: hasPhone ? phone : "",
    website: !isConnection && random.chance(0.6) ? hostOf(firm) : "",
    city: isPlaced ? sayCity(random, city) : "",
    country: isPlaced ? sayCountry(random, firm.country) : "",
    signs: new Set(["given", "family", "firm", "title"]),
  };
  if (hasEmail) draft.signs.add("email");
  if (hasPhone) draft.signs.add("phone");
  if (isPlaced) draft.signs.add("city");
  return draft;
}

/** Whether a careful reader of both rows would say that they are one person. */
export function isFair(one: Draft, other: Draft): boolean {
  const both = (...signs: Sign[]) => signs.every((sign) => one.signs.has(sign) && other.signs.has(sign));
  if (both("email") || both("phone")) return both("family") || both("given");
  if (!both("family") || !both("firm")) return false;
  return both("given") || (both("title") && both("city"));
}
