import { foldText } from "../matching/foldText.ts";
import { knownGivenNames } from "../matching/names/knownNames.ts";
import { spellingsInTable } from "../matching/names/nameVariants.ts";
import { fullFormsOf } from "../matching/names/nicknames.ts";
import { normalizeName } from "../matching/names/normalizeName.ts";
import { spellingKey } from "../matching/names/spellingKey.ts";
import { splitFullName } from "../matching/names/splitFullName.ts";
import { foldEmail, withoutTag } from "../matching/emailsIn.ts";
import { evenUmlauts, spellingsOfName, type Identity } from "./identities.ts";
import type { LeadFacts } from "./leadFacts.ts";

/**
 * What the name of a row says beside an address of somebody erased. `theirs`: it may be them. `relative`:
 * somebody with their family name and a given name that is no form of theirs. `other`: no more than that the
 * name is another. `unsaid`: no full name.
 */
type Bearing = "theirs" | "relative" | "other" | "unsaid";

/** Somebody's name as LeadFacts has it: in two fields, and as it is written elsewhere. */
type WrittenName = Pick<LeadFacts, "firstName" | "lastName" | "names">;

export const asWritten = (name: string): WrittenName => ({ ...splitFullName(name), names: [name] });

/**
 * What is remembered of a person's given names at an address, so that a row there with the same family name
 * is told from a relative's: each in the forms that may mean it, and with one letter left out, as slips of
 * the pen have it.
 */
export function givenAtEmails(all: readonly WrittenName[], emails: readonly string[]): Identity[] {
  const parts = all.flatMap((each) => [each, ...typedNames(each)]).map(partsOf);
  const givens = parts.flatMap((each) => each.firsts);
  // A name of one word may be either.
  const firsts = new Set(givens.length > 0 ? givens : parts.flatMap(({ family }) => family));
  const isKnown = (initial: string) =>
    [...firsts].some((first) => first.length > 1 && first.startsWith(initial));
  const values = new Set([
    given,
    ...[...firsts].flatMap((first) => {
      if (first.length === 1) return isKnown(first) ? [] : [`initial ${first}`];
      return [...formsOf(first, "first"), ...slipsOf(first)];
    }),
    ...parts.flatMap(({ others }) => others.flatMap((other) => formsOf(other, "other"))),
  ]);
  return atEmails("givenAtEmail", [...values], emails);
}

/** Stands with each address with which given names are remembered: an earlier version kept none. */
const given = "given";

/** Other names that a rep typed: of the same name, the two fields are surer than one text that is split. */
function typedNames({ firstName, lastName, names }: WrittenName): WrittenName[] {
  const own = new Set(spellingsOfName(`${firstName} ${lastName}`));
  return names.filter((name) => !spellingsOfName(name).some((each) => own.has(each))).map(asWritten);
}

/** The addresses in which a person is named, such as vera@ and v.testmann@: they are nobody else's. */
export function ownEmails(all: readonly WrittenName[], emails: readonly string[]): Identity[] {
  const own = emails.filter((email) => all.some((name) => readMailbox(email, name).isNamed));
  return own.map((email) => ({ kind: "ownEmail", value: foldEmail(email) }));
}

/** What has to be looked for to tell the bearing of a name at addresses. */
export function bearingToLookFor(name: WrittenName, emails: readonly string[]): Identity[] {
  if (emails.length === 0) return [];
  const { firsts, others, family } = partsOf(name);
  const values = [given, ...firsts.flatMap(asFirst), ...others.flatMap(asOther), ...family.flatMap(asFamily)];
  return [
    ...atEmails("givenAtEmail", [...new Set(values)], emails),
    ...emails.map((email): Identity => ({ kind: "ownEmail", value: foldEmail(email) })),
  ];
}

/** The bearing of a row's name at its addresses. */
export function bearingOf(
  name: WrittenName,
  emails: readonly string[],
  has: (identity: Identity) => boolean,
): Bearing {
  const written = [name.firstName, name.lastName].filter((part) => /\p{L}/u.test(part));
  if (!written.every(isSpelledOut)) return "unsaid";
  const { firsts, others, family } = partsOf(name);
  const places = emails.flatMap((email) => [email, withoutTag(email)]);
  const isKnown = (kind: Identity["kind"], values: string[]) => atEmails(kind, values, places).some(has);
  const isBefore = !isKnown("givenAtEmail", [given]);
  const isWord = (word: string) => isKnown("wordAtEmail", [evenUmlauts(word)]);
  const isGiven = (values: (word: string) => string[]) => (word: string) =>
    isKnown("givenAtEmail", values(word));
  // Sources swap first and last name.
  const theirGiven = new Set([
    ...firsts.filter(isGiven(asFirst)),
    ...others.filter(isGiven(asOther)),
    ...family.filter(isGiven(asFamily)),
  ]);
  const words = new Set([...firsts, ...others, ...family].filter((word) => word.length > 1));
  if (isBefore) return [...words].some(isWord) ? "theirs" : "other";
  // One of two parts may stand alone.
  if (written.length < 2) return theirGiven.size > 0 || [...words].some(isWord) ? "unsaid" : "other";
  const theirFamily = [...words].filter((word) => isWord(word) && !theirGiven.has(word));
  if (theirFamily.length > 0) return theirGiven.size > 0 ? "theirs" : "relative";
  const hasTheirGiven = [...firsts, ...others].some((word) => isWord(word) && theirGiven.has(word));
  return hasTheirGiven && places.some((value) => has({ kind: "ownEmail", value })) ? "theirs" : "other";
}

/** Whether a first or last name is more than an initial. In Chinese or Korean, one of a single sign is. */
const isSpelledOut = (part: string): boolean => !/^(?:\p{L}\.|[\p{Lu}\p{Ll}])$/u.test(part.trim());

interface NameParts {
  /** What somebody may be called by: the first given name, all as one word, and names in brackets. */
  firsts: string[];
  others: string[];
  family: string[];
}

function partsOf({ firstName, lastName, names }: WrittenName): NameParts {
  const { given, givenJoined, family, nicknames } = normalizeName(firstName, lastName, names.join(" "));
  const first = given.slice(0, given.findIndex((word) => word.length > 1) + 1 || 1);
  return {
    firsts: [...new Set([...first, givenJoined, ...nicknames])].filter((word) => word !== ""),
    others: given.slice(first.length).filter((word) => word.length > 2),
    family,
  };
}

/** A name with those that it may be short for, each in one spelling of several. */
function formsOf(word: string, place: "first" | "other"): string[] {
  const full = [word, ...(fullFormsOf.get(word) ?? [])];
  const spelled = full.flatMap((each) => [each, spellingsInTable(each)[0] ?? each].map(spellingKey));
  return [...new Set(spelled)].map((form) => `${place} ${form}`);
}

/** A given name of a row as it may be remembered. One that exists is no slip. */
const asFirst = (word: string): string[] => [
  ...asFamily(word),
  ...(knownGivenNames.has(word) ? [] : slipsOf(word)),
];

/** Somebody who goes by a second given name has it in the place of the first. */
const asOther = (word: string): string[] => formsOf(word, "first");

const asFamily = (word: string): string[] =>
  word.length === 1
    ? []
    : [...formsOf(word, "first"), ...formsOf(word, "other"), `initial ${word.charAt(0)}`];

/** Shorter names differ by a letter from too many others. */
const slipLengthMin = 4;
const slipLengthMax = 20;

function slipsOf(word: string): string[] {
  if (word.length < slipLengthMin || word.length > slipLengthMax) return [];
  const shorter = [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1));
  return [...new Set([word, ...shorter])].map((each) => `slip ${each}`);
}

const atEmails = (kind: Identity["kind"], values: readonly string[], emails: readonly string[]): Identity[] =>
  values.flatMap((value) => emails.map((email) => ({ kind, value: `${value}\n${foldEmail(email)}` })));

/** Whether an address names a person, and has no word of another name: karl.testmann@ is not Karla's. */
export function isNamedAlone(email: string, name: WrittenName): boolean {
  const { isNamed, isAlone } = readMailbox(email, name);
  return isNamed && isAlone;
}

/** What stands before the @: whether somebody's given name is in it, and whether all of it is theirs. */
function readMailbox(email: string, name: WrittenName): { isNamed: boolean; isAlone: boolean } {
  const words = foldText(withoutTag(email).split("@")[0] ?? "")
    .split(" ")
    .map((word) => evenUmlauts(word.replace(/\d+/g, "")))
    .filter((word) => word !== "");
  const { firsts, others, family } = partsOf(name);
  const given = [...firsts, ...others].filter((word) => word.length > 1).map(evenUmlauts);
  const families = [...new Set([...family, family.join("")])]
    .map(evenUmlauts)
    .filter((word) => word.length > 1);
  const written = words.join("");
  const isWhole = families.some((last) =>
    [...given, ...given.map((word) => word.charAt(0))].some(
      (first) => written === first + last || written === last + first,
    ),
  );
  const own = new Set([...given, ...families].flatMap((word) => [word, word.charAt(0)]));
  return {
    isNamed: isWhole || given.some((word) => words.includes(word)),
    isAlone: isWhole || words.every((word) => own.has(word)),
  };
}
