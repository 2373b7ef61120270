import { comparedText } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { repairEncoding } from "../repairEncoding.ts";
import { singleSpaced, trimEndOf, trimOf } from "../trimOf.ts";
import { joined, normalizeCompany, withoutLegalForms, type NormalizedCompany } from "./normalizeCompany.ts";
import { fillers, isGeneric } from "./commonWords.ts";
import { aliasesOf } from "./houses.ts";
import { splitPlace, type PlacedName } from "./placeInName.ts";
import { meaningIn } from "./translatedNames.ts";

/**
 * What a name in a text is to the company: its own, one that it says it uses, one that stands in brackets, or
 * that of the company which it belongs to.
 */
type NameKind = "own" | "brand" | "aside" | "owner";

/** One name of a company, ready to be compared many times. */
export interface ComparedName {
  kind: NameKind;
  company: NormalizedCompany;
  placed: PlacedName;
  /** The name without places, as one word. */
  baseJoined: string;
  /** What it may be called for short, where it has several words: with Group and International or without. */
  initials: string[];
  /** What it says in any language; empty where no word of it is translated. */
  meaning: string;
  /** The numbers of the companies that are known by this name and others. */
  aliases: readonly number[];
}

const uses =
  /[ ,(–-](?:d\/?b\/?a|t\/a|o\/a|trading as|doing business as|operating as|a\.?k\.?a\.?|also known as|auch bekannt als|handelnd als|nom commercial):? /iu;
const belongs =
  /[ ,(|–-](?:part of|member of|a division of|division of|a subsidiary of|subsidiary of|an affiliate of|a brand of|ein unternehmen der|une société du|una empresa de|teil der) (?:the )?/iu;
const belonging = /^(?:company|brand|business|subsidiary|unit|venture)[).]*$/iu;
/** What stands between two names of a company. */
const between = " ,(|–-";
const notAside =
  /^(?:formerly|previously|fka|f\/k\/a|ex|vormals|ehemals|früher|anciennement|antes|già|dawniej|voorheen|now|jetzt|heute|maintenant|désormais|ahora|agora|ora|obecnie|nu|publ|in )\b/iu;
const separators = / [|/] |[|｜]/u;

/** The names in what is written of a company, its own first. None where it names no company. */
export function namesOfCompany(
  written: string,
  webAddresses: (string | null)[],
  country: string | null,
): ComparedName[] {
  const legible = repairEncoding(comparedText(written)).replace(/(?<=\p{L})[?\ufffd](?=\p{L})/gu, "");
  const text = trimOf(" \"'“”„«»", singleSpaced(legible));
  const names = partsOf(text).map(({ text: part, kind }) => compared(part, kind, { webAddresses, country }));
  const [first] = names;
  return first?.company.full === "" && names.length === 1
    ? names.filter(({ company }) => company.domains.length > 0)
    : names.filter(({ company }, index) => company.full !== "" || index === 0);
}

interface Part {
  text: string;
  kind: NameKind;
}

function partsOf(text: string): Part[] {
  const [own = "", used] = text.split(uses, 2);
  if (used !== undefined && own !== "") return twoParts(own, used, "brand");
  const found = belongs.exec(text);
  if (found && found.index > 1) {
    return twoParts(text.slice(0, found.index), text.slice(found.index + found[0].length), "owner");
  }
  return ownerNamed(text) ?? inBrackets(text) ?? separated(text);
}

const twoParts = (own: string, other: string, kind: NameKind): Part[] => [
  { text: trimEndOf(between, own), kind: "own" },
  { text: trimEndOf(" ).", other), kind },
];

/** `Zenit, an Acme company`. */
function ownerNamed(text: string): Part[] | null {
  if (!belonging.test(text.slice(text.lastIndexOf(" ") + 1))) return null;
  const articles = [" a ", " an ", "(a ", "(an "];
  const [start = -1, article = ""] = articles
    .map((each): [number, string] => [text.toLowerCase().lastIndexOf(each), each])
    .reduce((one, other) => (other[0] > one[0] ? other : one));
  const own = trimEndOf(between, text.slice(0, start < 0 ? 0 : start));
  const isApart = article.startsWith("(") || own.length < text.slice(0, start).trimEnd().length;
  if (own === "" || !isApart) return null;
  return twoParts(own, text.slice(start + article.length, text.lastIndexOf(" ")), "owner");
}

/** `Alphabet (Google)`, unless a place, a former name or a legal form is in the brackets. */
function inBrackets(text: string): Part[] | null {
  const start = Math.max(text.lastIndexOf("("), text.lastIndexOf("（"));
  if (start < 2 || !/[)）]$/u.test(text)) return null;
  const [before, within] = [text.slice(0, start).trim(), text.slice(start + 1, -1).trim()];
  if (/[()（）]/u.test(before + within) || notAside.test(within)) return null;
  const words = foldText(within).split(" ");
  const isPlace = splitPlace(["x1x", ...words], null).base.length === 1;
  if (isPlace || isGeneric(words) || words.join("").length < 3) return [{ text, kind: "own" }];
  return [
    { text: before, kind: "own" },
    { text: within, kind: "aside" },
  ];
}

const separated = (text: string): Part[] => {
  const several = text.split(separators, 3).filter((part) => part.trim() !== "");
  if (several.length < 2) return [{ text, kind: "own" }];
  return several.map((part, index) => ({ text: part, kind: index === 0 ? "own" : "aside" }));
};

function compared(
  text: string,
  kind: NameKind,
  { webAddresses, country }: { webAddresses: (string | null)[]; country: string | null },
): ComparedName {
  const company = normalizeCompany(text, webAddresses);
  const placed = splitPlace(withoutFillersAtEnd(company.core), country);
  const base = withoutLegalForms(placed.base).filter((word) => !fillers.has(word));
  const letters = initialsOf(company.bare);
  return {
    kind,
    company,
    placed: { ...placed, base },
    baseJoined: joined(base) || company.coreJoined,
    initials:
      letters.length < 2 ? [] : [...new Set([letters, `${letters}i`, `${letters}g`, ...company.acronyms])],
    meaning: meaningIn(company.core),
    aliases: aliasesOf(company),
  };
}

/** Holding or Group behind a place: Acme Norge Holding. */
function withoutFillersAtEnd(words: string[]): string[] {
  const last = words.findLastIndex((word) => !fillers.has(word));
  return last < 0 ? words : words.slice(0, last + 1);
}

const initialsOf = (words: readonly string[]): string =>
  words.length < 2 ? "" : words.map((word) => word.charAt(0)).join("");
