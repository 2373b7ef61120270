import { profilesIn } from "../../matching/canonicalProfileUrl.ts";
import { foldText } from "../../matching/foldText.ts";
import { countryOfLocation } from "../../matching/places/countryOfLocation.ts";
import { singleSpaced, trimOf } from "../../matching/trimOf.ts";
import { say } from "../../reasons/sentence.ts";
import type { LeadInput } from "../leadInput.ts";
import { isJobTitle, nameOfSlug, type PastedPerson } from "./readPersonLine.ts";

/** A line of the page that says something. `line` counts from 1. */
interface Line {
  text: string;
  line: number;
}

/** The head of a profile is above its other lines, and below the page's menus. */
const linesMax = 1_000;
/** A longer line is no line of a profile's head. */
const headLineMax = 400;
/** Name, headline, company, school and place, where nothing else tells the name. */
const headLinesMax = 5;
const nameWordsMax = 8;

/** How near somebody is in LinkedIn's network, in the languages of the panel. */
const degree =
  /^(?:1st|2nd|3rd\+?|[123]\.\+?|1er|1re|[23]e\+?|[123]\.[ºo]\+?|[123] ?次\+?) ?(?:(?:(?:1st|2nd|3rd\+?) degree connection|Kontakt [123]\. Grades))?$/i;
const bareDegree =
  /^(?:1st|2nd|3rd\+?)(?: ?(?:1st|2nd|3rd\+?))?(?: degree connection)?$|^Kontakt [123]\. Grades$/i;
const contactInfo = /(?:^|[ ·])(?:contact info|kontaktinfo|coordonnées|información de contacto|連絡先情報)$/i;
const connections =
  /^(?:(?:plus de|más de|über) )?[\d.,  ]{1,9}\+? ?(?:connections?|kontakte?|relations?|contactos?)$|^つながり ?[\d,]+ ?人?(?:以上)?$/i;
const followers =
  /^[\d.,  ]{1,12}[KM]? ?(?:followers?|follower[:*]innen|abonnés?|seguidores?)$|^フォロワー ?[\d,]+/i;
const pronouns = /^\(?(?:she|he|they|sie|er|elle|il|iel|ella|él)(?: ?\/ ?[\p{L}]+)+\)?$/iu;
const verified =
  /^(?:verified|verifiziert|vérifié|verificado|add verification badge|view .{1,60} verifications?)$/i;

/** The place of a mark of nearness, with what stands before it in its line. */
interface Mark {
  at: number;
  before: string;
}

/**
 * The person of a LinkedIn profile whose page somebody has copied, or why nobody can be told for sure; null
 * where the text is no such page. The name stands above the mark of nearness (`· 2nd`) or twice, the place
 * before the link to contact details. Of the headline title and company are taken where it says them plainly.
 */
export function readProfilePage(all: readonly string[]): PastedPerson | null {
  const lines = all.slice(0, linesMax);
  const page = lines.flatMap((text, index): Line[] => {
    const said = text.length > headLineMax ? "x" : singleSpaced(text).trim();
    return /[\p{L}\p{N}]/u.test(said) ? [{ text: said, line: index + 1 }] : [];
  });
  const ends = page.flatMap(({ text }, at) => (contactInfo.test(text) || connections.test(text) ? [at] : []));
  const marks = marksIn(page);
  const [first] = page;
  if (first === undefined || page.length < 2 || (ends.length === 0 && marks.length === 0)) return null;
  const end = ends[0] ?? page.length;
  const own = marks.filter(({ at }) => at < end);
  const name = own.length > 1 ? null : own[0] ? nameAt(page, own[0]) : nameWithout(page, end);
  if (name === null || !isName(name.text))
    return { line: first.line, text: "", reason: say("pasted-page-unsure") };
  const head = page
    .slice(name.after, end)
    .filter(({ text }) => !isMark(text) && text !== name.text && !followers.test(text));
  return { line: name.line, input: personOf(name.text, head, page[end], lines) };
}

/** A mark alone in the line after another one is of the same person. */
function marksIn(page: Line[]): Mark[] {
  const marks: Mark[] = [];
  let last = -2;
  for (const [at, { text }] of page.entries()) {
    const before = beforeMark(text);
    if (before === null) continue;
    if (at > last + 1 || before !== "") marks.push({ at, before });
    last = at;
  }
  return marks;
}

function beforeMark(text: string): string | null {
  const dot = text.lastIndexOf("·");
  if (dot !== -1 && degree.test(text.slice(dot + 1).trim())) return text.slice(0, dot).trim();
  return bareDegree.test(text) ? "" : null;
}

const isMark = (text: string): boolean =>
  beforeMark(text) !== null || pronouns.test(text) || verified.test(text);

interface Name extends Line {
  /** Where what stands behind it begins. */
  after: number;
}

/** A name without the pronouns behind it. */
function bare(text: string): string {
  const [behind] = / \(?[\p{L}]{1,12}(?:\/[\p{L}]{1,12}){1,2}\)?$/u.exec(text) ?? [];
  const isPronoun = behind !== undefined && pronouns.test(behind.trim());
  return trimOf(" ·", isPronoun ? text.slice(0, -behind.length) : text);
}

/** In the line of the mark, or the next one above that is not another mark. */
function nameAt(page: Line[], { at, before }: Mark): Name | null {
  const { line = 1 } = page[at] ?? {};
  if (before !== "" && !pronouns.test(before)) return { text: bare(before), line, after: at + 1 };
  for (let above = at - 1; above >= 0; above -= 1) {
    const found = page[above];
    if (found && !isMark(found.text)) return { text: bare(found.text), line: found.line, after: at + 1 };
  }
  return null;
}

/** A name that stands twice, or above its pronouns, or on top of a head that is copied alone. */
function nameWithout(page: Line[], end: number): Name | null {
  const isTwice = ({ text }: Line, at: number) => {
    const next = page[at + 1]?.text ?? "";
    return at + 1 < end && (next === text || pronouns.test(next));
  };
  const at = page.slice(0, end).findIndex(isTwice);
  const found = at !== -1 ? page[at] : end <= headLinesMax ? page[0] : undefined;
  return found && end > 0 ? { text: bare(found.text), line: found.line, after: Math.max(at, 0) + 1 } : null;
}

const isName = (text: string): boolean =>
  /\p{L}/u.test(text) &&
  !/[\d@:/]/.test(text) &&
  text.split(" ").length <= nameWordsMax &&
  (!isJobTitle(text) || text.split(" ").length === 2);

function personOf(
  fullName: string,
  head: Line[],
  end: Line | undefined,
  lines: readonly string[],
): LeadInput {
  const beside = end && contactInfo.test(end.text) ? trimOf(" ·", end.text.replace(contactInfo, "")) : "";
  const last = beside === "" ? head.at(-1)?.text : undefined;
  const isPlaced = last !== undefined && (end ? contactInfo.test(end.text) || isPlace(last) : isPlace(last));
  const location = beside !== "" ? beside : isPlaced && head.length > 1 ? last : "";
  const [headline, ...others] = head.slice(0, beside === "" && location !== "" ? -1 : undefined);
  const profileUrl = profileOf(fullName, lines);
  return {
    fullName,
    ...(headline ? jobOf(headline.text, others) : {}),
    ...(location && { location }),
    ...(profileUrl !== undefined && { profileUrl }),
  };
}

const isPlace = (text: string): boolean => countryOfLocation(text) !== null;

const former =
  /(?:^|[ (-])(?:ex|former|formerly|retired|ehemals|ehemaliger?|ancien|ancienne|antiguo|antigua)(?=[ -])/i;

/** Title and company, where the first part of a headline says them. `others`: the lines below it. */
function jobOf(headline: string, others: Line[]): LeadInput {
  const [part = ""] = headline.split(/ [-–—] | ?[|·•] ?/);
  if (former.test(part)) return {};
  const [, title = "", word = "", company = ""] = / (?:at|@|bei|chez|en) /i.test(part)
    ? (/^(.+?) (at|@|bei|chez|en) (.+)$/i.exec(part) ?? [])
    : [];
  if (title !== "" && isJobTitle(title)) {
    const isBelow = others.some(({ text }) => text === company || text.startsWith(`${company} ·`));
    // `en` is also "in" of a field, a small letter also begins "at heart", and a comma also goes on.
    const isPlain = word.toLowerCase() !== "en" && !/^\p{Ll}/u.test(company) && !company.includes(",");
    if (isBelow || isPlain) return { title, company };
    return word.toLowerCase() === "en" ? { title: part } : { title };
  }
  return isJobTitle(part) ? { title: part } : {};
}

/** The one address of a profile in the text, where it has a part of the name. */
function profileOf(fullName: string, lines: readonly string[]): string | undefined {
  const found = new Set(lines.flatMap((line) => (line.length > headLineMax ? [] : profilesIn(line))));
  const [url, ...more] = [...found].filter((each) => !each.includes("/sales/"));
  if (url === undefined || more.length > 0) return undefined;
  const words = new Set(foldText(fullName).split(" "));
  const ofUrl = foldText(nameOfSlug(url) ?? "").split(" ");
  return ofUrl.some((word) => word.length > 1 && words.has(word)) ? url : undefined;
}
