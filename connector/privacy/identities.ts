import type { IdentityKind } from "../database/schema/privacy.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { foldText } from "../matching/foldText.ts";
import { cleanName } from "../matching/names/cleanName.ts";
import { foldEmail, withoutTag } from "./reachesIn.ts";

/** What a person is known by. */
interface Described {
  /** Canonical, as canonicalProfileUrl writes them. */
  profileUrls: readonly string[];
  emails: readonly string[];
  names: readonly string[];
  companies: readonly (string | null)[];
}

export interface Identity {
  kind: IdentityKind;
  value: string;
}

/**
 * What identifies a person: profiles, e-mail addresses, name with company, now or before, and name with
 * address. A name alone, or one whose last name is only an initial, identifies nobody.
 */
export function identitiesOf({ profileUrls, emails, names, companies }: Described): Identity[] {
  const employers = companies.map((company) => normalizeCompany(company, []).coreJoined);
  const known = new Set(employers.filter((employer) => employer !== ""));
  const addresses = emails.map(foldEmail);
  const named = (kind: IdentityKind, places: Iterable<string>): Identity[] =>
    names
      .flatMap(spellingsOfName)
      .flatMap((name) => [...places].map((place) => ({ kind, value: `${name}\n${place}` })));
  return distinct([
    ...profileUrls.map((url): Identity => ({ kind: kindOfProfile(url), value: url })),
    ...addresses.map((email): Identity => ({ kind: "email", value: email })),
    ...named("name", known),
    ...named("nameAtEmail", addresses),
  ]);
}

/**
 * What is looked for where a person is described so: their identities, and what also means them. An address
 * with a tag (`mira+news@…`) is one without, but nobody is remembered by an address without theirs. A member
 * id is one person's, at `/in/` as in Sales Navigator.
 */
export function identitiesToLookFor(described: Described): Identity[] {
  const own = identitiesOf(described);
  return distinct([...own, ...own.flatMap(alsoKnownAs)]);
}

function alsoKnownAs({ kind, value }: Identity): Identity[] {
  if (kind === "email" || kind === "nameAtEmail") return [{ kind, value: withoutTag(value) }];
  const id = memberAddress.exec(value)?.[1];
  if (id === undefined) return [];
  return [
    { kind: "memberProfile", value: `https://www.linkedin.com/in/${id}` },
    { kind: "salesProfile", value: `https://www.linkedin.com/sales/lead/${id}` },
  ];
}

/** Equal for two addresses of one profile: a member id is one person's, at `/in/` as in Sales Navigator. */
export const profileKey = (url: string): string => memberAddress.exec(url)?.[1] ?? url;

const memberAddress = /^https:\/\/www\.linkedin\.com\/(?:in|sales\/lead)\/(AC[A-Za-z][A-Za-z0-9_-]+)$/;

/** LinkedIn gives a person one of each of these; only two of a kind tell two people apart. */
export function kindOfProfile(url: string): IdentityKind {
  if (url.includes("/sales/")) return "salesProfile";
  return /\/in\/AC[A-Za-z]/.test(url) ? "memberProfile" : "publicProfile";
}

export const isProfileKind = (kind: IdentityKind): boolean => kind.endsWith("Profile");

/**
 * The words of a full name in any order: as they are, without titles, with umlauts written out or not, and
 * without initials. Empty where it is no full name.
 */
export function spellingsOfName(name: string): string[] {
  const plain = [name, cleanName(name).text].map((text) => foldText(text).split(" "));
  const even = plain.map((words) => words.map(evenUmlauts));
  const full = even.map((words) => words.filter((word) => word.length > 1));
  const all = [...plain, ...even, ...full].filter(isFullName);
  return [...new Set(all.map((words) => [...words].sort().join(" ")))];
}

/** Müller, Mueller and Muller are equal, as companies' names are in matching. */
export const evenUmlauts = (folded: string): string =>
  folded.replace(/ae/g, "a").replace(/oe/g, "o").replace(/ue/g, "u");

const isFullName = (words: string[]): boolean => words.filter((word) => word.length > 1).length > 1;

export function distinct(all: Identity[]): Identity[] {
  return [...new Map(all.map((each) => [`${each.kind} ${each.value}`, each])).values()];
}
