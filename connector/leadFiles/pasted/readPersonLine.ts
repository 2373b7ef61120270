import { addressesIn, withoutTag } from "../../matching/emailsIn.ts";
import { profilesIn } from "../../matching/canonicalProfileUrl.ts";
import { foldText } from "../../matching/foldText.ts";
import { isCredential } from "../../matching/names/cleanName.ts";
import { knownGivenNames, knownFamilyNames } from "../../matching/names/knownNames.ts";
import { countryOfLocation } from "../../matching/places/countryOfLocation.ts";
import { singleSpaced, trimOf } from "../../matching/trimOf.ts";
import { say, type Said } from "../../reasons/sentence.ts";
import type { LeadInput } from "../leadInput.ts";
import { particles } from "../../matching/names/nameWords.ts";
import { titleMeaning } from "../../matching/titles/titleMeaning.ts";

/** A person in one line is not longer, with an address of Sales Navigator in it. */
const lineLengthMax = 1_000;
/** More words than a name has: it is a sentence. */
const nameWordsMax = 8;

/**
 * The person whom a line is about: an address of a profile, `Name, Company`, `Name at Company`,
 * `Name - Title - Company`, an address of e-mail with or without a name, and any of these together.
 */
export function readPersonLine(text: string, line: number): PastedPerson {
  const shown = text.trim().slice(0, 200);
  if (text.length > lineLengthMax) return { line, text: shown, reason: say("pasted-line-too-long") };
  const { reached, rest, urls } = takeReaches(text);
  if (/\p{L}/u.test(rest)) {
    const said = saidOf(rest);
    const isName = said.fullName.split(" ").length <= nameWordsMax && /\p{L}/u.test(said.fullName);
    return isName
      ? { line, input: { ...reached, ...said } }
      : { line, text: shown, reason: say("pasted-no-name") };
  }
  if (reached.profileUrl === undefined && reached.salesProfileUrl === undefined && !reached.email)
    return { line, text: shown, reason: whyNobody(urls) };
  const guessed = nameOfSlug(reached.profileUrl ?? "") ?? nameOfEmail(reached.email ?? "");
  return guessed === null
    ? { line, input: reached }
    : { line, input: { ...reached, fullName: guessed }, isNameGuessed: true };
}

type Reached = Pick<LeadInput, "email" | "phone" | "profileUrl" | "salesProfileUrl">;

const anyUrl = /^(?:https?:\/\/|www\.)\S+$|^\S*linkedin\.com\/\S*$/i;
/** Seven digits and more, as phones are written. */
const phone = /(?<![\p{L}\d])(?:\+|\(\+?|00)?\d[\d ()./-]{5,24}\d(?![\p{L}\d])/u;

/** The addresses and the phone in a line, and what is left of it. */
function takeReaches(text: string): { reached: Reached; rest: string; urls: string[] } {
  const words = text.split(/[\s<>]+/).filter((word) => word !== "");
  const urls = words.map((word) => trimOf("()[]\"',;", word)).filter((word) => anyUrl.test(word));
  const isReach = (word: string) => anyUrl.test(trimOf("()[]\"',;", word)) || addressesIn(word).length > 0;
  const others = words.filter((word) => !isReach(word)).join(" ");
  const profiles = profilesIn(text);
  const found = phone.exec(others)?.[0];
  const isPhone = found !== undefined && found.replace(/\D/g, "").length >= 7;
  const publicUrl = profiles.find((url) => !url.includes("/sales/"));
  const salesUrl = profiles.find((url) => url.includes("/sales/"));
  const email = addressesIn(text)[0];
  const reached = {
    ...(email !== undefined && { email }),
    ...(isPhone && { phone: found.trim() }),
    ...(publicUrl !== undefined && { profileUrl: publicUrl }),
    ...(salesUrl !== undefined && { salesProfileUrl: salesUrl }),
  };
  return { reached, rest: tidy(isPhone ? others.replace(found, " ") : others), urls };
}

function whyNobody(urls: string[]): Said {
  const url = urls[0];
  if (url === undefined) return say("pasted-no-name");
  if (!/linkedin\.com/i.test(url)) return say("pasted-other-address");
  return say(
    /\/(?:company|school|showcase|sales\/company)\//i.test(url) ? "pasted-company" : "pasted-no-profile",
  );
}

const tidy = (text: string): string => trimOf(' ,;:|·•–—"“”-', singleSpaced(text));

type SaidOf = LeadInput & { fullName: string };

const strong = / [-–—] | ?[|·•] ?/;
/** `Name at Company`, in the languages of the panel. */
const atCompany = /^(.+?) ?(?: at | @ ?| bei | chez | en )(.+)$/i;

/** What a line says of a person, besides how to reach them. */
function saidOf(text: string): SaidOf {
  const [first = "", ...others] = partsOf(text);
  const [, name, employer] = atCompany.exec(first) ?? [];
  if (name !== undefined && employer !== undefined && !isJobTitle(name))
    return { fullName: name, ...jobOf([employer, ...others], true) };
  return { fullName: first, ...jobOf(others, false) };
}

function partsOf(text: string): string[] {
  const bracketed = /^([^()]+) \(([^()/]{3,})\)$/.exec(text);
  if (bracketed?.[1]?.includes(" ") && !strong.test(text) && !text.includes(","))
    return isCredential(bracketed[2] ?? "", false) ? [bracketed[1]] : [bracketed[1], bracketed[2] ?? ""];
  const parts = strong.test(text) ? text.split(strong) : [text];
  const [first = "", ...others] = parts;
  const [name = "", ...behind] = first.split(/ ?[,;、，；] ?/);
  if (isFamily(name, behind[0]))
    return [`${name}, ${behind.shift() ?? ""}`, ...behind, ...others].map(tidy).filter(isSaid);
  const credentials = behind.findIndex((each) => !each.split(" ").every((word) => isCredential(word, false)));
  const rest = credentials === -1 ? [] : behind.slice(credentials);
  // Behind a dash a comma is one of a company's name, or of a place.
  return [name, ...rest, ...others].map(tidy).filter(isSaid);
}

/** Whether it is the first part of `Tanaka, Vera`. */
function isFamily(name: string, next: string | undefined): boolean {
  if (next === undefined || /[^\p{Script=Latin}'’-]/u.test(name) || isGiven(name)) return false;
  return (
    isGiven(next) ||
    (/^[\p{Script=Latin}'’-]+$/u.test(next) && !isJobTitle(next) && !isCredential(next, false))
  );
}

const isSaid = (part: string): boolean => part !== "";
const isGiven = (text: string): boolean => knownGivenNames.has(foldText(text.split(" ", 1)[0] ?? ""));
const isPlace = (text: string): boolean => countryOfLocation(text) !== null;

/** Title, company and place, in any order. `isCompanyFirst`: the first part is known to be the company. */
function jobOf(given: string[], isCompanyFirst: boolean): LeadInput {
  const parts = given.flatMap((part) => {
    const [, title, company] = atCompany.exec(part) ?? [];
    return title !== undefined && company !== undefined && isJobTitle(title) ? [title, company] : [part];
  });
  const titleAt = isCompanyFirst ? parts.findIndex((part, at) => at > 0 && isJobTitle(part)) : titleIn(parts);
  const others = parts.filter((_, at) => at !== titleAt);
  const [company, ...places] = others;
  const location = places.join(", ");
  return {
    ...(titleAt !== -1 && { title: parts[titleAt] }),
    ...(company !== undefined && { company }),
    ...(location !== "" && { location }),
  };
}

/** Where the title is, else -1. Of two parts that tell nothing it is the first one, as LinkedIn has it. */
function titleIn(parts: string[]): number {
  const known = parts.findIndex((part) => isJobTitle(part));
  if (known !== -1 || parts.length < 2) return known;
  return parts.slice(1).every(isPlace) ? -1 : 0;
}

/** Words of job titles, in the languages of the panel. Folded. */
const words = new Set(
  `director directora directeur directrice manager managerin head chief ceo cto cfo coo cio cmo cro cpo ciso vp svp evp avp president
   vice engineer engineering developer consultant officer lead leader founder cofounder partner owner analyst architect specialist
   executive assistant coordinator professor scientist researcher buyer planner designer advisor adviser secretary supervisor
   technician recruiter representative administrator associate intern trainee student nurse lawyer attorney controller accountant
   leiter leiterin geschaftsfuhrer geschaftsfuhrerin vorstand ingenieur ingenieurin entwickler entwicklerin berater beraterin
   referent referentin sachbearbeiter einkaufer prokurist inhaber grunder mitarbeiter werkleiter vertriebsleiter
   responsable gerant gerante ingenieure charge chef acheteur fondateur conseiller conseillere
   gerente jefe jefa ingeniero ingeniera consultor consultora encargado fundador comprador socio`.split(
    /\s+/,
  ),
);

const eastAsian = /部長|社長|課長|取締役|代表|マネージャ|エンジニア|担当|主任|経理/u;

/** Whether a text is the title of a job rather than the name of a company. */
export const isJobTitle = (text: string): boolean =>
  eastAsian.test(text) ||
  foldText(text)
    .split(/[^\p{L}]+/u)
    .some((word) => words.has(word));

/**
 * The name that a profile's address probably has: `…/in/vera-van-tanaka-1b2c3d` is Vera van Tanaka. Null
 * where it has an id in place of a name, as addresses of Sales Navigator have.
 */
export function nameOfSlug(profileUrl: string): string | null {
  const slug = /\/(?:in|pub)\/([^/]+)/.exec(profileUrl)?.[1];
  if (slug === undefined || /^AC[A-Za-z][A-Za-z0-9_-]{20,}$/.test(slug)) return null;
  const words = decoded(slug)
    .split(/[-_.\s]+/)
    .map((word) => word.replace(/^(\p{L}{3,})\d{1,4}$/u, "$1"))
    // What LinkedIn puts behind a name that others have, too, has digits.
    .filter((word) => word !== "" && !/\d/.test(word));
  while (words.length > 2 && isNoName(words.at(-1) ?? "")) words.pop();
  const spelled = words.map((word, index) => (index > 0 && particles.has(word) ? word : capital(word)));
  return /\p{L}{2}/u.test(spelled.join("")) ? spelled.join(" ") : null;
}

/** Whether it is a credential, or a word of a job that is nobody's name. */
function isNoName(word: string): boolean {
  const { trades, ranks } = titleMeaning(word);
  const isOfJob = trades.length + ranks.length > 0 && !knownFamilyNames.has(foldText(word));
  return isCredential(word, true) || isOfJob;
}

/** The name that an e-mail address probably has: `vera.tanaka@…`. Null where it has one word alone. */
function nameOfEmail(email: string): string | null {
  const words = withoutTag(email)
    .slice(0, withoutTag(email).lastIndexOf("@"))
    .split(/[._-]+/)
    .filter((word) => word !== "");
  const areNames = words.length >= 2 && words.length <= 4 && words.every((word) => /^\p{L}{2,}$/u.test(word));
  return areNames ? words.map(capital).join(" ") : null;
}

const capital = (word: string): string => {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
};

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** What a text that somebody pasted says of a person. `line` is where that begins, from 1. */
export type PastedPerson =
  | {
      line: number;
      input: LeadInput;
      /** Whether the name was guessed from an address. */
      isNameGuessed?: boolean;
    }
  | { line: number; text: string; reason: Said };
