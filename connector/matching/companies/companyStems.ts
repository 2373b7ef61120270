import { comparedText } from "../comparedText.ts";
import { alphabetSpellings } from "../names/alphabetSpellings.ts";
import { scriptOf } from "../names/scripts.ts";
import { singleSpaced, trimEndOf, trimOf } from "../trimOf.ts";
import { namesInTime, normalizeCompany } from "./normalizeCompany.ts";

const leadingArticle = /^(?:the|die|der|das|le|la|les|el|los|il|lo|groupe|grupo)\s+/iu;
const lengthMin = 3;
/** No company's name has more words: Salesforce keeps 255 characters of an account's name. */
const wordsMax = 20;
const stemLengthMax = 255;

/**
 * The beginnings of a company's names in the CRM, for a search by beginnings that ignores case but not
 * accents: the name without leading article and legal form, in several spellings, and the former name.
 */
export function companyStems(company: string): string[] {
  const name = singleSpaced(comparedText(company)).trim();
  const [present, former = ""] = namesInTime(name);
  const names = [name, present, trimOf(" .:)", former)].flatMap((each) => [each, wordsApart(each)]);
  // The CRM may have the article, too.
  const written = names.flatMap((each) => [each.replace(leadingArticle, "").trim(), each]);
  const stems = [...new Set(written)].flatMap((each) => {
    const stem = withoutLegalForm(each);
    const ampersands = [
      stem,
      withoutLeadingForm(stem),
      stem.replace(/ ?& ?/gu, " and "),
      stem.replace(/ (?:and|und|et) /giu, " & "),
      ...twoLetters(stem),
    ];
    return ampersands.flatMap(alphabetSpellings);
  });
  const long = [...new Map(stems.map((stem) => [stem.toLowerCase(), stem])).values()].filter(
    (stem) => stem.length >= lengthMin || /[^\p{ASCII}]/u.test(stem) || twoLetters(stem).length > 0,
  );
  const kept = long.length > 0 ? long : [name.slice(0, stemLengthMax)].filter((each) => each !== "");
  // A search for a stem also finds what begins with a longer one.
  return kept.filter((stem) => !kept.some((other) => other !== stem && startsWith(stem, other)));
}

/** H&M, which is HM, too. */
function twoLetters(name: string): string[] {
  const [, one, other] = /^(\p{Lu}) ?&? ?(\p{Lu})$/u.exec(name) ?? [];
  return one === undefined || other === undefined
    ? []
    : [`${one}${other}`, `${one}&${other}`, `${one} & ${other}`];
}

const startsWith = (text: string, start: string): boolean =>
  text.toLowerCase().startsWith(start.toLowerCase());

/** `AcmeRoboticsB.V.` and `Acme-Robotics-Inc` in words. */
const wordsApart = (name: string): string =>
  name.includes(" ")
    ? name
    : name
        .replace(/(?<=\p{Ll})(?=\p{Lu})|-(?=\p{L}{2})/gu, " ")
        .replace(/(?<=\p{Ll}) ?& ?(?=\p{Lu})/gu, " & ");

/** ООО «Грандтехмет», 주식회사 서솔: a form in front, and quotation marks around the name. */
function withoutLeadingForm(stem: string): string {
  if (scriptOf(stem) === "latin") return stem;
  const { bareJoined } = normalizeCompany(stem, []);
  const words = stem.split(" ");
  while (words.length > 1 && normalizeCompany(words.slice(1).join(" "), []).bareJoined === bareJoined)
    words.shift();
  return words.join(" ").replace(/[«»"“”„]/gu, "");
}

/** The written name without legal form and words such as Group or International at its end. */
function withoutLegalForm(name: string): string {
  const [outside = ""] = name.split(/ ?[(（]/u, 1);
  const words = outside.split(" ").slice(0, wordsMax);
  const { bareJoined } = normalizeCompany(name, []);
  const ending = (text: string) => trimEndOf(" ,.", text).slice(0, stemLengthMax);
  for (let end = 1; end < words.length; end++) {
    const start = words.slice(0, end).join(" ");
    if (normalizeCompany(start, []).bareJoined === bareJoined) return ending(start);
  }
  return ending(words.join(" "));
}
