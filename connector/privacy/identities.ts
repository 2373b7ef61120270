import type { IdentityKind } from "../database/schema/privacy.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { foldWhole } from "../matching/foldText.ts";
import { fullName } from "../matching/names/fullName.ts";
import { umlautForms } from "./umlautForms.ts";
import { joinedForms } from "./joinedForms.ts";
import { isWholeName, type Name } from "./splitName.ts";
import { addressesOfProfile, kindOfProfile, profileKey, profileOfKey } from "../matching/profileKinds.ts";
import { foldEmail, withoutTag } from "../matching/emailsIn.ts";

/** What a person is known by. */
interface Described {
  /** Canonical, as canonicalProfileUrl writes them. */
  profileUrls: readonly string[];
  emails: readonly string[];
  names: readonly Name[];
  companies: readonly (string | null)[];
}

export interface Identity {
  kind: IdentityKind;
  value: string;
}

/**
 * What identifies a person: profiles, e-mail addresses, name with company, now or before, and name with
 * address or profile. A name alone identifies nobody, and one with an initial for first or last name only
 * beside an address or a profile.
 */
export function identitiesOf({ profileUrls, emails, names, companies }: Described): Identity[] {
  const known = new Set(companies.flatMap(employerOf));
  const addresses = emails.map(foldEmail);
  const isReached = emails.length + profileUrls.length > 0;
  return distinct([
    ...profileUrls.map((url): Identity => ({ kind: kindOfProfile(url), value: url })),
    ...addresses.map((email): Identity => ({ kind: "email", value: email })),
    ...jobsOf(names, known),
    ...(isReached ? atReaches(names.flatMap(writtenNames), { emails, profileUrls }) : []),
  ]);
}

/** A company as names stand with it; none where the text names no company. */
export function employerOf(company: string | null): string[] {
  const employer = company === null ? "" : normalizeCompany(company, []).coreJoined;
  return employer === "" ? [] : [employer];
}

/** Names with each company, as employerOf gives it. */
export const jobsOf = (names: readonly Name[], employers: ReadonlySet<string>): Identity[] =>
  employers.size === 0 ? [] : named("name", names.flatMap(namesAtWork), employers);

/** Names with each address and profile: `names` as writtenNames gives them. */
export function atReaches(
  names: readonly string[],
  { emails, profileUrls }: Pick<Described, "emails" | "profileUrls">,
): Identity[] {
  return [
    ...named("nameAtEmail", names, emails.map(foldEmail)),
    ...named("nameAtProfile", names, profileUrls.map(profileKey)),
  ];
}

const named = (kind: IdentityKind, names: readonly string[], places: Iterable<string>): Identity[] =>
  names.flatMap((name) => [...places].map((place) => ({ kind, value: `${name}\n${place}` })));

/**
 * The identities to look for, with their other spellings: an address with a tag (`mira+news@…`) also without
 * it, and a member id at `/in/` as well as in Sales Navigator. Only the person's own spelling is remembered.
 */
export const identitiesToLookFor = (described: Described): Identity[] => toLookFor(identitiesOf(described));

export const toLookFor = (own: readonly Identity[]): Identity[] =>
  distinct([...own, ...own.flatMap(alsoKnownAs)]);

/** By what an address or a profile in a text is known. */
export function identitiesOfReach(reach: { email: string } | { profileUrl: string }): Identity[] {
  const nobody = { names: [], companies: [], emails: [], profileUrls: [] };
  if ("profileUrl" in reach) {
    const further = addressesOfProfile(reach.profileUrl).map((value): Identity => ({
      kind: "furtherProfile",
      value,
    }));
    return [...identitiesToLookFor({ ...nobody, profileUrls: [reach.profileUrl] }), ...further];
  }
  const value = foldEmail(reach.email);
  return toLookFor([
    { kind: "email", value },
    { kind: "furtherEmail", value },
  ]);
}

function alsoKnownAs({ kind, value }: Identity): Identity[] {
  if (emailKinds.has(kind)) return [{ kind, value: withoutTag(value) }];
  if (!isProfileKind(kind)) return [];
  return addressesOfProfile(value).map((url) => ({ kind: kindOfProfile(url), value: url }));
}

const emailKinds: ReadonlySet<IdentityKind> = new Set(["email", "furtherEmail", "nameAtEmail"]);
const profileKinds: ReadonlySet<IdentityKind> = new Set(["publicProfile", "memberProfile", "salesProfile"]);
export const isProfileKind = (kind: IdentityKind): boolean => profileKinds.has(kind);

/**
 * The words of a whole name in any order: with umlauts written out or not, without initials, and each once:
 * some sources have the whole name in the column of the first. Empty where it is none. One of a single word
 * is whole where the source has no more of it. In East Asian script others' names sound alike: it is as
 * written, without a space.
 */
export function spellingsOfName(name: Name): string[] {
  const joined = joinedForms(name);
  if (joined.length > 0) return joined;
  const full = isWholeName(name) ? wordsWritten(name) : [];
  const spelled = [...full, ...full.map((words) => words.filter((word) => word.length > 1))]
    .flatMap((words) => [words, [...new Set(words)]])
    .filter((words) => words.length > 1)
    .map((words) => words.sort().join(" "));
  const alone = umlautForms(fullName(name))
    .map(foldWhole)
    .filter((folded) => /^\S{2,}$/.test(folded));
  return [...new Set([...spelled, ...alone])];
}

/** The words of a name, with umlauts written out or not. */
function wordsWritten(name: Name): string[][] {
  return umlautForms(fullName(name)).map((text) => foldWhole(text).split(" "));
}

/**
 * The same where it counts with a company alone. A first name without more is that of others there, too. In
 * other scripts than Latin, one word is a whole name, which others have that only sound alike.
 */
export function namesAtWork(name: Name): string[] {
  const joined = joinedForms(name);
  if (name.firstName !== "" || joined.length > 0) return spellingsOfName(name);
  const plain = name.lastName.normalize("NFKC").trim().toLowerCase();
  return isWholeInOneWord(plain) ? [plain] : [];
}

/** Whether a name of one word is a first and a last name. */
export const isWholeInOneWord = (name: string): boolean =>
  /^(?=.{2,}$)[\p{L}\p{M}]+$/u.test(name) && !/\p{Script=Latin}/u.test(name);

/** The same, also where first or last name is an initial (`V. Testmann`). */
export function writtenNames(name: Name): string[] {
  if (joinedForms(name).length > 0) return spellingsOfName(name);
  const written = wordsWritten(name).filter(
    (words) => words.length > 1 && words.some((word) => word.length > 1),
  );
  return [...new Set([...spellingsOfName(name), ...written.map((words) => words.sort().join(" "))])];
}

/** How sources shorten a name: `V. Testmann`, `Vera T.` */
export function shortNames({ firstName, lastName }: Name): string[] {
  const [firsts, lasts] = [firstName, lastName].map((part) =>
    umlautForms(part).map((text) => foldWhole(text).split(" ")),
  );
  const [given = "", family = ""] = [firsts?.[0]?.[0], lasts?.[0]?.[0]];
  if (given.length < 2 || family.length < 2) return [];
  const shortened = [
    ...(lasts ?? []).map((last) => [given.charAt(0), ...last]),
    ...(firsts ?? []).map(([first = ""]) => [first, family.charAt(0)]),
  ];
  return [...new Set(shortened.map((words) => words.sort().join(" ")))];
}

/** As what the words of a request are remembered, also where nothing that keeps out anybody is. */
export const askedFor = (identities: readonly Identity[]): Identity[] =>
  identities.map((each) => ({ kind: "asked", value: identityKey(each) }));

/** Equal for two equal identities. */
export const identityKey = ({ kind, value }: Identity): string => `${kind} ${value}`;

/**
 * Where an identity's value stands: that of an address or a profile is the same one whatever it counts for,
 * so that it is looked for once.
 */
export function placeOf({ kind, value }: Identity): [place: IdentityKind, value: string] {
  if (kind === "furtherEmail" || kind === "namedEmail") return ["email", value];
  if (kind === "furtherProfile" || kind === "namedProfile") return [kindOfProfile(value), value];
  return [kind, value];
}

export const placeKey = (identity: Identity): string => placeOf(identity).join(" ");

/** With each address, profile and company that counts with a name, which an import looks for first. */
export function withAnchors(identities: readonly Identity[]): Identity[] {
  const anchors = identities.flatMap(({ kind, value }): Identity[] => {
    const place = value.slice(value.indexOf("\n") + 1);
    if (kind === "name") return [{ kind: "employer", value: place }];
    if (kind === "nameAtEmail") return [{ kind: "namedEmail", value: place }];
    return kind === "nameAtProfile" ? [{ kind: "namedProfile", value: profileOfKey(place) }] : [];
  });
  return distinct([...identities, ...anchors]);
}

const weakest: ReadonlySet<IdentityKind> = new Set(["namedEmail", "namedProfile"]);
const weaker: ReadonlySet<IdentityKind> = new Set(["furtherEmail", "furtherProfile"]);
const strengthOf = ({ kind }: Identity): number => (weakest.has(kind) ? 0 : weaker.has(kind) ? 1 : 2);

/** For each place the identity that counts for most. */
export function strongestOf(identities: readonly Identity[]): Identity[] {
  const best = new Map<string, Identity>();
  for (const each of identities) {
    const other = best.get(placeKey(each));
    if (other === undefined || strengthOf(each) > strengthOf(other)) best.set(placeKey(each), each);
  }
  return [...best.values()];
}

export function distinct(all: readonly Identity[]): Identity[] {
  return [...new Map(all.map((each) => [identityKey(each), each])).values()];
}
