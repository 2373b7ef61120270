import { comparedText } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { repairEncoding } from "../repairEncoding.ts";
import { singleSpaced, trimEndOf, trimOf } from "../trimOf.ts";
import { joined, normalizeCompany, withoutLegalForms, type NormalizedCompany } from "./normalizeCompany.ts";
import { fillers, isGeneric } from "./commonWords.ts";
import { aliasesOf } from "./houses.ts";
import { meaningIn } from "./translatedNames.ts";
import { splitPlace, type PlacedName } from "./placeInName.ts";

/**
 * What a name in a text is to the company: its own, one that it says it uses, or one that stands in brackets.
 */
type NameKind = "own" | "brand" | "aside";

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
/** What stands between two names of a company. */
const between = " ,(|–-";
const notAside =
  /^(?:formerly|previously|fka|f\/k\/a|ex|vormals|ehemals|früher|anciennement|antes|già|dawniej|voorheen|publ|in )\b/iu;

/** Before the present name, in brackets behind an earlier one: `Acme (now Apex)`. */
const now = /^(?:now|jetzt|heute|maintenant|désormais|ahora|agora|ora|obecnie|nu) /iu;

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
  if (used !== undefined && own !== "")
    return [
      { text: trimEndOf(between, own), kind: "own" },
      { text: trimEndOf(" ).", used), kind: "brand" },
    ];
  return inBrackets(text) ?? [{ text, kind: "own" }];
}

/** `Alphabet (Google)`, unless a place, a former name or a legal form is in the brackets. */
function inBrackets(text: string): Part[] | null {
  const start = Math.max(text.lastIndexOf("("), text.lastIndexOf("（"));
  if (start < 2 || !/[)）]$/u.test(text)) return null;
  const before = text.slice(0, start).trim();
  const within = text
    .slice(start + 1, -1)
    .trim()
    .replace(now, "");
  if (/[()（）]/u.test(before + within) || notAside.test(within)) return null;
  const words = foldText(within).split(" ");
  const isPlace = splitPlace(["x1x", ...words], null).base.length === 1;
  if (isPlace || isGeneric(words) || words.join("").length < 3) return [{ text, kind: "own" }];
  return [
    { text: before, kind: "own" },
    { text: within, kind: "aside" },
  ];
}

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
